import type { ParticipantId, Pointing } from "@alongside/protocol";
import { Listeners, type Unsubscribe } from "./listeners";
import type { Session } from "./session";
import { isPointing, read } from "./shapes";
import { onStream } from "./stream";

/** The least time between two messages: 20 a second at most. */
export const RHYTHM = 50;

/** Where everybody points: the sharer's own pointer is in the mirror. */
export class Pointers {
  readonly #session: Session;
  readonly #onPointing = new Listeners<[ParticipantId, Pointing]>();
  readonly #unsubscribe: Unsubscribe;
  #waiting: Pointing | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #saidAt = -RHYTHM;

  constructor(session: Session) {
    this.#session = session;
    this.#unsubscribe = onStream(session, "point", "viewer", (body, { id }) => {
      const pointing = read(body, isPointing);
      if (pointing !== null) this.#onPointing.tell(id, pointing);
    });
  }

  onPointing(listener: (by: ParticipantId, pointing: Pointing) => void): Unsubscribe {
    return this.#onPointing.add(listener);
  }

  /** The last place wins; a press is always told, at once. */
  point(pointing: Pointing): void {
    this.#waiting = pointing;
    const wait = this.#saidAt + RHYTHM - Date.now();
    if (pointing.is === "pressed" || wait <= 0) this.#say();
    else this.#timer ??= setTimeout(() => this.#say(), wait);
  }

  close(): void {
    this.#unsubscribe();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #say(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#waiting !== null) this.#session.say("point", JSON.stringify(this.#waiting));
    this.#waiting = null;
    this.#saidAt = Date.now();
  }
}
