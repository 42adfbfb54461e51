import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MirrorReceiver, MirrorSender, Session } from "../src";
import { pack, unpack } from "../src/codec";
import { split } from "../src/split";
import { FakeServer, type FakeSocket, joined, notice, participant, relayed, view } from "./fake-server";

// The real one works outside of the fake clock; codec.test.ts tests it.
vi.mock("../src/gzip", async () => {
  const { gzipSync, gunzipSync } = await import("node:zlib");
  return {
    gzip: async (text: string) => gzipSync(text),
    gunzip: async (bytes: Uint8Array, most: number) => gunzipSync(bytes, { maxOutputLength: most }).toString(),
  };
});

let server: FakeServer;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  server = new FakeServer();
});
afterEach(() => vi.useRealTimers());

const tick = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

const META = { type: 4, data: { href: "https://shop.example/" } };
const SNAPSHOT = { type: 2, data: { node: {} } };
const change = (label: number | string): object => ({ type: 3, data: { label } });

async function joinAs(you: "p1" | "p2", more: Parameters<typeof view>[1] = {}): Promise<Session> {
  server.answer = (message) => (message["type"] === "join" ? { ok: joined(1, "route-1", { you, ...more }) } : undefined);
  const joining = Session.join(server.link(), "s1");
  await tick();
  return joining;
}

