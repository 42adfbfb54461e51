import { type Act, type Outcome, type SessionView } from "@alongside/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ControlHolder, Session } from "../src";
import { FakeServer, held, joined, notice, participant, relayed } from "./fake-server";

let server: FakeServer;
let session: Session;
let control: ControlHolder;
let outcomes: Outcome[];
let answer: (message: Record<string, unknown>) => unknown;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  server = new FakeServer();
  answer = () => ({ ok: {} });
  outcomes = [];
});
afterEach(() => vi.useRealTimers());

const tick = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);
const sent = (): Record<string, unknown>[] => server.sockets.flatMap((one) => one.sent).filter((one) => one["action"] === "control");
const say = (of: SessionView, kind: Parameters<typeof notice>[0]): void => server.last.say(notice(kind, of, "route"));
const become = (one: Outcome, n: number): void => server.last.say(relayed(n, JSON.stringify(one), { stream: "acted" }));
const input = (value: string, node = 7): Act => ({ do: "input", node, value });
const click = (node: number): Act => ({ do: "click", node });

async function open(holder: string | null = "p1"): Promise<void> {
  server.answer = (message) => {
    if (message["type"] === "join") return { ok: joined(1, "route", { you: "p1", control: { holder: null, epoch: 0, asked: [] } }) };
    if (message["type"] === "resume") {
      const participants = [participant("p1", "viewer", { epoch: 2 }), participant("p2", "sharer")];
      return { ok: joined(9, "route-9", { you: "p1", control: { holder, epoch: 1, asked: [] }, participants }) };
    }
    return message["action"] === "control" ? answer(message) : undefined;
  };
  const joining = Session.join(server.link(), "s1");
  await tick();
  session = await joining;
  control = new ControlHolder(session);
  control.onOutcome((outcome) => outcomes.push(outcome));
  if (holder !== null) say(held(2, holder, 1, { you: "p1" }), "control.granted");
}

test("asking and giving back bring the view that follows", async () => {
  await open(null);
  answer = () => ({ ok: { view: held(3, null, 0, { you: "p1", control: { holder: null, epoch: 0, asked: [{ by: "p1", expires_at: 60_000 }] } }) } });
  const asking = control.request();
  await tick();
  await asking;
  expect(session.view.control.asked).toEqual([{ by: "p1", expires_at: 60_000 }]);
  expect(session.route).toBe("route");
  answer = () => ({ ok: { view: held(4, null, 0, { you: "p1" }) } });
  const releasing = control.release();
  await tick();
  await releasing;
  expect(sent().map((one) => one["type"])).toEqual(["request", "release"]);
  expect(session.view.control.asked).toEqual([]);
});

