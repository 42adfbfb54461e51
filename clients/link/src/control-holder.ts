import { type Act, type ActResult, type Destination, MAX_ACTS, type Outcome } from "@alongside/protocol";
import { backoff } from "./backoff";
import { Listeners, type Unsubscribe } from "./listeners";
import { Refusal } from "./refusal";
import type { Session } from "./session";
import { isOutcome, read } from "./shapes";
import { onStream } from "./stream";

/** How long one try of a request may take. */
const REQUEST_PATIENCE = 8_000;

/** How long an outcome may take before the acts go out again, under the same `n`: the page tells it anew. */
const OUTCOME_PATIENCE = 4_000;
const MOST_REPEATS = 3;

/** Acts are counted from here on by somebody who held control already: faster than this nobody acts for long. */
const COUNT_RHYTHM = 20;

/** The most that one request may carry: with what is around the acts it stays well under the protocol's 8 KB. */
const MOST_CHARACTERS = 6_000;

type Deed = { acts: Act[] } | { to: Destination };

interface Job {
  page: number;
  deed: Deed;
}

/** What was sent and is not settled: the page's word on it is missing. */
interface Sent extends Job {
  n: number;
  repeats: number;
  timer: ReturnType<typeof setTimeout> | null;
}

/**
 * A viewer's end of control. Acts are sent one request at a time, in order; what is overtaken before it leaves, such
 * as half a word, is not sent. With the lease everything ends that was not sent.
 */
