/** Scrolls what is under the pointer on the sharer's page. */
import type { Act } from "@alongside/protocol";
import { around, documentIn, type Point } from "../marks";
import type { Stage } from "../stage";

/** A turn of the wheel is many events: they go together. */
const EVERY_MS = 50;

/** After so long, what the mirror shows is where the page is; until then, where it was sent to. */
const SETTLED_MS = 400;

interface Wanted extends Point {
  at: number;
}

export class Scroller {
  readonly #stage: Stage;
  readonly #act: (act: Act) => void;
  readonly #wanted = new Map<number, Wanted>();
  readonly #waiting = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(stage: Stage, act: (act: Act) => void) {
    this.#stage = stage;
    this.#act = act;
  }

  /** Whether there was something to scroll. */
  scroll(element: Element, by: Point): boolean {
    const root = this.#stage.document;
    const now = performance.now();
    for (let at: Element | null = element; root && at; at = around(at, root)) {
      const [box, name] = scrollable(at);
      const node = box && this.#stage.numberOf(name);
      if (!box || node === null) continue;
      const before = this.#wanted.get(node);
      const from = before && now - before.at < SETTLED_MS ? before : { x: box.scrollLeft, y: box.scrollTop };
      const x = limit(from.x + by.x, box.scrollWidth - box.clientWidth);
      const y = limit(from.y + by.y, box.scrollHeight - box.clientHeight);
      if (x === Math.round(from.x) && y === Math.round(from.y)) continue;
      this.#wanted.set(node, { x, y, at: now });
      this.#send(node);
      return true;
    }
    return false;
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #send(node: number): void {
    this.#waiting.add(node);
    if (this.#timer !== null) return;
    this.#flush();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#flush();
    }, EVERY_MS);
  }

  #flush(): void {
    for (const node of this.#waiting) {
      const wanted = this.#wanted.get(node);
      if (wanted) this.#act({ do: "scroll", node, x: wanted.x, y: wanted.y });
    }
    this.#waiting.clear();
  }
}

const limit = (value: number, most: number): number => Math.round(Math.max(0, Math.min(value, most)));

/** What scrolls at an element, if something does, and the node by which the mirror names it. */
function scrollable(element: Element): [Element | null, Node] {
  const { ownerDocument } = element;
  if (element === ownerDocument.documentElement) return [ownerDocument.scrollingElement ?? element, ownerDocument];
  if (element === ownerDocument.body || documentIn(element)) return [null, element];
  const { overflowX, overflowY } = getComputedStyle(element);
  const isScrolling = [overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll");
  return [isScrolling ? element : null, element];
}
