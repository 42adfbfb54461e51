/** How many characters a second: what is in a hurry must find the line free. */
const SPEED = 256 * 1024;

/** Does what it is given one after the other, when the page has nothing else to do. */
export class Pace {
  readonly #first: Task[] = [];
  readonly #rest: Task[] = [];
  #isRunning = false;
  #isStopped = false;

  /** What is urgent goes first. A task says how many characters it sent. */
  add(task: Task, isUrgent: boolean): void {
    if (this.#isStopped) return;
    (isUrgent ? this.#first : this.#rest).push(task);
    if (!this.#isRunning) void this.#run();
  }

  /** Nothing that waits is done any more. */
  clear(): void {
    this.#first.length = 0;
    this.#rest.length = 0;
  }

  stop(): void {
    this.#isStopped = true;
    this.clear();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let task = this.#next(); task !== undefined; task = this.#next()) {
      await idle();
      if (this.#isStopped) break;
      const sent = await task().catch(() => 0);
      if (sent > 0) await new Promise((resolve) => setTimeout(resolve, (sent / SPEED) * 1_000));
    }
    this.#isRunning = false;
  }

  #next(): Task | undefined {
    return this.#isStopped ? undefined : (this.#first.shift() ?? this.#rest.shift());
  }
}

type Task = () => Promise<number>;

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 50);
  });
}
