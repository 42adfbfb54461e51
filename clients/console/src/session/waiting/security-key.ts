import type { SessionView } from "@alongside/protocol";
import type { LiveSession } from "../../desk/live-session";
import { Store } from "../../desk/store";
import type { HeldKey } from "../screen";
import type { KeyMemory } from "./key-memory";

export interface KeyState {
  key: HeldKey | null;
  /** Whether the last offer was refused, and no key was issued since. */
  isRefused: boolean;
  isIssuing: boolean;
  /** Why the last try to get a key failed. */
  failure: unknown;
}

/** The security key of a session: issued, kept through reloads, spent when somebody types it. */
export class SecurityKey {
  readonly store: Store<KeyState>;
  readonly #session: Pick<LiveSession, "view" | "onView" | "issueKey">;
  readonly #memory: Pick<KeyMemory, "read" | "keep" | "clear">;
  readonly #now: () => number;
  readonly #unsubscribe: () => void;
  #wasOffered: boolean;

  constructor(
    session: Pick<LiveSession, "view" | "onView" | "issueKey">,
    memory: Pick<KeyMemory, "read" | "keep" | "clear">,
    now: () => number,
  ) {
    this.#session = session;
    this.#memory = memory;
    this.#now = now;
    this.#wasOffered = session.view.offer !== null;
    this.store = new Store<KeyState>({ key: memory.read(), isRefused: false, isIssuing: false, failure: null });
    this.#unsubscribe = session.onView((view) => this.#follow(view));
    this.#follow(session.view);
  }

  /** A fresh key. An earlier one ends with it. */
  async renew(): Promise<void> {
    if (this.store.get().isIssuing) return;
    this.#change({ isIssuing: true, failure: null });
    try {
      const { key: digits, expires_at: expiresAt } = await this.#session.issueKey();
      const key = { digits, issuedAt: Math.min(this.#now(), expiresAt), expiresAt };
      this.#memory.keep(key);
      this.#change({ key, isRefused: false });
    } catch (failure) {
      this.#change({ failure });
    } finally {
      this.#change({ isIssuing: false });
    }
  }

  close(): void {
    this.#unsubscribe();
  }

  /** Who types the key spends it, whatever they decide then. */
  #follow(view: SessionView): void {
    const isOffered = view.offer !== null;
    if (isOffered || view.phase !== "waiting") {
      this.#memory.clear();
      this.#change({ key: null, isRefused: false });
    } else if (this.#wasOffered) {
      this.#change({ isRefused: true });
    }
    this.#wasOffered = isOffered;
  }

  #change(change: Partial<KeyState>): void {
    this.store.set({ ...this.store.get(), ...change });
  }
}
