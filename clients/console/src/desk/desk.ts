import { Refusal } from "@alongside/link";
import type { Welcome } from "@alongside/protocol";
import { SharedPage } from "../session/live/shared-page";
import { KeyMemory } from "../session/waiting/key-memory";
import { SecurityKey } from "../session/waiting/security-key";
import type { DeskLink, Doors, LiveSession } from "./live-session";
import { Store } from "./store";

/** The agent's place in a session. */
export interface Seat {
  session: LiveSession;
  key: SecurityKey;
  page: SharedPage;
}

export interface DeskState {
  link: DeskLink["state"];
  /** Why there is no connection, when the server refuses one. */
  refused: Refusal | null;
  /** Whether the server has said where the agent is. */
  isGreeted: boolean;
  /** How far the server's clock is ahead, in milliseconds. */
  clockOffset: number;
  /** Where the agent sits, also when that session is over and has not been put away yet. */
  seat: Seat | null;
  /** The session that the agent is in: open here, or elsewhere as the server says. */
  openSession: string | null;
}

/** An agent's desk: one connection, and the one session that the agent is in. */
export class Desk {
  readonly store: Store<DeskState>;
  readonly #link: DeskLink;
  readonly #doors: Doors;
  readonly #storage: Storage;
  #entering: { id: string; session: Promise<LiveSession> } | null = null;

  constructor(link: DeskLink, doors: Doors, storage: Storage) {
    this.#link = link;
    this.#doors = doors;
    this.#storage = storage;
    this.store = new Store<DeskState>({
      link: link.state,
      refused: null,
      isGreeted: false,
      clockOffset: 0,
      seat: null,
      openSession: null,
    });
    link.onState((state) => this.#change({ link: state, ...(state === "ready" ? { refused: null } : {}) }));
    link.onTrouble((reason) => this.#change({ refused: reason instanceof Refusal ? reason : null }));
    link.onWelcome((welcome) => this.#greet(welcome));
  }

  /** Opens a session, with the agent as its first viewer, and asks for its key. */
  async start(): Promise<LiveSession> {
    const session = this.#sit(await this.#asking(() => this.#doors.create()));
    void this.store.get().seat?.key.renew();
    return session;
  }

  /** Enters a session, for the first time or again. */
  enter(id: string): Promise<LiveSession> {
    const session = this.store.get().seat?.session;
    if (session?.id === id) return Promise.resolve(session);
    if (this.#entering?.id !== id) this.#entering = { id, session: this.#join(id) };
    return this.#entering.session;
  }

  /** The agent gets up. Says nothing to the server: that is the session's `leave` or `end`. */
  standUp(): void {
    const { seat } = this.store.get();
    seat?.page.close();
    seat?.session.close();
    seat?.key.close();
    this.#change({ seat: null, openSession: null });
  }

  /** Looks at once whether the connection still holds. */
  probe(): void {
    this.#link.probe();
  }

  close(): void {
    this.standUp();
    this.#link.close();
  }

  async #join(id: string): Promise<LiveSession> {
    try {
      return this.#sit(await this.#asking(() => this.#doors.join(id)));
    } catch (reason) {
      const isOver = reason instanceof Refusal && ["expired", "not_found"].includes(reason.code);
      if (isOver && this.store.get().openSession === id) this.#change({ openSession: null });
      throw reason;
    } finally {
      if (this.#entering?.id === id) this.#entering = null;
    }
  }

  #sit(session: LiveSession): LiveSession {
    this.standUp();
    const memory = new KeyMemory(this.#storage, session.id);
    const key = new SecurityKey(session, memory, () => Date.now() + this.store.get().clockOffset);
    const look = (): void => {
      if (this.store.get().seat?.session !== session) return;
      const isOver = session.view.phase === "ended" || session.lost !== null;
      this.#change({ openSession: isOver ? null : session.id });
    };
    session.onView(look);
    session.onLost(look);
    this.#change({ seat: { session, key, page: new SharedPage(session) } });
    look();
    return session;
  }

  /** Who is refused because of another session wants to go there. */
  async #asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (reason) {
      if (reason instanceof Refusal && reason.code === "conflict") {
        this.#change({ openSession: await this.#doors.whereAmI().catch(() => null) });
      }
      throw reason;
    }
  }

  #greet(welcome: Welcome): void {
    const { seat, openSession } = this.store.get();
    const isSeated = seat !== null && openSession === seat.session.id;
    this.#change({
      isGreeted: true,
      clockOffset: welcome.now - Date.now(),
      openSession: isSeated ? openSession : welcome.session,
    });
  }

  #change(change: Partial<DeskState>): void {
    this.store.set({ ...this.store.get(), ...change });
  }
}
