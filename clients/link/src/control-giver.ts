import type { ActNotice, ActResult, Consent, Outcome, ParticipantId } from "@alongside/protocol";
import { backoff } from "./backoff";
import type { Unsubscribe } from "./listeners";
import { isFinal, Refusal } from "./refusal";
import type { Session } from "./session";

/** How long acts that were overtaken may still take. */
const GAP_PATIENCE = 300;

/** What is remembered and held back, at most. */
const MOST_OUTCOMES = 64;
const MOST_WAITING = 64;

/** Does what is asked for, and says what became of it. */
export type Doer = (notice: ActNotice) => Promise<{ result: ActResult; node?: number }>;

/**
 * The sharer's end of control. Acts come in whatever order, some of them twice: each is done once, in the order of its
 * holder's count, if the lease still stands at that moment; the viewers are told what became of it.
 */
export class ControlGiver {
  readonly #session: Session;
  readonly #subscriptions: Unsubscribe[];
  readonly #outcomes = new Map<number, Outcome>();
  readonly #waiting = new Map<number, ActNotice>();
  /** Acts of a lease of which the view does not tell yet. */
  #early: ActNotice[] = [];
  #doer: Doer | null = null;
  /** The lease that the count belongs to. */
  #epoch = -1;
  #last = -1;
  #isDoing = false;
  #gapTimer: ReturnType<typeof setTimeout> | null = null;
  /** Leases up to here were taken back: the server may not have heard of it yet. */
  #takenBack = -1;
  #isClosed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = [
      session.onActs((notice) => this.#take(notice)),
      session.onView(() => this.#look()),
    ];
  }

  /** Who may act on the page at this moment. */
  get holder(): ParticipantId | null {
    const { control, phase } = this.#session.view;
    return phase === "ended" || control.epoch <= this.#takenBack ? null : control.holder;
  }

  /** Lets a viewer who asked act on the page. */
  grant(to: ParticipantId, consent: Consent): Promise<void> {
    return this.#session.change("control", { type: "grant", session: this.#session.id, to, consent });
  }

  refuse(to: ParticipantId): Promise<void> {
    return this.#session.change("control", { type: "refuse", session: this.#session.id, to });
  }

  /** From this line on nobody acts. The server is told until it has heard it. */
  async takeBack(): Promise<void> {
    const { view } = this.#session;
    const { epoch } = view.control;
    this.#takenBack = epoch;
    this.#waiting.clear();
    for (let attempt = 0; !this.#isClosed; attempt += 1) {
      try {
        await this.#session.change("control", { type: "take_back", session: view.session });
        return;
      } catch (reason) {
        if (reason instanceof Refusal && isFinal(reason.code)) throw reason;
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt, Math.random)));
        const { control } = this.#session.view;
        if (control.holder === null || control.epoch !== epoch) return;
      }
    }
  }

  /** Who does the acts: one at a time, in order. What becomes of each is told to the viewers. */
  onActs(doer: Doer): Unsubscribe {
    this.#doer = doer;
    this.#plan();
    return () => {
      if (this.#doer === doer) this.#doer = null;
    };
  }

  /** Why this may not be done at this moment; null when it may. To be asked before each act. */
  objection(notice: ActNotice): ActResult | null {
    const { view, self } = this.#session;
    const isHeld = this.holder === notice.from && view.control.epoch === notice.epoch;
    if (this.#isClosed || !isHeld || !view.allowed.control) return "ended";
    if (self === undefined || notice.page !== self.epoch) return "gone";
    if (view.paused !== null) return "paused";
    return "to" in notice && !view.allowed.navigation ? "no_navigation" : null;
  }

  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    if (this.#gapTimer !== null) clearTimeout(this.#gapTimer);
    this.#waiting.clear();
  }

  // --- Into order ------------------------------------------------------------------------------------------

  #take(notice: ActNotice): void {
    const { control } = this.#session.view;
    if (notice.epoch > control.epoch) {
      // The server's word on the grant is still on its way.
      if (this.#early.length < MOST_WAITING) this.#early.push(notice);
      return;
    }
    if (notice.epoch < control.epoch || this.holder === null) {
      this.#tell({ epoch: notice.epoch, n: notice.n, result: "ended" });
      return;
    }
    this.#begin(notice.epoch);
    const known = this.#outcomes.get(notice.n);
    if (known !== undefined) {
      this.#tell(known);
    } else if (notice.n > this.#last) {
      if (this.#waiting.size < MOST_WAITING) this.#waiting.set(notice.n, notice);
      this.#plan();
    } else if (!this.#isDoing || notice.n !== this.#last) {
      // Overtaken, and given up: to do it now would be out of order.
      this.#tell({ epoch: notice.epoch, n: notice.n, result: "gone" });
    }
  }

  #begin(epoch: number): void {
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    this.#last = -1;
    this.#outcomes.clear();
    this.#waiting.clear();
  }

  #look(): void {
    if (this.holder === null) this.#waiting.clear();
    const early = this.#early;
    this.#early = [];
    for (const notice of early) this.#take(notice);
  }

  #plan(): void {
    if (this.#isDoing || this.#isClosed || this.#doer === null || this.#waiting.size === 0) return;
    const first = Math.min(...this.#waiting.keys());
    // A page that has just loaded does not know how far the count had come.
    if (first === this.#last + 1 || this.#last === -1) {
      void this.#do(first);
    } else {
      this.#gapTimer ??= setTimeout(() => {
        this.#gapTimer = null;
        if (!this.#isDoing && this.#waiting.size > 0) void this.#do(Math.min(...this.#waiting.keys()));
      }, GAP_PATIENCE);
    }
  }

  async #do(n: number): Promise<void> {
    const notice = this.#waiting.get(n);
    const doer = this.#doer;
    if (notice === undefined || doer === null) return;
    if (this.#gapTimer !== null) clearTimeout(this.#gapTimer);
    this.#gapTimer = null;
    this.#waiting.delete(n);
    this.#last = n;
    this.#isDoing = true;
    const objection = this.objection(notice);
    // A fault of the page, or of ours, is no reason to stop: the next acts may be fine.
    const done = objection === null ? await doer(notice).catch(() => ({ result: "gone" as const })) : { result: objection };
    this.#isDoing = false;
    const outcome: Outcome = { epoch: notice.epoch, n, ...done };
    if (notice.epoch === this.#epoch) this.#remember(outcome);
    this.#tell(outcome);
    this.#plan();
  }

  #remember(outcome: Outcome): void {
    this.#outcomes.set(outcome.n, outcome);
    const [oldest] = this.#outcomes.keys();
    if (this.#outcomes.size > MOST_OUTCOMES && oldest !== undefined) this.#outcomes.delete(oldest);
  }

  #tell(outcome: Outcome): void {
    if (!this.#isClosed) this.#session.say("acted", JSON.stringify(outcome));
  }
}
