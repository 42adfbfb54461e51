import type { IssuedKey, SessionView } from "@alongside/protocol";
import { expect, test } from "vitest";
import type { HeldKey } from "../src/session/screen";
import { SecurityKey } from "../src/session/waiting/security-key";

const waiting: SessionView = {
  session: "s1",
  rev: 1,
  phase: "waiting",
  you: "p1",
  participants: [],
  offer: null,
  control: { holder: null, epoch: 0, asked: [] },
  paused: null,
  allowed: { control: true, navigation: true, draw: true },
  created_at: 0,
  ended: null,
};

/** A session whose view can be changed, and a memory that outlives the page. */
function setUp(issueKey: () => Promise<IssuedKey> = () => Promise.resolve({ key: "12345678", expires_at: 300_000 })) {
  const listeners = new Set<(view: SessionView) => void>();
  const session = {
    view: waiting,
    onView: (listener: (view: SessionView) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    issueKey,
  };
  let kept: HeldKey | null = null;
  const memory = {
    read: () => kept,
    keep: (key: HeldKey) => {
      kept = key;
    },
    clear: () => {
      kept = null;
    },
  };
  return {
    open: () => new SecurityKey(session, memory, () => 1_000),
    change: (change: Partial<SessionView>) => {
      session.view = { ...session.view, ...change };
      for (const listener of [...listeners]) listener(session.view);
    },
  };
}

const held: HeldKey = { digits: "12345678", issuedAt: 1_000, expiresAt: 300_000 };

test("a key is kept through a reload", async () => {
  const { open } = setUp();
  const key = open();
  expect(key.store.get().key).toBeNull();
  await key.renew();
  expect(key.store.get()).toMatchObject({ key: held, isIssuing: false });
  expect(open().store.get().key).toEqual(held);
});

test("a key that is typed is spent, also when the customer refuses", async () => {
  const { open, change } = setUp();
  const key = open();
  await key.renew();
  change({ offer: { expires_at: 100_000 } });
  expect(key.store.get()).toMatchObject({ key: null, isRefused: false });
  change({ offer: null });
  expect(key.store.get()).toMatchObject({ key: null, isRefused: true });
  expect(open().store.get().key).toBeNull();
  await key.renew();
  expect(key.store.get()).toMatchObject({ key: held, isRefused: false });
});

test("a customer who agrees has not refused", () => {
  const { open, change } = setUp();
  const key = open();
  change({ offer: { expires_at: 100_000 } });
  change({ offer: null, phase: "active" });
  expect(key.store.get()).toMatchObject({ key: null, isRefused: false });
});

test("a refusal to issue one is told, and the old key stays", async () => {
  let isRefusing = false;
  const issued: IssuedKey = { key: "12345678", expires_at: 300_000 };
  const { open } = setUp(() => (isRefusing ? Promise.reject(new Error("locked out")) : Promise.resolve(issued)));
  const key = open();
  await key.renew();
  isRefusing = true;
  await key.renew();
  expect(key.store.get()).toMatchObject({ key: held, failure: new Error("locked out"), isIssuing: false });
  isRefusing = false;
  await key.renew();
  expect(key.store.get().failure).toBeNull();
});

test("after closing, nothing is followed", () => {
  const { open, change } = setUp();
  const key = open();
  key.close();
  change({ offer: { expires_at: 100_000 } });
  change({ offer: null });
  expect(key.store.get().isRefused).toBe(false);
});
