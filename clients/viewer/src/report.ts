/** Tells the console how far the replayed window is scrolled, and how long its document is, when that has changed. */
import type { FromViewer } from "./messages";

/** A scroll is told as often as it can be followed by eye. */
const EVERY_MS = 50;

export class ScrollReport {
  readonly #document: () => Document | null;
  readonly #tell: (message: FromViewer) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #told = "";

  constructor(replayed: () => Document | null, tell: (message: FromViewer) => void) {
    this.#document = replayed;
    this.#tell = tell;
  }

  /** Something may have moved. */
  look(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#look();
    }, EVERY_MS);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #look(): void {
    const replayed = this.#document();
    const view = replayed?.defaultView;
    if (!replayed?.documentElement || !view) return;
    const [x, y] = [Math.round(view.scrollX), Math.round(view.scrollY)];
    const height = replayed.documentElement.scrollHeight;
    const now = `${x} ${y} ${height}`;
    if (now === this.#told) return;
    this.#told = now;
    this.#tell({ type: "scrolled", x, y, height });
  }
}
