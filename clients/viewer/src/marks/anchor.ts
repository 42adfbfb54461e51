/** Places on a page that stay the same through scrolling, resizing and loading again. */
import type { Anchor } from "@alongside/protocol";
import { type Box, boxOf, clippersOf, frameOf, type Point } from "./box";
import { findElement, wayTo } from "./way";

/** How far outside its element a place may be, in thousandths of the element. */
const FARTHEST = 100_000;

/** How long a place that leads nowhere is left alone before it is looked for again. */
const RETRY_MS = 250;

const thousandths = (part: number, whole: number): number =>
  whole > 0 ? Math.max(-FARTHEST, Math.min(FARTHEST, Math.round((part / whole) * 1000))) : 0;

/** Where in an element a point is, in thousandths of its box. */
export function within(element: Element, point: Point, root: Document): Point {
  const box = boxOf(element, root);
  return { x: thousandths(point.x - box.x, box.width), y: thousandths(point.y - box.y, box.height) };
}

/** The place at a point of `root`'s window, in an element. Nothing where no way leads to the element. */
export function anchorAt(element: Element, point: Point, root: Document, page: string): Anchor | null {
  const named = wayTo(element, root);
  return named && { page, way: named.way, ...within(named.element, point, root) };
}

/** Where something is to be drawn now. */
export interface Place {
  point: Point;
  /** The element's box. */
  box: Box;
}

/** Follows one place: finds its element, stays with it while it is there, and says where it is now. */
export class Follower {
  readonly #find: () => Element | null;
  readonly #at: Point;
  #element: Element | null = null;
  #clippers: Element[] = [];
  #lookAgainAt = 0;

  /** `at` is in thousandths of the element's box. */
  constructor(find: () => Element | null, at: Point) {
    this.#find = find;
    this.#at = at;
  }

  static of(anchor: Anchor, root: () => Document | null, page: () => string): Follower {
    const find = (): Element | null => {
      const within = root();
      return within && anchor.page === page() ? findElement(anchor.way, within) : null;
    };
    return new Follower(find, anchor);
  }

  /** Where the place is, or nothing while it can't be seen. */
  place(root: Document, now: number): Place | null {
    const element = this.#element && isIn(this.#element, root) ? this.#element : this.#look(root, now);
    if (!element) return null;
    if (element.getClientRects().length === 0 && element !== element.ownerDocument.documentElement) return null;
    const box = boxOf(element, root);
    const point = { x: box.x + (box.width * this.#at.x) / 1000, y: box.y + (box.height * this.#at.y) / 1000 };
    return this.#clippers.every((clipper) => isShown(box, point, boxOf(clipper, root))) ? { point, box } : null;
  }

  /** Lets go of the element: the page it was found on is no more. */
  forget(): void {
    this.#element = null;
    this.#lookAgainAt = 0;
  }

  #look(root: Document, now: number): Element | null {
    if (now < this.#lookAgainAt) return null;
    this.#lookAgainAt = now + RETRY_MS;
    this.#element = this.#find();
    this.#clippers = this.#element ? clippersOf(this.#element, root) : [];
    return this.#element;
  }
}

/** Whether an element is in the page still; those of a frame that was taken away stay in their own document. */
const isIn = (element: Element, root: Document): boolean =>
  element.isConnected && (element.ownerDocument === root || frameOf(element, root)?.isConnected === true);

/** Whether a place can be seen through what cuts it off: the place itself, or, drawn beside its element, the element. */
function isShown(element: Box, point: Point, window: Box): boolean {
  const isInside =
    point.x >= element.x - 1 &&
    point.x <= element.x + element.width + 1 &&
    point.y >= element.y - 1 &&
    point.y <= element.y + element.height + 1;
  const box = isInside ? { ...point, width: 0, height: 0 } : element;
  return (
    box.x <= window.x + window.width + 1 &&
    box.x + box.width >= window.x - 1 &&
    box.y <= window.y + window.height + 1 &&
    box.y + box.height >= window.y - 1
  );
}
