/** A drawing in the making: from where the pointer goes to what is pinned to the page. */
import type { Anchor, Mark } from "@alongside/protocol";
import { anchorAt, Follower } from "./anchor";
import type { Point } from "./box";
import { offset, type Offset, simplify } from "./shapes";

/** What is drawn, and where. */
export interface Drawn {
  anchor: Anchor;
  mark: Mark;
}

/** A line by hand, pinned to the element where it begins. */
export class StrokeSketch {
  readonly #root: Document;
  readonly #anchor: Anchor;
  readonly #follower: Follower;
  #points: Offset[] = [[0, 0]];

  private constructor(anchor: Anchor, root: Document) {
    this.#anchor = anchor;
    this.#root = root;
    this.#follower = Follower.of(
      anchor,
      () => root,
      () => anchor.page,
    );
  }

  static begin(element: Element, point: Point, root: Document, page: string): StrokeSketch | null {
    const anchor = anchorAt(element, point, root, page);
    return anchor && new StrokeSketch(anchor, root);
  }

  /** The line goes on to this point of the window, even if the page has moved under it. */
  extend(point: Point): void {
    const begin = this.#follower.place(this.#root, performance.now())?.point;
    if (!begin) return;
    const next = offset(point.x - begin.x, point.y - begin.y);
    const last = this.#points.at(-1);
    if (last && last[0] === next[0] && last[1] === next[1]) return;
    this.#points.push(next);
    // A hand that draws for minutes: what is long drawn needs no more points than the whole may have.
    if (this.#points.length > 4096) this.#points = simplify(this.#points);
  }

  /** The line so far; a dot is no line. */
  get drawn(): Drawn | null {
    const points = simplify(this.#points);
    return points.length < 2 ? null : { anchor: this.#anchor, mark: { is: "stroke", points } };
  }
}

/** An arrow from one point of the window to another, pinned to the element at its head. Nothing where it is too short. */
export function arrowBetween(from: Point, to: Point, head: Element, root: Document, page: string): Drawn | null {
  const anchor = anchorAt(head, to, root, page);
  const [x, y] = offset(from.x - to.x, from.y - to.y);
  return anchor && Math.hypot(x, y) >= 8 ? { anchor, mark: { is: "arrow", from: [x, y] } } : null;
}

/** A light on an element. */
export function spotlightOn(element: Element, point: Point, root: Document, page: string): Drawn | null {
  const anchor = anchorAt(element, point, root, page);
  return anchor && { anchor, mark: { is: "spotlight" } };
}