export class ControlHolder {
  readonly #session: Session;
  readonly #onOutcome = new Listeners<[Outcome]>();
  readonly #subscriptions: Unsubscribe[];
  readonly #sent = new Map<number, Sent>();
  #queue: Job[] = [];
  #repeats: Sent[] = [];
  /** The epoch of the lease that is held. */
  #epoch: number | null;
  #n = 0;
  #isSending = false;
  #isClosed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#epoch = leaseOf(session);
    // After a reload nobody remembers how far the count had come: time is always further.
    if (this.#epoch !== null) {
      this.#n = Math.max(0, Math.floor((session.link.serverNow - session.view.created_at) / COUNT_RHYTHM));
    }
    this.#subscriptions = [
      session.onView(() => this.#look()),
      session.onLost(() => this.#drop("ended")),
      onStream(session, "acted", "sharer", (body) => {
        const outcome = read(body, isOutcome);
        if (outcome !== null && outcome.epoch === this.#epoch) this.#settle(outcome);
      }),
    ];
  }

  /** Asks for control. The answer comes with a later view. */
  request(): Promise<void> {
    return this.#session.change("control", { type: "request", session: this.#session.id });
  }

  /** Gives control back, or takes the question back. */
  release(): Promise<void> {
    return this.#session.change("control", { type: "release", session: this.#session.id });
  }

  /** Does this to the page that the mirror showed under this epoch, after everything before it. */
  act(page: number, acts: readonly Act[]): void {
    if (!this.#mayAct()) return;
    let tail = this.#queue.at(-1);
    for (const act of acts) {
      const before = tail !== undefined && "acts" in tail.deed && tail.page === page ? tail.deed.acts : null;
      if (before !== null && overtakes(act, before.at(-1))) {
        before[before.length - 1] = act;
      } else if (act === acts[0] || before === null || !hasRoom(before, act)) {
        // Each call stands for itself: what can't be done ends its own acts only.
        tail = { page, deed: { acts: [act] } };
        this.#queue.push(tail);
      } else {
        before.push(act);
      }
    }
    void this.#pump();
  }

  /** Goes to another page. */
  navigate(page: number, to: Destination): void {
    if (!this.#mayAct()) return;
    this.#queue.push({ page, deed: { to } });
    void this.#pump();
  }

  /** What became of each request; also of those that the server refused, or that were never sent. */
  onOutcome(listener: (outcome: Outcome) => void): Unsubscribe {
    return this.#onOutcome.add(listener);
  }

  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#clear();
  }

  #mayAct(): boolean {
    if (this.#isClosed) return false;
    if (this.#epoch !== null) return true;
    this.#tell(this.#n, "ended");
    return false;
  }

  // --- Sending ---------------------------------------------------------------------------------------------

  async #pump(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) await this.#send(next);
    } finally {
      this.#isSending = false;
    }
  }

  #next(): Sent | null {
    if (this.#isClosed || this.#epoch === null) return null;
    const again = this.#repeats.shift();
    if (again !== undefined) return again;
    const job = this.#queue.shift();
    if (job === undefined) return null;
    const sent = { ...job, n: this.#n, repeats: 0, timer: null };
    this.#n += 1;
    // Its outcome may overtake the server's answer.
    this.#sent.set(sent.n, sent);
    return sent;
  }

  /** Sends until there is an answer: under the same `n`, so that the page does it once. */
  async #send(sent: Sent): Promise<void> {
    const epoch = this.#epoch;
    for (let attempt = 0; epoch !== null && this.#isOpen(epoch, sent); attempt += 1) {
      const { page, n, deed } = sent;
      const ground = { session: this.#session.id, epoch, page, n };
      const request = "acts" in deed ? ({ type: "act", ...ground, ...deed } as const) : ({ type: "navigate", ...ground, ...deed } as const);
      try {
        await this.#session.link.request("control", request, { timeout: REQUEST_PATIENCE });
        this.#await(epoch, sent);
        return;
      } catch (reason) {
        if (!this.#isOpen(epoch, sent)) return;
        const result = this.#resultOf(reason, deed);
        if (result !== null) {
          this.#settle({ epoch, n, result });
          return;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, backoff(attempt, Math.random)));
    }
  }

  #isOpen(epoch: number, { n }: Sent): boolean {
    return !this.#isClosed && this.#epoch === epoch && this.#sent.has(n);
  }

  /** What a refusal means to whoever acts; null when a further try makes sense. */
  #resultOf(reason: unknown, deed: Deed): ActResult | null {
    if (!(reason instanceof Refusal)) return null;
    const { view } = this.#session;
    switch (reason.code) {
      case "internal":
      case "throttled":
        return null;
      case "expired":
        // On a new connection that the server does not know as this participant's yet.
        return view.phase === "ended" ? "ended" : null;
      case "conflict":
        return view.paused === null ? "gone" : "paused";
      case "forbidden":
        return "to" in deed && !view.allowed.navigation ? "no_navigation" : "ended";
      case "not_found":
        return "ended";
      default:
        return "unsupported";
    }
  }

  // --- Outcomes --------------------------------------------------------------------------------------------

  #await(epoch: number, sent: Sent): void {
    if (!this.#isOpen(epoch, sent)) return;
    sent.timer = setTimeout(() => {
      sent.timer = null;
      if (sent.repeats >= MOST_REPEATS) {
        this.#settle({ epoch, n: sent.n, result: "gone" });
        return;
      }
      sent.repeats += 1;
      this.#repeats.push(sent);
      void this.#pump();
    }, OUTCOME_PATIENCE);
  }

  #settle(outcome: Outcome): void {
    const sent = this.#sent.get(outcome.n);
    if (sent === undefined) return;
    this.#sent.delete(outcome.n);
    this.#repeats = this.#repeats.filter((one) => one !== sent);
    if (sent.timer !== null) clearTimeout(sent.timer);
    this.#onOutcome.tell(outcome);
  }

  // --- The lease -------------------------------------------------------------------------------------------

  #look(): void {
    const epoch = leaseOf(this.#session);
    if (epoch === this.#epoch) return;
    this.#drop("ended");
    this.#epoch = epoch;
    this.#n = 0;
  }

  #drop(result: ActResult): void {
    const isLoss = this.#queue.length > 0 || this.#sent.size > 0;
    const n = this.#sent.keys().next().value ?? this.#n;
    this.#clear();
    if (isLoss) this.#tell(n, result);
  }

  #clear(): void {
    this.#queue = [];
    this.#repeats = [];
    for (const { timer } of this.#sent.values()) if (timer !== null) clearTimeout(timer);
    this.#sent.clear();
  }

  #tell(n: number, result: ActResult): void {
    this.#onOutcome.tell({ epoch: this.#epoch ?? this.#session.view.control.epoch, n, result });
  }
}

function leaseOf({ view }: Session): number | null {
  return view.control.holder === view.you ? view.control.epoch : null;
}

/** Whether nobody would miss the act before. */
function overtakes(act: Act, before: Act | undefined): boolean {
  return (act.do === "input" || act.do === "scroll") && act.do === before?.do && act.node === before.node;
}

function hasRoom(acts: readonly Act[], act: Act): boolean {
  return acts.length < MAX_ACTS && JSON.stringify(acts).length + JSON.stringify(act).length <= MOST_CHARACTERS;
}