describe("acting", () => {
  test("sends one request at a time, counted from 0 under the lease", async () => {
    await open();
    answer = () => undefined;
    control.act(1, [click(4)]);
    control.act(1, [click(5)]);
    control.navigate(1, { is: "back" });
    await tick(100);
    expect(sent()).toMatchObject([{ type: "act", session: "s1", epoch: 1, page: 1, n: 0, acts: [click(4)] }]);
    answer = () => ({ ok: {} });
    server.last.say({ reply: sent()[0]?.["id"], ok: {} });
    await tick();
    expect(sent().slice(1)).toMatchObject([
      { type: "act", n: 1, acts: [click(5)] },
      { type: "navigate", n: 2, to: { is: "back" } },
    ]);
  });

  test("what is overtaken while it waits is not sent: values of one field, and scrolling", async () => {
    await open();
    answer = () => undefined;
    control.act(1, [click(4)]);
    for (const value of ["A", "An", "Ann", "Anna"]) control.act(1, [input(value)]);
    control.act(1, [input("B", 8)]);
    for (const y of [10, 20, 30]) control.act(1, [{ do: "scroll", node: 1, x: 0, y }]);
    control.act(1, [click(4)]);
    control.act(1, [click(4)]);
    answer = () => ({ ok: {} });
    server.last.say({ reply: sent()[0]?.["id"], ok: {} });
    await tick();
    expect(sent().slice(1).map((one) => one["acts"])).toEqual([
      [input("Anna")],
      [input("B", 8)],
      [{ do: "scroll", node: 1, x: 0, y: 30 }],
      [click(4)],
      [click(4)],
    ]);
  });

  test("acts of one call stay together, as many as fit", async () => {
    await open();
    control.act(1, [{ do: "focus", node: 7 }, input("Anna")]);
    control.act(1, Array.from({ length: 40 }, (_, i) => click(i)));
    control.act(1, Array.from({ length: 5 }, (_, i) => input("x".repeat(2_000), i)));
    await tick();
    expect(sent().map((one) => (one["acts"] as Act[]).length)).toEqual([2, 32, 8, 2, 2, 1]);
  });

  test("without control nothing is sent, and that is said", async () => {
    await open("p3");
    control.act(1, [click(4)]);
    await tick();
    expect(sent()).toEqual([]);
    expect(outcomes).toMatchObject([{ result: "ended" }]);
  });

  test("the page's word is told once, and only of this lease", async () => {
    await open();
    control.act(1, [click(4)]);
    await tick();
    become({ epoch: 0, n: 0, result: "done" }, 0);
    become({ epoch: 1, n: 0, result: "masked", node: 4 }, 1);
    become({ epoch: 1, n: 0, result: "masked", node: 4 }, 2);
    expect(outcomes).toEqual([{ epoch: 1, n: 0, result: "masked", node: 4 }]);
  });

  test("a request without an answer goes out again under the same n", async () => {
    await open();
    answer = () => undefined;
    control.act(1, [click(4)]);
    await tick(8_500);
    expect(sent().map((one) => one["n"])).toEqual([0, 0]);
    answer = () => ({ ok: {} });
    server.last.drop();
    await tick(10_000);
    expect(new Set(sent().map((one) => one["n"]))).toEqual(new Set([0]));
    become({ epoch: 1, n: 0, result: "done" }, 5);
    expect(outcomes).toEqual([{ epoch: 1, n: 0, result: "done" }]);
  });

  test("acts without the page's word go out again under the same n, and are given up in the end", async () => {
    await open();
    control.act(1, [click(4)]);
    await tick(4_100);
    expect(sent().map((one) => one["n"])).toEqual([0, 0]);
    await tick(60_000);
    expect(sent()).toHaveLength(4);
    expect(outcomes).toEqual([{ epoch: 1, n: 0, result: "gone" }]);
  });

  test.each([
    ["conflict", {}, "gone"],
    ["conflict", { paused: { reason: "sharer", since: 1 } }, "paused"],
    ["forbidden", {}, "ended"],
    ["malformed", {}, "unsupported"],
  ] as const)("a refusal (%s, %j) becomes the outcome %s, and the next acts have the next n", async (code, more, result) => {
    await open();
    say(held(3, "p1", 1, { you: "p1", ...more }), "session.paused");
    answer = () => ({ error: { code, message: "No." } });
    control.act(1, [click(4)]);
    await tick();
    expect(outcomes).toEqual([{ epoch: 1, n: 0, result }]);
    answer = () => ({ ok: {} });
    control.act(1, [click(5)]);
    await tick();
    expect(sent().at(-1)).toMatchObject({ n: 1, acts: [click(5)] });
  });

  test("going where nobody may go says so", async () => {
    await open();
    say(held(3, "p1", 1, { you: "p1", allowed: { control: true, navigation: false, draw: true } }), "session.joined");
    answer = () => ({ error: { code: "forbidden", message: "No." } });
    control.navigate(1, { is: "path", path: "/cart" });
    await tick();
    expect(outcomes).toMatchObject([{ result: "no_navigation" }]);
  });

  test("with the lease everything ends that was not sent; the next one counts from 0", async () => {
    await open();
    answer = () => undefined;
    control.act(1, [click(4)]);
    control.act(1, [click(5)]);
    say(held(3, null, 1, { you: "p1" }), "control.taken_back");
    expect(outcomes).toEqual([{ epoch: 1, n: 0, result: "ended" }]);
    say(held(4, "p1", 2, { you: "p1" }), "control.granted");
    await tick(20_000);
    expect(sent()).toHaveLength(1);
    answer = () => ({ ok: {} });
    control.act(1, [click(6)]);
    await tick();
    expect(sent().at(-1)).toMatchObject({ epoch: 2, n: 0, acts: [click(6)] });
  });

  test("after a reload the count goes on further than it can have come", async () => {
    await open();
    vi.setSystemTime(Date.now() + 600_000);
    const again = new ControlHolder(session);
    again.act(1, [click(4)]);
    await tick();
    expect(sent().at(-1)?.["n"]).toBeGreaterThan(20_000);
  });
});
