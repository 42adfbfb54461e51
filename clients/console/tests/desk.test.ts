import { Refusal } from "@alongside/link";
import type { Welcome } from "@alongside/protocol";
import { expect, test, vi } from "vitest";
import { Desk } from "../src/desk/desk";
import type { DeskLink, Doors } from "../src/desk/live-session";
import { FakeSession, waitingView } from "../stories/fake-session";

const welcome: Welcome = {
  protocol: 1,
  now: Date.now() + 90_000,
  expires_at: Date.now() + 3_600_000,
  organisation: "nordwind",
  session: null,
};

function setUp(doors: Partial<Doors> = {}) {
  const listeners: { state?: (state: DeskLink["state"]) => void; trouble?: (reason: Error) => void } = {};
  let greet: (welcome: Welcome) => unknown = () => undefined;
  const link: DeskLink = {
    state: "connecting",
    trouble: null,
    onState: (listener) => ((listeners.state = listener), () => undefined),
    onTrouble: (listener) => ((listeners.trouble = listener), () => undefined),
    onWelcome: (listener) => ((greet = listener), () => undefined),
    probe: vi.fn(),
    close: vi.fn(),
  };
  const issueKey = vi.fn(() => Promise.resolve({ key: "12345678", expires_at: Date.now() + 300_000 }));
  const session = new FakeSession(waitingView(), () => Promise.reject(new Error("no mirror")) as never, issueKey);
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  } as Storage;
  const all: Doors = {
    create: () => Promise.resolve(session),
    join: () => Promise.resolve(session),
    whereAmI: () => Promise.resolve("elsewhere"),
    ...doors,
  };
  const desk = new Desk(link, all, storage);
  return { desk, session, issueKey, listeners, greet: (change: Partial<Welcome>) => greet({ ...welcome, ...change }) };
}

test("whoever starts a session gets its key; whoever enters one does not end another's", async () => {
  const started = setUp();
  await started.desk.start();
  expect(started.issueKey).toHaveBeenCalledTimes(1);
  const entered = setUp();
  await entered.desk.enter(entered.session.id);
  expect(entered.issueKey).not.toHaveBeenCalled();
});

test("a session is entered once, however often it is asked for", async () => {
  const join = vi.fn(() => Promise.resolve(first.session));
  const first = setUp({ join });
  await Promise.all([first.desk.enter("h7Qk2ZtP"), first.desk.enter("h7Qk2ZtP")]);
  await first.desk.enter("h7Qk2ZtP");
  expect(join).toHaveBeenCalledTimes(1);
});

test("a conflict says which session the agent is in", async () => {
  const { desk } = setUp({ join: () => Promise.reject(new Refusal("conflict", "…")) });
  await expect(desk.enter("other")).rejects.toThrow(Refusal);
  expect(desk.store.get().openSession).toBe("elsewhere");
  expect(desk.store.get().seat).toBeNull();
});

test("a session that is over is no open one, and stays to be looked at", async () => {
  const { desk, session } = setUp();
  await desk.enter(session.id);
  expect(desk.store.get().openSession).toBe(session.id);
  await session.end();
  expect(desk.store.get().openSession).toBeNull();
  expect(desk.store.get().seat?.session).toBe(session);
  desk.standUp();
  expect(desk.store.get().seat).toBeNull();
});

test("where the agent is said to be is believed until it proves wrong", async () => {
  const { desk, greet } = setUp({ join: () => Promise.reject(new Refusal("expired", "…")) });
  greet({ session: "abc" });
  await expect(desk.enter("other")).rejects.toThrow(Refusal);
  expect(desk.store.get().openSession).toBe("abc");
  await expect(desk.enter("abc")).rejects.toThrow(Refusal);
  expect(desk.store.get().openSession).toBeNull();
});

test("the server's clock and its word on where the agent is are kept", () => {
  const { desk, greet } = setUp();
  expect(desk.store.get().isGreeted).toBe(false);
  greet({ session: "abc" });
  expect(desk.store.get()).toMatchObject({ isGreeted: true, openSession: "abc" });
  expect(Math.abs(desk.store.get().clockOffset - 90_000)).toBeLessThan(5_000);
});

test("a refused connection is told until there is one", () => {
  const { desk, listeners } = setUp();
  listeners.state?.("waiting");
  listeners.trouble?.(new Refusal("forbidden", "…"));
  expect(desk.store.get().refused?.code).toBe("forbidden");
  listeners.trouble?.(new Error("lost"));
  expect(desk.store.get().refused).toBeNull();
  listeners.trouble?.(new Refusal("unlicensed", "…"));
  listeners.state?.("ready");
  expect(desk.store.get()).toMatchObject({ refused: null, link: "ready" });
});
