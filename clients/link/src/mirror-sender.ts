import { MAX_RELAY_BODY_BYTES, MAX_RELAY_BYTES, type SealedRoute, type SessionView } from "@alongside/protocol";
import { FULL_SNAPSHOT, META, pack, typeOf } from "./codec";
import { relayFrame } from "./link";
import { Listeners, type Unsubscribe } from "./listeners";
import type { Session } from "./session";
import { split } from "./split";

/** The least time between two batches: 20 messages a second at most. */
const RHYTHM = 50;

/** Snapshots cost the sharer's page a tenth of a second: no viewer can ask for more than one in this time. */
const SNAPSHOT_RHYTHM = 1_000;

/** After such a pause an empty batch follows: without it, nobody would miss a lost last one. */
const PAUSE = 1_000;

/** Above the first, events wait and travel together; above the second, they give way to a fresh snapshot. */
const SLOW = 128 * 1024;
const STUCK = 1024 * 1024;

/** Events that may wait before a fresh snapshot is the smaller thing to send. */
const MOST_WAITING = 20_000;

/**
 * The sharer's end of the mirror. Events go in by {@link push}; batches go out to the viewers. What can't go out is
 * dropped, and a fresh snapshot is asked for by {@link onWanted} as soon as it can: nothing is ever sent late.
 */
