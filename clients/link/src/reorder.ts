import { BATCH_START } from "./codec";

/** One message of a stream. */
export interface Part {
  n: number;
  more: boolean;
  body: string;
}

/** Consecutive messages that belong together. */
export interface Batch {
  first: number;
  last: number;
  body: string;
}

export interface Bounds {
  /** Messages that may wait. */
  parts: number;
  /** Characters that may wait. */
  characters: number;
}

/**
 * Brings the messages of one sender and epoch into their order and puts batches together again. No I/O, no clock:
 * what to do about a gap is the caller's decision.
 */
export class Reorder {
  readonly #bounds: Bounds;
  readonly #parts = new Map<number, Part>();
  #characters = 0;
  #next = 0;

  constructor(bounds: Bounds = { parts: 4096, characters: 12 * 1024 * 1024 }) {
    this.#bounds = bounds;
  }

  /** What comes next. Everything before it is dealt with. */
  get next(): number {
    return this.#next;
  }

  /** Whether anything waits: a gap, or a batch whose end has not come yet. */
  get isWaiting(): boolean {
    return this.#parts.size > 0;
  }

  /** Keeps a message; a duplicate or an old one is dropped. False when there is no room: then begin anew. */
  add(part: Part): boolean {
    if (part.n < this.#next || this.#parts.has(part.n)) return true;
    if (this.#parts.size >= this.#bounds.parts) return false;
    if (this.#characters + part.body.length > this.#bounds.characters) return false;
    this.#parts.set(part.n, part);
    this.#characters += part.body.length;
    return true;
  }

  /** The next batch, when it is complete. */
  takeNext(): Batch | null {
    const batch = this.#batchAt(this.#next);
    if (batch !== null) this.skipTo(batch.last + 1);
    return batch;
  }

  /** The complete batches that wait, wherever they stand, lowest first. A gap may be before each. They stay. */
  complete(): Batch[] {
    const starts = [...this.#parts.values()].filter((part) => this.#isStart(part)).map((part) => part.n);
    starts.sort((a, b) => a - b);
    return starts.map((n) => this.#batchAt(n)).filter((batch) => batch !== null);
  }

  /** Everything before `n` is dealt with. */
  skipTo(n: number): void {
    if (n <= this.#next) return;
    this.#next = n;
    for (const part of [...this.#parts.values()]) {
      if (part.n < n) this.#drop(part);
    }
  }

  /** Forgets what waits. */
  clear(): void {
    this.#parts.clear();
    this.#characters = 0;
  }

  #isStart(part: Part): boolean {
    const before = this.#parts.get(part.n - 1);
    return part.body.startsWith(BATCH_START) && before?.more !== true;
  }

  #batchAt(first: number): Batch | null {
    const bodies: string[] = [];
    for (let n = first; ; n += 1) {
      const part = this.#parts.get(n);
      if (part === undefined) return null;
      bodies.push(part.body);
      if (!part.more) return { first, last: n, body: bodies.join("") };
    }
  }

  #drop(part: Part): void {
    this.#parts.delete(part.n);
    this.#characters -= part.body.length;
  }
}
