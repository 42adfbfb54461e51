import { Listeners, type Unsubscribe } from "./listeners";
import type { Session } from "./session";
import { onStream } from "./stream";

/** How often the way to the sharer is measured. */
const RHYTHM = 5_000;

/** An answer that takes longer is none. */
const PATIENCE = 10_000;

const MOST_PING_CHARACTERS = 64;

/** How good the way from the sharer is. */
export interface Measured {
  /** Milliseconds from the sharer to here: half of the way there and back. Null while no answer comes. */
  latency: number | null;
  /** Over which way the page comes. */
  path: "relay";
}

/** A viewer's measure of the way to the sharer. */
export class Quality {
  readonly #session: Session;
  readonly #onQuality = new Listeners<[Measured]>();
  readonly #unsubscribe: Unsubscribe;
  readonly #timer: ReturnType<typeof setInterval>;
  /** When which ping left. */
  readonly #pings = new Map<string, number>();
  #count = 0;
  #heardAt = performance.now();

  constructor(session: Session) {
    this.#session = session;
    this.#unsubscribe = onStream(session, "pong", "sharer", (body) => this.#heard(body));
    this.#timer = setInterval(() => this.#ping(), RHYTHM);
    this.#ping();
  }

  onQuality(listener: (quality: Measured) => void): Unsubscribe {
    return this.#onQuality.add(listener);
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#timer);
  }

  #ping(): void {
    const now = performance.now();
    for (const [ping, at] of this.#pings) if (now - at >= PATIENCE) this.#pings.delete(ping);
    if (now - this.#heardAt >= PATIENCE) this.#onQuality.tell({ latency: null, path: "relay" });
    // Everybody hears every pong: the name says whose it is, and the time keeps one of before a reload apart.
    const ping = `${this.#session.view.you} ${Math.round(performance.timeOrigin)} ${this.#count}`;
    if (!this.#session.say("ping", ping)) return;
    this.#count += 1;
    this.#pings.set(ping, now);
  }

  #heard(pong: string): void {
    const at = this.#pings.get(pong);
    if (at === undefined) return;
    this.#pings.delete(pong);
    this.#heardAt = performance.now();
    this.#onQuality.tell({ latency: (this.#heardAt - at) / 2, path: "relay" });
  }
}

/** The sharer's end: gives back what viewers send. */
export function answerPings(session: Session): Unsubscribe {
  return onStream(session, "ping", "viewer", (body) => {
    if (body.length <= MOST_PING_CHARACTERS) session.say("pong", body);
  });
}
