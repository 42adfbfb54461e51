import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Refusal } from "../src";
import { FakeServer } from "./fake-server";

const MINUTE = 60_000;
let server: FakeServer;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  server = new FakeServer();
});
afterEach(() => vi.useRealTimers());

const tick = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

describe("connecting", () => {
  test("spends a ticket, says hello, and is ready once welcomed", async () => {
    const link = server.link();
    const states: string[] = [];
    link.onState((state) => states.push(state));
    expect(link.state).toBe("connecting");
    await tick();
    expect(server.last.url).toBe("wss://example/default?ticket=t%2F1");
    expect(server.last.sent).toEqual([
      { action: "session", type: "hello", protocol: 1, id: expect.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/) },
    ]);
    expect(states).toEqual(["ready"]);
  });

  test("knows the server's clock", async () => {
    vi.setSystemTime(5_000_000);
    const link = server.link();
    await tick();
    await tick(250);
    expect(link.serverNow).toBe(250);
  });

  test("opens the next connection before the proof of who is calling runs out", async () => {
    server.expiresAt = 10 * MINUTE;
    const link = server.link();
    await tick(8 * MINUTE);
    expect(server.sockets).toHaveLength(1);
    await tick(2 * MINUTE);
    expect(server.sockets).toHaveLength(2);
    expect(link.state).toBe("ready");
  });

  test("asks again on a new connection when the proof has run out all the same", async () => {
    const link = server.link();
    await tick();
    let refusals = 1;
    server.answer = () =>
      refusals-- > 0 ? { error: { code: "unauthenticated", message: "Your sign-in has run out." } } : { ok: "done" };
    const asked = link.request("session", { type: "create" });
    await tick(5_000);
    await expect(asked).resolves.toBe("done");
    expect(server.sockets).toHaveLength(2);
    expect(server.sockets[0]?.asked("create")[0]?.["id"]).toBe(server.last.asked("create")[0]?.["id"]);
  });

  test("tries again with growing pauses, with a fresh ticket each time, and never gives up", async () => {
    server.refusesTickets = new TypeError("Failed to fetch");
    const link = server.link();
    await tick();
    expect(link.state).toBe("waiting");
    expect(link.trouble?.message).toBe("Failed to fetch");
    await tick(10 * MINUTE);
    expect(server.tickets).toBeGreaterThan(20);
    server.refusesTickets = null;
    await tick(30_000);
    expect(link.state).toBe("ready");
    expect(link.trouble).toBeNull();
  });

  test("a socket that never opens and a hello that is never answered are given up for the next try", async () => {
    server.opens = false;
    const link = server.link();
    await tick(15_000);
    expect(server.last.isClosed).toBe(true);
    server.opens = true;
    server.answersHello = false;
    await tick(1_000);
    expect(server.sockets).toHaveLength(2);
    server.answersHello = true;
    await tick(17_000);
    expect(link.state).toBe("ready");
  });

  test("what the server refuses for good rejects what was asked, and is tried rarely", async () => {
    server.refusesTickets = new Refusal("forbidden", "This site may not share.");
    const link = server.link();
    const asked = link.request("session", { type: "create" });
    await expect(asked).rejects.toMatchObject({ code: "forbidden", message: "This site may not share." });
    await tick(14_000);
    expect(server.tickets).toBe(1);
  });

  test("waits as long as the server asks for", async () => {
    server.refusesTickets = new Refusal("throttled", "Too much at once.", 120);
    server.link();
    await tick(119_000);
    expect(server.tickets).toBe(1);
    await tick(2_000);
    expect(server.tickets).toBe(2);
  });

  test("coming online ends the wait", async () => {
    const network = new EventTarget();
    server.refusesTickets = new TypeError("Failed to fetch");
    const link = server.link({ network });
    await tick(5 * MINUTE);
    server.refusesTickets = null;
    network.dispatchEvent(new Event("online"));
    await tick();
    expect(link.state).toBe("ready");
  });

  test("after close there is no further try", async () => {
    const link = server.link();
    await tick();
    const asked = link.request("session", { type: "create" });
    link.close();
    await expect(asked).rejects.toBeInstanceOf(Refusal);
    expect(server.last.isClosed).toBe(true);
    await tick(200 * MINUTE);
    expect(server.sockets).toHaveLength(1);
    expect(link.state).toBe("closed");
  });
});

