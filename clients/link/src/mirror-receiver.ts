import type { RelayMessage, SessionView } from "@alongside/protocol";
import { FULL_SNAPSHOT, META, typeOf, unpack } from "./codec";
import { Listeners, type Unsubscribe } from "./listeners";
import { type Batch, Reorder } from "./reorder";
import type { Session } from "./session";

/** How long a missing message may still come by itself. */
const GAP_PATIENCE = 500;

/** How long a snapshot may take before it is asked for again: doubling up to the second. */
const WANT_PATIENCE = 1_000;
const LONGEST_WANT_PATIENCE = 8_000;

/** Messages of a participant of whom the view does not tell yet. */
const MOST_EARLY = 512;

/**
 * A viewer's end of the mirror. Whatever comes, in whatever order, {@link onEvents} gets events that make sense one
 * after the other: they begin with a snapshot, and where one is lost, the next is a fresh snapshot.
 */
export class MirrorReceiver {
  readonly #session: Session;
  readonly #onEvents = new Listeners<[unknown[], number]>();
  readonly #onCatchingUp = new Listeners<[boolean]>();
  readonly #subscriptions: Unsubscribe[];
  #reorder = new Reorder();
  #from: string | null = null;
  #epoch = -1;
  #early: RelayMessage[] = [];
  #isCatchingUp = true;
  /** Batches that were looked into and hold no snapshot, by their first `n`. */
  #looked = new Set<number>();
  #wants = 0;
  #unheard = 0;
  #gapTimer: ReturnType<typeof setTimeout> | null = null;
  #wantTimer: ReturnType<typeof setTimeout> | null = null;
  #isWorking = false;
  #hasNews = false;
  #isClosed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = [
      session.onRelay((message) => {
        if (message.stream === "mirror") this.#take(message);
      }),
      session.onView((view) => this.#look(view)),
      session.onRoute((route) => {
        if (route !== null && this.#isCatchingUp) this.#planWant(0);
      }),
    ];
    queueMicrotask(() => this.#look(session.view));
  }

  /** Whether a snapshot is awaited. True at first. */
  get isCatchingUp(): boolean {
    return this.#isCatchingUp;
  }

  /** `page` is the sharer's epoch of these events: by it, acts and pointers say which page they mean. */
  onEvents(listener: (events: unknown[], page: number) => void): Unsubscribe {
    return this.#onEvents.add(listener);
  }

  onCatchingUp(listener: (isCatchingUp: boolean) => void): Unsubscribe {
    return this.#onCatchingUp.add(listener);
  }

  /** Asks for a fresh snapshot: when what was shown can't be trusted any more. */
  restart(): void {
    if (this.#isClosed) return;
    this.#reorder.clear();
    this.#looked.clear();
    this.#fallBehind();
    this.#want();
  }

  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    if (this.#gapTimer !== null) clearTimeout(this.#gapTimer);
    if (this.#wantTimer !== null) clearTimeout(this.#wantTimer);
    this.#reorder.clear();
    this.#early = [];
  }

  // --- Who sends -------------------------------------------------------------------------------------------

  #look(view: SessionView): void {
    if (this.#isClosed) return;
    const sharer = view.participants.find((one) => one.role === "sharer");
    if (sharer !== undefined && (sharer.id !== this.#from || sharer.epoch > this.#epoch)) {
      this.#begin(sharer.id, sharer.epoch);
    }
    const early = this.#early;
    this.#early = [];
    for (const message of early) this.#take(message);
  }

  #begin(from: string, epoch: number): void {
    this.#from = from;
    this.#epoch = epoch;
    this.#reorder = new Reorder();
    this.#looked.clear();
    this.#fallBehind();
    // The sharer sends a snapshot by itself.
    this.#planWant(WANT_PATIENCE);
  }

  #take(message: RelayMessage): void {
    const from = this.#session.participant(message.from);
    if (from === undefined) {
      // Perhaps the notice of their joining is still on its way. Whoever has left never comes into view again.
      if (this.#early.length < MOST_EARLY) this.#early.push(message);
      return;
    }
    if (from.role !== "sharer") return;
    // The route that the epoch comes from is signed: a newer one is news, even before the notice.
    if (message.from !== this.#from || message.epoch > this.#epoch) {
      if (message.epoch < from.epoch) return;
      this.#begin(message.from, message.epoch);
    }
    if (message.epoch < this.#epoch) return;
    if (!this.#reorder.add({ n: message.n, more: message.more, body: message.body })) {
      this.restart();
      return;
    }
    void this.#work();
  }

  // --- Putting together ------------------------------------------------------------------------------------

  /** Deals with what waits, one batch after the other. */
  async #work(): Promise<void> {
    this.#hasNews = true;
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      // Messages come while a batch is unpacked.
      while (this.#hasNews && !this.#isClosed) {
        this.#hasNews = false;
        const hasWorked = this.#isCatchingUp ? await this.#searchSnapshot() : await this.#goOn();
        this.#hasNews ||= hasWorked;
      }
    } finally {
      this.#isWorking = false;
    }
    this.#watchGap();
  }

  /** In step: hands on the next batch. False when there is none. */
  async #goOn(): Promise<boolean> {
    const reorder = this.#reorder;
    const batch = reorder.takeNext();
    if (batch === null) return false;
    const events = await tryUnpack(batch);
    if (reorder !== this.#reorder || this.#isCatchingUp || this.#isClosed) return true;
    if (events === null) {
      this.restart();
      return true;
    }
    // A snapshot in between is for somebody else, who was out of step. A Meta event alone tells of a new address.
    const news = events.filter((event, i) => typeOf(event) !== FULL_SNAPSHOT && !isSnapshotAt(events, i));
    if (news.length > 0) this.#onEvents.tell(news, this.#epoch);
    return true;
  }

  /** Out of step: looks for a batch with a snapshot, and goes on from there. */
  async #searchSnapshot(): Promise<boolean> {
    const reorder = this.#reorder;
    const batch = reorder.complete().find((one) => !this.#looked.has(one.first));
    if (batch === undefined) return false;
    this.#looked.add(batch.first);
    const events = await tryUnpack(batch);
    if (reorder !== this.#reorder || !this.#isCatchingUp || this.#isClosed) return true;
    const start = snapshotStart(events);
    if (events === null || start === -1) return true;
    reorder.skipTo(batch.last + 1);
    this.#looked.clear();
    this.#catchUp();
    this.#onEvents.tell(events.slice(start), this.#epoch);
    return true;
  }

  #watchGap(): void {
    const isStuck = !this.#isCatchingUp && this.#reorder.isWaiting;
    if (!isStuck && this.#gapTimer !== null) {
      clearTimeout(this.#gapTimer);
      this.#gapTimer = null;
    } else if (isStuck && this.#gapTimer === null) {
      const stuckAt = this.#reorder.next;
      this.#gapTimer = setTimeout(() => {
        this.#gapTimer = null;
        if (this.#isCatchingUp || !this.#reorder.isWaiting) return;
        if (this.#reorder.next === stuckAt) void this.#giveUpGap();
        else this.#watchGap();
      }, GAP_PATIENCE);
    }
  }

  /** What is missing will not come. Perhaps a snapshot is among what came after it. */
  async #giveUpGap(): Promise<void> {
    this.#fallBehind();
    await this.#work();
    if (this.#isCatchingUp) this.#want();
  }

  // --- In and out of step ----------------------------------------------------------------------------------

  #fallBehind(): void {
    this.#unheard = 0;
    if (this.#gapTimer !== null) clearTimeout(this.#gapTimer);
    this.#gapTimer = null;
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    this.#onCatchingUp.tell(true);
  }

  #catchUp(): void {
    if (this.#wantTimer !== null) clearTimeout(this.#wantTimer);
    this.#wantTimer = null;
    this.#isCatchingUp = false;
    this.#onCatchingUp.tell(false);
  }

  #want(): void {
    if (this.#isClosed || !this.#isCatchingUp) return;
    if (this.#session.relay("want", this.#wants, false, "")) this.#wants += 1;
    this.#planWant(Math.min(LONGEST_WANT_PATIENCE, WANT_PATIENCE * 2 ** this.#unheard));
    this.#unheard += 1;
  }

  #planWant(wait: number): void {
    if (this.#wantTimer !== null) clearTimeout(this.#wantTimer);
    this.#wantTimer = setTimeout(() => {
      this.#wantTimer = null;
      this.#want();
    }, wait);
  }
}

async function tryUnpack(batch: Batch): Promise<unknown[] | null> {
  try {
    return await unpack(batch.body);
  } catch {
    return null;
  }
}

/** Where the Meta event stands that a snapshot follows; -1 when there is none. */
function snapshotStart(events: unknown[] | null): number {
  if (events === null) return -1;
  return events.findIndex((_, i) => isSnapshotAt(events, i));
}

function isSnapshotAt(events: unknown[], i: number): boolean {
  return typeOf(events[i]) === META && typeOf(events[i + 1]) === FULL_SNAPSHOT;
}
