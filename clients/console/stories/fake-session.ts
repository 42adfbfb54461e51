/** A session without a server, for looking at screens. */
import type { Refusal } from "@alongside/link";
import type { IssuedKey, Notice, ParticipantView, SessionView } from "@alongside/protocol";
import type { LiveSession, Mirror } from "../src/desk/live-session";
import { FakeInstruments } from "./fake-instruments";

export const ada: ParticipantView = {
  id: "p1",
  role: "viewer",
  name: "Ada Lindqvist",
  presence: { is: "present" },
  epoch: 1,
};
export const customer: ParticipantView = {
  id: "p2",
  role: "sharer",
  name: null,
  presence: { is: "present" },
  epoch: 1,
};
export const ben: ParticipantView = { ...ada, id: "p3", name: "Ben Okafor" };

export const waitingView = (): SessionView => ({
  session: "h7Qk2ZtP",
  rev: 1,
  phase: "waiting",
  you: "p1",
  participants: [ada],
  offer: null,
  control: { holder: null, epoch: 0, asked: [] },
  paused: null,
  allowed: { control: true, navigation: true, draw: true },
  created_at: Date.now() - 42_000,
  ended: null,
});

export class FakeSession implements LiveSession {
  view: SessionView;
  lost: Refusal | null = null;
  readonly played = new FakeInstruments(this);
  readonly #mirror: () => Mirror;
  readonly #onView = new Set<(view: SessionView) => void>();
  readonly #onNotice = new Set<(notice: Notice) => void>();
  readonly #key: () => Promise<IssuedKey>;

  constructor(view: SessionView, mirror: () => Mirror, key: () => Promise<IssuedKey>) {
    this.view = view;
    this.#mirror = mirror;
    this.#key = key;
  }

  get id(): string {
    return this.view.session;
  }

  onView(listener: (view: SessionView) => void): () => void {
    this.#onView.add(listener);
    return () => this.#onView.delete(listener);
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    this.#onNotice.add(listener);
    return () => this.#onNotice.delete(listener);
  }

  onLost(): () => void {
    return () => undefined;
  }

  issueKey(): Promise<IssuedKey> {
    return this.#key();
  }

  leave(): Promise<void> {
    this.change({ participants: this.view.participants.filter((one) => one.id !== this.view.you) });
    return Promise.resolve();
  }

  end(): Promise<void> {
    const ended = { reason: "ended", at: Date.now(), by: "p1", by_role: "viewer", by_name: "Ada Lindqvist" } as const;
    this.change({ phase: "ended", ended });
    return Promise.resolve();
  }

  close(): void {
    // Nothing is held.
  }

  instruments(): FakeInstruments {
    return this.played;
  }

  mirrorReceiver(): Mirror {
    return this.#mirror();
  }

  change(change: Partial<SessionView>, notice?: Pick<Notice, "notice" | "about">): void {
    this.view = { ...this.view, ...change, rev: this.view.rev + 1 };
    for (const listener of this.#onView) listener(this.view);
    if (!notice) return;
    const told: Notice = { ...notice, session: this.id, rev: this.view.rev, view: this.view, route: null };
    for (const listener of this.#onNotice) listener(told);
  }
}
