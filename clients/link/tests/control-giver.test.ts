import type { ActNotice, Outcome, SessionView } from "@alongside/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ControlGiver, Session } from "../src";
import { FakeServer, held, joined, notice, participant } from "./fake-server";

let server: FakeServer;
let session: Session;
let control: ControlGiver;
let done: number[];
let doing: () => Promise<{ result: "done" }>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  server = new FakeServer();
  done = [];
  doing = async () => ({ result: "done" });
});
afterEach(() => vi.useRealTimers());

const tick = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);
const see = (of: SessionView, kind: Parameters<typeof notice>[0] = "session.joined"): void => server.last.say(notice(kind, of, "route"));
const act = (n: number, more: Partial<ActNotice> = {}): void =>
  server.last.say({ notice: "control.act", session: "s1", from: "p1", epoch: 1, page: 1, n, acts: [{ do: "click", node: n }], ...more });
const outcomes = (): Outcome[] =>
  server.last.sent.filter((one) => one["stream"] === "acted").map((one) => JSON.parse(String(one["body"])) as Outcome);
const results = (): unknown[] => outcomes().map(({ n, result }) => [n, result]);

async function open(): Promise<void> {
  server.answer = (message) => (message["type"] === "join" ? { ok: joined(1, "route", { control: { holder: "p1", epoch: 1, asked: [] } }) } : undefined);
  const joining = Session.join(server.link(), "s1");
  await tick();
  session = await joining;
  control = new ControlGiver(session);
  control.onActs((one) => {
    done.push(one.n);
    return doing();
  });
}

test("granting sends what was agreed to; refusing and taking back name nobody else", async () => {
  await open();
  server.answer = () => ({ ok: { view: held(2, null, 1) } });
  const all = [control.grant("p1", { wording: "control-1", locale: "de" }), control.refuse("p3"), control.takeBack()];
  await tick();
  await Promise.all(all);
  expect(server.last.sent.filter((one) => one["action"] === "control")).toMatchObject([
    { type: "grant", to: "p1", consent: { wording: "control-1", locale: "de" } },
    { type: "refuse", to: "p3" },
    { type: "take_back" },
  ]);
});

describe("acts", () => {
  test("are done in the order of their count, one at a time, and each is told", async () => {
    await open();
    let finish = (): void => {};
    doing = () => new Promise((resolve) => (finish = () => resolve({ result: "done" })));
    act(0);
    act(2);
    act(1);
    await tick();
    expect(done).toEqual([0]);
    finish();
    await tick();
    expect(done).toEqual([0, 1]);
    finish();
    await tick();
    finish();
    await tick();
    expect(done).toEqual([0, 1, 2]);
    expect(results()).toEqual([[0, "done"], [1, "done"], [2, "done"]]);
  });

  test("that come twice are done once, and told twice", async () => {
    await open();
    act(0);
    await tick();
    act(0);
    await tick();
    expect(done).toEqual([0]);
    expect(results()).toEqual([[0, "done"], [0, "done"]]);
  });

  test("that are missing are waited for a moment; later they are not done out of order", async () => {
    await open();
    act(0);
    act(2);
    await tick(250);
    expect(done).toEqual([0]);
    await tick(100);
    expect(done).toEqual([0, 2]);
    act(1);
    await tick();
    expect(done).toEqual([0, 2]);
    expect(results().at(-1)).toEqual([1, "gone"]);
  });

  test("begin anywhere on a page that has just loaded", async () => {
    await open();
    act(17);
    await tick();
    expect(done).toEqual([17]);
  });

  test.each<[string, Partial<ActNotice>, Partial<SessionView>, string]>([
    ["an older lease", { epoch: 0 }, {}, "ended"],
    ["somebody who does not hold it", { from: "p3" }, {}, "ended"],
    ["another page", { page: 2 }, {}, "gone"],
    ["a pause", {}, { paused: { reason: "page", since: 1 } }, "paused"],
    ["no right to act", {}, { allowed: { control: false, navigation: true, draw: true } }, "ended"],
  ])("under %s are refused by the page itself", async (_, of, more, result) => {
    await open();
    see(held(2, "p1", 1, more));
    act(0, of);
    await tick();
    expect(done).toEqual([]);
    expect(results()).toEqual([[0, result]]);
  });

  test("that lead to other pages need a right of their own", async () => {
    await open();
    see(held(2, "p1", 1, { allowed: { control: true, navigation: false, draw: true } }));
    const { acts: _, ...going } = { acts: [], notice: "control.act", session: "s1", from: "p1", epoch: 1, page: 1, n: 0, to: { is: "back" } };
    server.last.say(going);
    await tick();
    expect(results()).toEqual([[0, "no_navigation"]]);
  });

  test("that overtake the word of the grant are done once it is there", async () => {
    await open();
    act(0, { epoch: 2 });
    await tick();
    expect(done).toEqual([]);
    see(held(2, "p1", 2), "control.granted");
    await tick();
    expect(done).toEqual([0]);
  });

  test("of a new lease are counted anew", async () => {
    await open();
    act(5);
    await tick();
    see(held(2, "p1", 2), "control.granted");
    act(0, { epoch: 2 });
    await tick();
    expect(results()).toEqual([[5, "done"], [0, "done"]]);
  });

  test("a fault in doing one keeps nobody from the next", async () => {
    await open();
    doing = () => Promise.reject(new Error("the page's own"));
    act(0);
    await tick();
    doing = async () => ({ result: "done" });
    act(1);
    await tick();
    expect(results()).toEqual([[0, "gone"], [1, "done"]]);
  });
});

describe("taking back", () => {
  test("holds from that line on, also while the server can't be reached", async () => {
    await open();
    let finish = (): void => {};
    doing = () => new Promise((resolve) => (finish = () => resolve({ result: "done" })));
    act(0);
    act(1);
    await tick();
    void control.takeBack();
    expect(control.holder).toBeNull();
    expect(control.objection({ notice: "control.act", session: "s1", from: "p1", epoch: 1, page: 1, n: 0, acts: [] })).toBe("ended");
    finish();
    await tick();
    act(2);
    await tick();
    expect(done).toEqual([0]);
    expect(results()).toEqual([[0, "done"], [2, "ended"]]);
  });

  test("is told until it is heard", async () => {
    await open();
    let tries = 0;
    server.answer = () => (++tries < 3 ? { error: { code: "internal", message: "A fault." } } : { ok: { view: held(2, null, 1) } });
    const taking = control.takeBack();
    await tick(10_000);
    await taking;
    expect(tries).toBe(3);
  });

  test("leaves a later grant alone", async () => {
    await open();
    void control.takeBack();
    see(held(3, "p1", 2, { participants: [participant("p1", "viewer"), participant("p2", "sharer")] }), "control.granted");
    expect(control.holder).toBe("p1");
    act(0, { epoch: 2 });
    await tick();
    expect(done).toEqual([0]);
  });
});
