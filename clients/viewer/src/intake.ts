/**
 * What came and is not shown yet. Events are applied in their order, as many at a time as leave the browser its breath:
 * a flood shows late, and stops nothing.
 */

/** How long one go may take. A single event may take longer: it can't be cut. */
const SLICE_MS = 12;

/** How often it is said how many events wait. */
const TELL_MS = 200;

export interface IntakeListener {
  apply(event: unknown, page: number): void;
  /** A batch is applied to its end. */
  onBatch(): void;
  /** So many events wait; 0 when none does any more. */
  onBehind(events: number): void;
  /** Too many waited, and all were given up. */
  onOverflow(): void;
}

export interface IntakeOptions {
  /** As many events may wait. */
  most: number;
  now(): number;
  /** Runs something soon, after the browser has seen to other things. */
  soon(act: () => void): void;
}

interface Batch {
  events: readonly unknown[];
  page: number;
}

export class Intake {
  readonly #listener: IntakeListener;
  readonly #options: IntakeOptions;
  #batches: Batch[] = [];
  /** How many events of the first batch are applied. */
  #done = 0;
  #waiting = 0;
  #isRunning = false;
  #toldAt = -Infinity;
  #isBehind = false;

  constructor(listener: IntakeListener, options: Partial<IntakeOptions> = {}) {
    this.#listener = listener;
    this.#options = { most: 50_000, now: () => performance.now(), soon: soon(), ...options };
  }

  take(events: readonly unknown[], page: number): void {
    if (this.#waiting + events.length > this.#options.most && this.#waiting > 0) return this.#giveUp();
    this.#batches.push({ events, page });
    this.#waiting += events.length;
    if (!this.#isRunning) this.#run();
  }

  #run(): void {
    this.#isRunning = true;
    const end = this.#options.now() + SLICE_MS;
    do this.#step();
    while (this.#batches.length > 0 && this.#options.now() < end);
    this.#isRunning = this.#batches.length > 0;
    if (this.#isRunning) this.#options.soon(() => this.#run());
    this.#tell();
  }

  #step(): void {
    const [batch] = this.#batches;
    if (!batch) return;
    if (this.#done < batch.events.length) {
      const event = batch.events[this.#done];
      this.#done += 1;
      this.#waiting -= 1;
      this.#listener.apply(event, batch.page);
    }
    if (this.#done < batch.events.length) return;
    this.#batches.shift();
    this.#done = 0;
    this.#listener.onBatch();
  }

  #tell(): void {
    const now = this.#options.now();
    if (this.#waiting === 0 ? !this.#isBehind : now - this.#toldAt < TELL_MS) return;
    this.#toldAt = now;
    this.#isBehind = this.#waiting > 0;
    this.#listener.onBehind(this.#waiting);
  }

  #giveUp(): void {
    this.#batches = [];
    this.#done = 0;
    this.#waiting = 0;
    this.#listener.onOverflow();
    this.#tell();
  }
}

/** A message to oneself: sooner than a timer, and as prompt in a window that nobody looks at. */
function soon(): (act: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  let next: (() => void) | null = null;
  port1.onmessage = () => {
    const act = next;
    next = null;
    act?.();
  };
  return (act) => {
    next = act;
    port2.postMessage(null);
  };
}