describe("the sharer's end", () => {
  interface Sent { n: number; more: boolean; body: string; route: string }
  const sent = (socket: FakeSocket = server.last): Sent[] =>
    socket.sent.filter((one) => one["stream"] === "mirror") as unknown as Sent[];
  const events = async (from = 0): Promise<unknown[]> => {
    const bodies: string[] = [];
    let body = "";
    for (const one of sent().slice(from)) {
      body += one.body;
      if (!one.more) {
        bodies.push(body);
        body = "";
      }
    }
    return (await Promise.all(bodies.map((one) => unpack(one)))).flat();
  };

  let wanted: ReturnType<typeof vi.fn<() => void>>;
  async function sender(session: Session): Promise<MirrorSender> {
    const mirror = new MirrorSender(session);
    wanted = vi.fn<() => void>();
    mirror.onWanted(wanted);
    await tick();
    return mirror;
  }

  test("wants a snapshot at once when a viewer is there, and sends nothing before it", async () => {
    const mirror = await sender(await joinAs("p2"));
    expect(mirror.isWatched).toBe(true);
    expect(wanted).toHaveBeenCalledTimes(1);
    mirror.push(change("too early"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(1);
    expect(sent()).toMatchObject([{ n: 0, more: false, route: "route-1" }]);
    expect(await events()).toEqual([META, SNAPSHOT]);
  });

  test("with no viewer present nothing is wanted and nothing is sent", async () => {
    const away = participant("p1", "viewer", { presence: { is: "away", until: 60_000 } });
    const mirror = await sender(await joinAs("p2", { participants: [away, participant("p2", "sharer")] }));
    expect(mirror.isWatched).toBe(false);
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(1_000);
    expect(wanted).not.toHaveBeenCalled();
    expect(sent()).toEqual([]);
  });

  test("held, it sends nothing, not even what waits; after that, a gap and a fresh snapshot", async () => {
    const mirror = await sender(await joinAs("p2"));
    const watched: boolean[] = [];
    mirror.onWatched((one) => watched.push(one));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(5);
    mirror.push(change("waits"));
    mirror.isHeld = true;
    mirror.push(change("held"));
    await tick(3_000);
    expect(await events()).toEqual([META, SNAPSHOT]);
    mirror.isHeld = false;
    await tick();
    expect(watched).toEqual([false, true]);
    expect(wanted).toHaveBeenCalledTimes(2);
    mirror.push(change("of before the snapshot"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(100);
    expect(sent().map((one) => one.n)).toEqual([0, 2]);
    expect(await events(1)).toEqual([META, SNAPSHOT]);
  });

  test("the first event after a pause leaves at once; in a flow there is a batch every 50 ms", async () => {
    const mirror = await sender(await joinAs("p2"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(1_500);
    const before = sent().length;
    for (let i = 0; i < 50; i += 1) {
      mirror.push(change(i));
      await tick(10);
    }
    expect(await events(before)).toEqual(Array.from({ length: 50 }, (_, i) => change(i)));
    expect(sent().length - before).toBeGreaterThan(8);
    expect(sent().length - before).toBeLessThan(12);
    const [first] = sent().slice(before);
    expect(await unpack(first?.body ?? "")).toEqual([change(0)]);
  });

  test("after a pause one empty batch follows, so that a lost last one is missed", async () => {
    const mirror = await sender(await joinAs("p2"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(10);
    await tick(10_000);
    expect(sent().map((one) => one.n)).toEqual([0, 1]);
    expect(await unpack(sent()[1]?.body ?? "")).toEqual([]);
  });

  test("a large snapshot goes in frames under 32 KB with consecutive n", async () => {
    const mirror = await sender(await joinAs("p2"));
    const noise = Array.from({ length: 30_000 }, (_, i) => Math.sin(i)).join();
    mirror.push(META);
    mirror.push({ type: 2, data: { noise } });
    await tick(5);
    await tick();
    expect(sent().length).toBeGreaterThan(5);
    expect(sent().map((one) => one.n)).toEqual(sent().map((_, i) => i));
    for (const one of sent()) {
      expect(one.body.length).toBeLessThanOrEqual(28 * 1024);
      expect(JSON.stringify(one).length).toBeLessThan(32 * 1024);
    }
    expect(await events()).toEqual([META, { type: 2, data: { noise } }]);
  });

  test("n starts at 0 with each new epoch, and a snapshot is wanted", async () => {
    const mirror = await sender(await joinAs("p2"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(60);
    server.answer = () => ({
      ok: joined(3, "route-3", { participants: [participant("p1", "viewer"), participant("p2", "sharer", { epoch: 2 })] }),
    });
    server.last.drop();
    expect(mirror.isWatched).toBe(false);
    mirror.push(change("nobody is there to see it"));
    await tick(3_000);
    expect(wanted).toHaveBeenCalledTimes(2);
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(60);
    expect(sent()).toMatchObject([{ n: 0, route: "route-3" }]);
  });

  test("a new viewer wants a snapshot, while the others go on seeing what happens", async () => {
    const mirror = await sender(await joinAs("p2"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(1_100);
    const more = [participant("p1", "viewer"), participant("p2", "sharer"), participant("p3", "viewer")];
    server.last.say(notice("session.joined", view(2, { you: "p2", participants: more }), "route-2"));
    mirror.push(change("goes on"));
    await tick(60);
    expect(wanted).toHaveBeenCalledTimes(2);
    expect((await events()).at(-1)).toEqual(change("goes on"));
    expect(sent().at(-1)?.route).toBe("route-2");
  });

  test("however often viewers want, the page is asked once a second", async () => {
    await sender(await joinAs("p2"));
    for (let i = 0; i < 100; i += 1) {
      server.last.say(relayed(i, "", { stream: "want", from: "p1" }));
      await tick(30);
    }
    expect(wanted.mock.calls.length).toBeLessThanOrEqual(4);
  });

  test("only a viewer's want counts", async () => {
    await sender(await joinAs("p2"));
    await tick(2_000);
    server.last.say(relayed(0, "", { stream: "want", from: "p9" }));
    server.last.say(relayed(0, "", { stream: "want", from: "p1", epoch: 0 }));
    await tick(2_000);
    expect(wanted).toHaveBeenCalledTimes(1);
  });

  test("a stuck connection drops what waits; a snapshot follows once it flows, after a gap in the count", async () => {
    const mirror = await sender(await joinAs("p2"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(60);
    server.last.bufferedAmount = 2 * 1024 * 1024;
    mirror.push(change("lost"));
    await tick(5_000);
    expect(sent()).toHaveLength(1);
    expect(wanted).toHaveBeenCalledTimes(1);
    server.last.bufferedAmount = 0;
    await tick(1_100);
    expect(wanted).toHaveBeenCalledTimes(2);
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(60);
    expect(sent()[1]?.n).toBe(2);
  });

  test("a slow connection makes events wait and travel together", async () => {
    const mirror = await sender(await joinAs("p2"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    await tick(60);
    server.last.bufferedAmount = 200 * 1024;
    for (let i = 0; i < 10; i += 1) {
      mirror.push(change(i));
      await tick(50);
    }
    expect(sent()).toHaveLength(1);
    server.last.bufferedAmount = 0;
    await tick(60);
    expect(sent()).toHaveLength(2);
    expect(await events(1)).toHaveLength(10);
  });

  test("closed, it sends nothing, not even what waits", async () => {
    const mirror = await sender(await joinAs("p2"));
    mirror.push(META);
    mirror.push(SNAPSHOT);
    mirror.close();
    await tick(1_000);
    expect(sent()).toEqual([]);
  });
});

describe("a viewer's end", () => {
  let got: unknown[];
  let catchingUp: boolean[];

  async function receiver(session: Session): Promise<MirrorReceiver> {
    const mirror = new MirrorReceiver(session);
    got = [];
    catchingUp = [];
    mirror.onEvents((events) => got.push(...events));
    mirror.onCatchingUp((one) => catchingUp.push(one));
    await tick();
    return mirror;
  }
  const wants = (): unknown[] => server.last.sent.filter((one) => one["stream"] === "want");
  const send = (message: object): void => server.last.say(message);
  const snapshot = async (n: number, more = {}): Promise<object> => relayed(n, await pack([META, SNAPSHOT]), more);
  const changes = async (n: number, label: unknown, more = {}): Promise<object> =>
    relayed(n, await pack([change(String(label))]), more);

  test("what comes out of order goes on in order", async () => {
    await receiver(await joinAs("p1"));
    for (const message of [await changes(2, "b"), await snapshot(0), await changes(3, "c"), await changes(1, "a")]) {
      send(message);
    }
    await tick();
    expect(got).toHaveLength(5);
    expect(got).toEqual([META, SNAPSHOT, change("a"), change("b"), change("c")]);
    expect(catchingUp).toEqual([false]);
  });

  test("any order of the pieces of any batches, with duplicates, comes to the same", async () => {
    const large = "x".repeat(200) + Array.from({ length: 400 }, (_, i) => Math.cos(i)).join();
    const batches = [[META, SNAPSHOT, change(large)], [change(1)], [change(large), change(2)], [change(3)]];
    const bodies = await Promise.all(batches.map(pack));
    const messages: object[] = [];
    for (const body of bodies) {
      const pieces = split(body, 700);
      pieces.forEach((piece, i) => messages.push(relayed(messages.length, piece, { more: i < pieces.length - 1 })));
    }
    expect(messages.length).toBeGreaterThan(8);
    const session = await joinAs("p1");
    const twice = [...messages, ...messages].keys();
    const orders = fc.shuffledSubarray([...twice], { minLength: messages.length * 2 });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const mirror = await receiver(session);
        for (const i of order) send(messages[i % messages.length] ?? {});
        await tick(1);
        await tick(1);
        expect(got).toEqual(batches.flat());
        mirror.close();
      }),
      { numRuns: 30 },
    );
  });

  test("a gap may heal by itself for half a second", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    await tick();
    expect(got).toHaveLength(2);
    send(await changes(2, "b"));
    await tick(400);
    await tick();
    expect(got).toHaveLength(2);
    send(await changes(1, "a"));
    await tick();
    expect(got).toHaveLength(4);
    await tick(5_000);
    expect(wants()).toEqual([]);
    expect(catchingUp).toEqual([false]);
  });

  test("a gap that stays wants a snapshot, and nothing is shown before that comes", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    await tick();
    expect(got).toHaveLength(2);
    send(await changes(2, "after the gap"));
    await tick();
    await tick(500);
    await tick();
    expect(wants()).toMatchObject([{ action: "relay", route: "route-1", stream: "want", n: 0, body: "" }]);
    expect(catchingUp).toEqual([false, true]);
    send(await changes(3, "still nothing"));
    await tick();
    expect(got).toHaveLength(2);
    send(await snapshot(4));
    send(await changes(5, "shown"));
    await tick();
    expect(got).toHaveLength(5);
    expect(got.slice(2)).toEqual([META, SNAPSHOT, change("shown")]);
    expect(catchingUp).toEqual([false, true, false]);
  });

  test("a snapshot that came after the gap heals it without being asked for", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    await tick();
    expect(got).toHaveLength(2);
    send(await snapshot(5));
    send(await changes(6, "on"));
    await tick();
    await tick(500);
    await tick();
    expect(got).toHaveLength(5);
    expect(wants()).toEqual([]);
  });

  test("a lost piece of a batch is a gap too", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    await tick();
    expect(got).toHaveLength(2);
    const [first] = split(await pack([change("cut")]), 20);
    send(relayed(1, first ?? "", { more: true }));
    await tick();
    await tick(500);
    await tick();
    expect(wants()).toHaveLength(1);
  });

  test("wants are repeated with growing pauses while none is answered", async () => {
    await receiver(await joinAs("p1"));
    await tick(60_000);
    expect(wants().length).toBeGreaterThan(6);
    expect(wants().length).toBeLessThan(12);
  });

  test("in step, a snapshot for somebody else is passed over", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    await tick();
    expect(got).toHaveLength(2);
    send(relayed(1, await pack([META, SNAPSHOT, change("next")])));
    await tick();
    expect(got).toHaveLength(3);
    expect(got[2]).toEqual(change("next"));
  });

  test("in step, a new address of the page is told", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    send(relayed(1, await pack([META])));
    await tick();
    expect(got).toEqual([META, SNAPSHOT, META]);
  });

  test("a new epoch begins anew; the old one counts no more", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    await tick();
    expect(got).toHaveLength(2);
    send(await snapshot(0, { epoch: 2 }));
    await tick();
    expect(got).toHaveLength(4);
    send(await changes(1, "old", { epoch: 1 }));
    send(await changes(1, "new", { epoch: 2 }));
    await tick();
    expect(got).toHaveLength(5);
    expect(got[4]).toEqual(change("new"));
    expect(wants()).toEqual([]);
  });

  test("strangers and viewers can't show anything; a sharer whose notice is late can", async () => {
    await receiver(await joinAs("p1", { phase: "waiting", participants: [participant("p1", "viewer")] }));
    send(await snapshot(0, { from: "p1" }));
    send(await snapshot(0));
    await tick();
    expect(got).toEqual([]);
    server.last.say(notice("session.joined", view(2, { you: "p1" }), "route-2"));
    await tick();
    expect(got).toHaveLength(2);
  });

  test("what is no batch, or would unpack to too much, wants a snapshot instead", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    await tick();
    expect(got).toHaveLength(2);
    send(relayed(1, await pack(["\0".repeat(17 * 1024 * 1024)])));
    await tick();
    expect(wants()).toHaveLength(1);
    expect(got).toHaveLength(2);
    send(await snapshot(2));
    await tick();
    expect(got).toHaveLength(4);
    send(relayed(3, "H4sIno base64!"));
    await tick();
    expect(wants()).toHaveLength(2);
  });

  test("endless messages that never make sense fill no memory", async () => {
    await receiver(await joinAs("p1"));
    send(await snapshot(0));
    await tick();
    expect(got).toHaveLength(2);
    for (let n = 2; n < 10_000; n += 1) send(relayed(n, "H4sI", { more: true }));
    await tick();
    expect(wants().length).toBeGreaterThan(0);
    expect(catchingUp.at(-1)).toBe(true);
  });
});
