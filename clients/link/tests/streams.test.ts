import type { Pointing, Sight, Spot } from "@alongside/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerPings, onSight, Pointers, Quality, Session, tellSight } from "../src";
import { FakeServer, held, joined, notice, participant, relayed, view } from "./fake-server";

let server: FakeServer;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] });
  server = new FakeServer();
});
afterEach(() => vi.useRealTimers());

const tick = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);
const said = (stream: string): Record<string, unknown>[] => server.last.sent.filter((one) => one["stream"] === stream);
const bodies = (stream: string): unknown[] => said(stream).map((one) => JSON.parse(String(one["body"])) as unknown);
const spot = (x: number): Spot => ({ page: 1, node: 5, x, y: 0 });
const at = (x: number): Pointing => ({ is: "at", ...spot(x) });
const press = (x: number): Pointing => ({ is: "pressed", ...spot(x) });

async function joinAs(you: "p1" | "p2"): Promise<Session> {
  server.answer = (message) => (message["type"] === "join" ? { ok: joined(1, "route", { you }) } : undefined);
  const joining = Session.join(server.link(), "s1");
  await tick();
  return joining;
}

describe("pointing", () => {
  test("goes out at most 20 times a second, the last place wins, a press goes at once", async () => {
    const pointers = new Pointers(await joinAs("p1"));
    for (let x = 0; x < 20; x += 1) {
      pointers.point(at(x));
      await tick(10);
    }
    await tick(100);
    expect(bodies("point").length).toBeLessThan(7);
    expect(bodies("point").at(-1)).toEqual(at(19));
    const before = said("point").length;
    pointers.point(at(30));
    pointers.point(press(31));
    pointers.point(press(32));
    expect(bodies("point").slice(before + 1)).toMatchObject([{ is: "pressed", x: 31 }, { is: "pressed", x: 32 }]);
    expect(said("point").map((one) => one["n"])).toEqual(said("point").map((_, i) => i));
  });

  test("of viewers is told, without what comes late, from strangers, or has no shape", async () => {
    const pointers = new Pointers(await joinAs("p2"));
    const told: unknown[] = [];
    pointers.onPointing((by, one) => told.push([by, one.is === "off" ? "off" : one.x]));
    const say = (n: number, pointing: unknown, from = "p1", epoch = 1): void =>
      server.last.say(relayed(n, JSON.stringify(pointing), { stream: "point", from, epoch }));
    say(0, at(1));
    say(2, at(2));
    say(1, at(3));
    say(2, at(4));
    say(3, at(5), "p9");
    say(4, at(6), "p2");
    say(5, { is: "at", page: 1, node: -1, x: 0, y: 0 });
    say(6, { is: "at", page: 1, node: 1, x: null, y: 0 });
    say(0, { is: "off" }, "p1", 2);
    say(7, at(7));
    expect(told).toEqual([["p1", 1], ["p1", 2], ["p1", "off"]]);
  });

  test("counts anew in each epoch", async () => {
    const session = await joinAs("p1");
    const pointers = new Pointers(session);
    pointers.point(press(1));
    const participants = [participant("p1", "viewer", { epoch: 2 }), participant("p2", "sharer")];
    server.last.say(notice("session.returned", view(2, { you: "p1", participants }), "route-2"));
    pointers.point(press(2));
    expect(said("point").map((one) => one["n"])).toEqual([0, 0]);
  });
});

describe("quality", () => {
  test("is half of the way there and back, and null while no answer comes", async () => {
    const quality = new Quality(await joinAs("p1"));
    const told: unknown[] = [];
    quality.onQuality(({ latency, path }) => told.push([latency, path]));
    const [ping] = said("ping");
    await tick(80);
    server.last.say(relayed(0, "somebody else's", { stream: "pong" }));
    server.last.say(relayed(1, String(ping?.["body"]), { stream: "pong" }));
    expect(told).toEqual([[40, "relay"]]);
    await tick(16_000);
    expect(said("ping").length).toBe(4);
    expect(told.at(-1)).toEqual([null, "relay"]);
    quality.close();
    await tick(20_000);
    expect(said("ping").length).toBe(4);
  });

  test("is answered by the sharer with the same text", async () => {
    answerPings(await joinAs("p2"));
    server.last.say(relayed(0, "p1 1", { stream: "ping", from: "p1" }));
    server.last.say(relayed(1, "x".repeat(1_000), { stream: "ping", from: "p1" }));
    expect(said("pong").map((one) => one["body"])).toEqual(["p1 1"]);
  });
});

describe("sight", () => {
  test("is said when it changes, to whoever comes, and to whoever asks for a snapshot", async () => {
    const tell = tellSight(await joinAs("p2"));
    tell(false);
    tell(true);
    tell(true);
    expect(bodies("sight")).toEqual([{ hidden: false }, { hidden: true }]);
    server.last.say(relayed(0, "", { stream: "want", from: "p1" }));
    server.last.say(notice("session.joined", view(2), "route-2"));
    expect(bodies("sight")).toEqual([{ hidden: false }, { hidden: true }, { hidden: true }, { hidden: true }]);
  });

  test("is heard from the sharer alone", async () => {
    const told: Sight[] = [];
    onSight(await joinAs("p1"), (sight) => told.push(sight));
    server.last.say(relayed(0, '{"hidden":true}', { stream: "sight", from: "p1" }));
    server.last.say(relayed(0, '{"hidden":true}', { stream: "sight" }));
    server.last.say(relayed(1, '{"hidden":1}', { stream: "sight" }));
    expect(told).toEqual([{ hidden: true }]);
  });
});

test("pausing and going on bring the view that follows", async () => {
  const session = await joinAs("p2");
  server.answer = (message) => ({
    ok: { view: message["type"] === "pause" ? held(2, null, 0, { paused: { reason: "sharer", since: 1 } }) : held(3, null, 0) },
  });
  const pausing = session.pause("sharer");
  await tick();
  await pausing;
  expect(server.last.asked("pause")).toMatchObject([{ action: "session", reason: "sharer" }]);
  expect(session.view.paused).toEqual({ reason: "sharer", since: 1 });
  const continuing = session.continue();
  await tick();
  await continuing;
  expect(session.view.paused).toBeNull();
  expect(session.route).toBe("route");
});
