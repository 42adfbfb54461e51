import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Session } from "../src";
import { FakeServer, joined, notice, participant, view } from "./fake-server";

const MINUTE = 60_000;
let server: FakeServer;
let resumeAnswer: () => unknown;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  server = new FakeServer();
  resumeAnswer = () => ({ ok: joined(2, "route-2", { participants: [participant("p2", "sharer", { epoch: 2 })] }) });
  server.answer = (message) => {
    if (message["type"] === "join") return { ok: joined(1, "route-1") };
    if (message["type"] === "resume") return resumeAnswer();
    return undefined;
  };
});
afterEach(() => vi.useRealTimers());

const tick = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

async function join(): Promise<Session> {
  const joining = Session.join(server.link(), "s1", { wording: "view-1", locale: "de" });
  await tick();
  return joining;
}

test("joining sends the consent, and brings view and route", async () => {
  const session = await join();
  expect(server.last.asked("join")).toEqual([
    { action: "session", type: "join", id: expect.any(String), session: "s1", consent: { wording: "view-1", locale: "de" } },
  ]);
  expect(session.view.rev).toBe(1);
  expect(session.route).toBe("route-1");
  expect(session.self?.id).toBe("p2");
});

describe("the newest view is kept", () => {
  test("whatever the order in which notices come", async () => {
    const session = await join();
    const views: number[] = [];
    session.onView((one) => views.push(one.rev));
    server.last.say(notice("session.joined", view(5), "route-5"));
    server.last.say(notice("session.away", view(4), "route-4"));
    server.last.say(notice("session.away", view(5), "route-5b"));
    expect(views).toEqual([5]);
    expect(session.route).toBe("route-5");
  });

  test("though every notice is told", async () => {
    const session = await join();
    const kinds: string[] = [];
    session.onNotice((one) => kinds.push(one.notice));
    server.last.say(notice("session.joined", view(5), "route-5"));
    server.last.say(notice("session.away", view(4), "route-4"));
    expect(kinds).toEqual(["session.joined", "session.away"]);
  });

  test("also where a notice overtakes the answer to join", async () => {
    server.answer = (message, socket) => {
      if (message["type"] !== "join") return undefined;
      socket.say(notice("session.joined", view(7), "route-7"));
      return { ok: joined(1, "route-1") };
    };
    const session = await join();
    expect(session.view.rev).toBe(7);
    expect(session.route).toBe("route-7");
  });

  test("and notices of another session are nobody's", async () => {
    const session = await join();
    server.last.say(notice("session.ended", view(9, { session: "s2" }), null));
    expect(session.view.rev).toBe(1);
  });
});

describe("staying in", () => {
  test("a lost connection takes its route with it; the next is resumed on", async () => {
    const session = await join();
    const routes: (string | null)[] = [];
    session.onRoute((route) => routes.push(route));
    server.last.drop();
    expect(session.route).toBeNull();
    await tick(2_000);
    expect(server.last.asked("resume")).toHaveLength(1);
    expect(session.route).toBe("route-2");
    expect(session.self?.epoch).toBe(2);
    expect(routes).toEqual([null, "route-2"]);
  });

  test("a route meant for the old connection is not taken on the new one", async () => {
    const session = await join();
    resumeAnswer = () => undefined;
    server.last.drop();
    await tick(2_000);
    server.last.say(notice("session.joined", view(3), "route-of-old"));
    expect(session.view.rev).toBe(3);
    expect(session.route).toBeNull();
  });

  test("the route is renewed before it runs out, with no change of revision", async () => {
    const session = await join();
    resumeAnswer = () => ({ ok: joined(1, "route-renewed") });
    await tick(8 * MINUTE);
    expect(session.route).toBe("route-renewed");
    await tick(8 * MINUTE + 1);
    expect(server.last.asked("resume")).toHaveLength(2);
  });

  test("and the sign of life is given in time, also where notices bring new routes all the while", async () => {
    await join();
    resumeAnswer = () => ({ ok: joined(100, "route-renewed") });
    for (let rev = 2; rev < 18; rev += 1) {
      server.last.say(notice("session.joined", view(rev), `route-${rev}`));
      await tick(MINUTE);
    }
    expect(server.last.asked("resume")).toHaveLength(2);
  });

  test("a refused relay asks for a new route once", async () => {
    const session = await join();
    resumeAnswer = () => ({ ok: joined(1, "route-fresh") });
    const refused = { notice: "relay.refused", error: { code: "expired", message: "The route has expired." } };
    server.last.say(refused);
    server.last.say(refused);
    await tick(10);
    expect(server.last.asked("resume")).toHaveLength(1);
    expect(session.route).toBe("route-fresh");
  });

  test("resume is tried again when the server falters, and given up when it knows no such session", async () => {
    const session = await join();
    const lost = vi.fn();
    session.onLost(lost);
    resumeAnswer = () => ({ error: { code: "internal", message: "A fault." } });
    server.last.drop();
    await tick(10_000);
    expect(server.last.asked("resume").length).toBeGreaterThan(2);
    expect(lost).not.toHaveBeenCalled();
    resumeAnswer = () => ({ error: { code: "not_found", message: "There is no such session." } });
    await tick(30_000);
    expect(lost).toHaveBeenCalledTimes(1);
    expect(session.lost?.code).toBe("not_found");
    const asked = server.last.asked("resume").length;
    await tick(60 * MINUTE);
    expect(server.last.asked("resume")).toHaveLength(asked);
  });

  test("before the two-hour cut the next connection is resumed on, then the old one closed", async () => {
    const session = await join();
    resumeAnswer = () => ({ ok: joined(1, "renewed") });
    await tick(104 * MINUTE);
    const old = server.last;
    let wasOldOpenAtResume = false;
    resumeAnswer = () => {
      wasOldOpenAtResume = !old.isClosed;
      return { ok: joined(2, "route-2", { participants: [participant("p2", "sharer", { epoch: 2 })] }) };
    };
    await tick(2 * MINUTE);
    expect(server.sockets).toHaveLength(2);
    expect(wasOldOpenAtResume).toBe(true);
    expect(old.isClosed).toBe(true);
    expect(session.route).toBe("route-2");
  });

  test("an answer to join that was for a lost connection is followed by resume", async () => {
    const answer = server.answer;
    server.answer = () => undefined;
    const joining = Session.join(server.link(), "s1");
    await tick();
    server.answer = answer;
    server.last.drop();
    await tick(2_000);
    const session = await joining;
    await tick();
    expect(server.last.asked("resume")).toHaveLength(1);
    expect(session.route).toBe("route-2");
  });

  test("once ended, nothing is asked any more", async () => {
    const session = await join();
    server.last.say(notice("session.ended", view(6, { phase: "ended" }), "left-over"));
    expect(session.route).toBeNull();
    server.last.drop();
    await tick(60 * MINUTE);
    expect(server.last.asked("resume")).toHaveLength(0);
  });

  test("ending is told as soon as there is a connection again", async () => {
    const session = await join();
    server.last.drop();
    server.refusesTickets = new TypeError("Failed to fetch");
    const ending = session.end();
    await tick(40_000);
    server.refusesTickets = null;
    server.answer = (message) => (message["type"] === "end" ? { ok: joined(9, null, { phase: "ended" }) } : undefined);
    await tick(30_000);
    await ending;
    expect(session.view.phase).toBe("ended");
  });
});