describe("staying connected", () => {
  test("an idle connection says hello every nine minutes, and that welcomes nobody anew", async () => {
    const link = server.link();
    const welcomed = vi.fn();
    link.onWelcome(welcomed);
    await tick(28 * MINUTE);
    expect(server.sockets).toHaveLength(1);
    expect(server.last.asked("hello")).toHaveLength(4);
    expect(welcomed).toHaveBeenCalledTimes(1);
  });

  test("a connection over which no answer comes is given up", async () => {
    const link = server.link();
    await tick();
    server.answersHello = false;
    link.probe();
    await tick(5_000);
    expect(link.state).toBe("waiting");
    server.answersHello = true;
    await tick(30_000);
    expect(link.state).toBe("ready");
    expect(server.sockets.length).toBeGreaterThan(1);
  });

  test("the next connection takes over before the old one is cut", async () => {
    const link = server.link();
    const states: string[] = [];
    link.onState((state) => states.push(state));
    let comeOver = (): void => {};
    link.onWelcome(() => new Promise<void>((resolve) => (comeOver = resolve)));
    await tick(105 * MINUTE - 1_000);
    expect(server.sockets).toHaveLength(1);
    await tick(2_000);
    const [old, next] = server.sockets;
    expect(next).toBeDefined();
    expect(old?.isClosed).toBe(false);
    link.relay("route", "want", 0, false, "");
    expect(next?.sent.at(-1)).toMatchObject({ action: "relay" });
    const notices = vi.fn();
    link.onNotice(notices);
    old?.say({ notice: "session.joined", session: "s1", view: {} });
    expect(notices).toHaveBeenCalledTimes(1);
    comeOver();
    await tick();
    expect(old?.isClosed).toBe(true);
    expect(states).toEqual(["ready"]);
  });

  test("when the next connection can't be had, the old one serves on and the next is tried again", async () => {
    const link = server.link();
    await tick();
    server.refusesTickets = new TypeError("Failed to fetch");
    await tick(106 * MINUTE);
    expect(link.state).toBe("ready");
    server.refusesTickets = null;
    await tick(MINUTE);
    expect(server.sockets).toHaveLength(2);
    expect(server.sockets[0]?.isClosed).toBe(true);
  });
});

describe("asking", () => {
  test("resolves with the answer and rejects with the refusal", async () => {
    server.answer = (message) =>
      message["type"] === "create"
        ? { ok: { fine: true } }
        : { error: { code: "locked_out", message: "Wait.", retry_after_seconds: 90 } };
    const link = server.link();
    await expect(link.request("session", { type: "create" })).resolves.toEqual({ fine: true });
    const refusal = link.request("session", { type: "redeem", key: "12345678" });
    await expect(refusal).rejects.toMatchObject({ code: "locked_out", retryAfterSeconds: 90, message: "Wait." });
  });

  test("what was unanswered goes out again under the same id, and is answered once", async () => {
    const link = server.link();
    await tick();
    const asked = link.request("session", { type: "create" });
    const first = server.last;
    first.drop();
    server.answer = () => ({ ok: "created" });
    await tick(2_000);
    await expect(asked).resolves.toBe("created");
    expect(server.last).not.toBe(first);
    expect(server.last.asked("create")).toEqual(first.asked("create"));
    server.last.drop();
    await tick(2_000);
    expect(server.last.asked("create")).toHaveLength(0);
  });

  test("what is asked without a connection goes out with the next one", async () => {
    server.answer = () => ({ ok: 1 });
    const link = server.link();
    await tick();
    server.last.drop();
    const asked = link.request("session", { type: "create" });
    await tick(2_000);
    await expect(asked).resolves.toBe(1);
  });

  test("what is about a connection ends with it", async () => {
    const link = server.link();
    await tick();
    const asked = link.request("session", { type: "resume", session: "s1" }, { resend: false });
    const outcome = expect(asked).rejects.toMatchObject({ code: "internal" });
    server.last.drop();
    await outcome;
    await tick(2_000);
    expect(server.last.asked("resume")).toHaveLength(0);
  });

  test("is bounded in time", async () => {
    const link = server.link();
    const outcome = expect(link.request("session", { type: "create" })).rejects.toMatchObject({ code: "internal" });
    await tick(20_000);
    await outcome;
  });

  test("nonsense from the wire harms nothing", async () => {
    const link = server.link();
    await tick();
    const socket = server.last;
    socket.onmessage?.({ data: "{" } as MessageEvent);
    socket.onmessage?.({ data: new ArrayBuffer(1) } as MessageEvent);
    for (const message of [[], null, 1, { reply: null }, { notice: 1 }, { notice: "session.x" }, { stream: "mirror" }]) {
      socket.onmessage?.({ data: JSON.stringify(message) } as MessageEvent);
    }
    expect(link.state).toBe("ready");
  });
});