export class MirrorSender {
  readonly #session: Session;
  readonly #onWanted = new Listeners<[]>();
  readonly #onWatched = new Listeners<[boolean]>();
  readonly #subscriptions: Unsubscribe[];
  #queue: unknown[] = [];
  #epoch = -1;
  #n = 0;
  #viewers = new Set<string>();
  #isWatched = false;
  #isHeld = false;
  /** Until a fresh snapshot comes, no event makes sense to the viewers. */
  #needsSnapshot = true;
  #meta: unknown = null;
  #lastBatchAt = 0;
  #lastWantedAt = -SNAPSHOT_RHYTHM;
  #flushTimer: ReturnType<typeof setTimeout> | null = null;
  #pauseTimer: ReturnType<typeof setTimeout> | null = null;
  #wantedTimer: ReturnType<typeof setTimeout> | null = null;
  #isPacking = false;
  #isClosed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = [
      session.onView((view) => this.#look(view)),
      session.onRoute(() => this.#look(session.view)),
      session.onRelayLost(() => this.#restart()),
      session.onRelay((message) => {
        if (message.stream !== "want") return;
        const from = session.participant(message.from);
        if (from?.role === "viewer" && message.epoch >= from.epoch) this.#want();
      }),
    ];
    // Listeners are added after the constructor: the first look comes when they are there.
    queueMicrotask(() => this.#look(session.view));
  }

  /** Whether a viewer is there to be sent to. While not, nothing needs to be captured. */
  get isWatched(): boolean {
    return this.#isWatched;
  }

  onWatched(listener: (isWatched: boolean) => void): Unsubscribe {
    return this.#onWatched.add(listener);
  }

  /** A fresh snapshot must be pushed: a Meta event, a FullSnapshot event, and what happens from then on. */
  onWanted(listener: () => void): Unsubscribe {
    return this.#onWanted.add(listener);
  }

  /** While held, it is as if nobody watched: nothing goes out, and after it comes a fresh snapshot. */
  set isHeld(isHeld: boolean) {
    this.#isHeld = isHeld;
    this.#look(this.#session.view);
  }

  /** Takes one event, already masked. */
  push(event: unknown): void {
    if (this.#isClosed || !this.#isWatched) return;
    if (this.#needsSnapshot) {
      if (typeOf(event) === META) this.#meta = event;
      if (typeOf(event) !== FULL_SNAPSHOT || this.#meta === null) return;
      this.#needsSnapshot = false;
      this.#queue.push(this.#meta);
    }
    this.#queue.push(event);
    if (this.#queue.length > MOST_WAITING) this.#restart();
    else this.#plan();
  }

  /** Nothing more goes out, not even what waits. */
  close(): void {
    this.#isClosed = true;
    this.#queue = [];
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    if (this.#pauseTimer !== null) clearTimeout(this.#pauseTimer);
    if (this.#wantedTimer !== null) clearTimeout(this.#wantedTimer);
  }

  // --- Who watches -----------------------------------------------------------------------------------------

  #look(view: SessionView): void {
    if (this.#isClosed) return;
    const epoch = this.#session.self?.epoch ?? -1;
    const viewers = new Set(
      view.participants
        .filter((one) => one.role === "viewer" && one.presence.is === "present")
        .map((one) => `${one.id} ${one.epoch}`),
    );
    const isReachable = this.#session.route !== null && view.phase === "active";
    const isWatched = viewers.size > 0 && isReachable && !this.#isHeld;
    const hasNewViewer = [...viewers].some((one) => !this.#viewers.has(one));
    const isNewEpoch = epoch !== this.#epoch;
    const begins = isWatched && !this.#isWatched;
    this.#viewers = isWatched ? viewers : new Set();
    const changes = isWatched !== this.#isWatched;
    this.#isWatched = isWatched;
    if (isNewEpoch) {
      this.#epoch = epoch;
      this.#n = 0;
      this.#restart();
    } else if (begins) {
      // Whoever was in step before the pause must see that something is missing.
      this.#restart();
    }
    if (changes) this.#onWatched.tell(isWatched);
    if (isWatched && hasNewViewer) this.#want();
  }

  /** What waits is obsolete: viewers see a gap in the count, and go on from the fresh snapshot. */
  #restart(): void {
    this.#queue = [];
    // A new epoch starts at 0, with nothing to be missed.
    if (this.#n > 0) this.#n += 1;
    this.#needsSnapshot = true;
    this.#meta = null;
    if (this.#isWatched) this.#want();
  }

  /** Asks the page for a snapshot: soon, once, and not while the connection is stuck. */
  #want(): void {
    if (this.#isClosed || !this.#isWatched || this.#wantedTimer !== null) return;
    const wait = Math.max(0, this.#lastWantedAt + SNAPSHOT_RHYTHM - Date.now());
    this.#wantedTimer = setTimeout(() => {
      this.#wantedTimer = null;
      if (!this.#isWatched) return;
      this.#lastWantedAt = Date.now();
      if (this.#session.link.bufferedAmount > SLOW) this.#want();
      else this.#onWanted.tell();
    }, wait);
  }

  // --- Sending ---------------------------------------------------------------------------------------------

  /** The first event after a pause leaves almost at once; those that come with it leave together. */
  #plan(wait: number = Math.max(0, this.#lastBatchAt + RHYTHM - Date.now())): void {
    if (this.#flushTimer !== null || this.#isPacking) return;
    this.#flushTimer = setTimeout(() => {
      this.#flushTimer = null;
      void this.#flush();
    }, wait);
  }

  async #flush(): Promise<void> {
    if (this.#queue.length === 0 || this.#isClosed || !this.#isWatched) return;
    const waiting = this.#session.link.bufferedAmount;
    if (waiting > STUCK) {
      this.#restart();
      return;
    }
    if (waiting > SLOW) {
      this.#plan(RHYTHM);
      return;
    }
    const events = this.#queue;
    this.#queue = [];
    this.#lastBatchAt = Date.now();
    await this.#sendBatch(events);
    this.#planEndOfPause();
    if (this.#queue.length > 0) this.#plan();
  }

  async #sendBatch(events: readonly unknown[]): Promise<void> {
    const epoch = this.#epoch;
    const first = this.#n;
    this.#isPacking = true;
    const body = await pack(events).finally(() => {
      this.#isPacking = false;
    });
    // Where the connection, the viewers or the count changed meanwhile, a snapshot follows anyway.
    const isObsolete = this.#isClosed || !this.#isWatched || epoch !== this.#epoch || first !== this.#n;
    if (!isObsolete && !this.#send(body)) this.#restart();
  }

  #planEndOfPause(): void {
    if (this.#pauseTimer !== null) clearTimeout(this.#pauseTimer);
    this.#pauseTimer = setTimeout(() => {
      this.#pauseTimer = null;
      if (this.#isWatched && !this.#isPacking && this.#queue.length === 0 && !this.#needsSnapshot) {
        void this.#sendBatch([]).then(() => this.#plan());
      }
    }, PAUSE);
  }

  #send(body: string): boolean {
    const { route } = this.#session;
    if (route === null) return false;
    const pieces = split(body, roomFor(route));
    return pieces.every((piece, i) => {
      const isSent = this.#session.relay("mirror", this.#n, i < pieces.length - 1, piece);
      this.#n += 1;
      return isSent;
    });
  }
}

/** How many characters of body fit into one frame with this route. Base64 needs no escaping in JSON. */
function roomFor(route: SealedRoute): number {
  const rest = relayFrame(route, "mirror", Number.MAX_SAFE_INTEGER, false, "").length;
  return Math.max(1024, Math.min(MAX_RELAY_BODY_BYTES, MAX_RELAY_BYTES - 1 - rest));
}
