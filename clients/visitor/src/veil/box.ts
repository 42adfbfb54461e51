import type { Hidden } from "./places";

/** A rectangle of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Smaller is nothing that anybody could read. */
const SMALLEST = 4;

/** Where in the window it is seen now; null where it isn't: scrolled away, behind a dialog, or not drawn. */
export function boxOf({ what, element }: Hidden): Box | null {
  if (!element.isConnected) return null;
  let box: Box | null = what.getBoundingClientRect();
  for (let at: Element = element; ; ) {
    const window = at.ownerDocument.defaultView;
    if (window === null) return null;
    // First what costs least: most of a long page is not in the window.
    box = within(box, { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight });
    if (box === null || !at.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
    box = clipped(box, at);
    if (box === null || isBehind(box, at)) return null;
    const frame = window.frameElement;
    if (frame === null) return box;
    const { left, top } = frame.getBoundingClientRect();
    box = moved(box, left + frame.clientLeft, top + frame.clientTop);
    at = frame;
  }
}

/** What the elements around leave of it. */
function clipped(box: Box, element: Element): Box | null {
  let left: Box | null = box;
  // What stands fixed in the window, as dialogs do, is not clipped by what is around it.
  if (getComputedStyle(element).position === "fixed") return box;
  for (let at = parentOf(element); at !== null && left !== null; at = parentOf(at)) {
    if (at === at.ownerDocument.documentElement || at === at.ownerDocument.body) return left;
    const { overflowX, overflowY, position } = getComputedStyle(at);
    if (overflowX !== "visible" || overflowY !== "visible") left = within(left, at.getBoundingClientRect());
    if (position === "fixed") return left;
  }
  return left;
}

function parentOf(element: Element): Element | null {
  const slotted = element.assignedSlot ?? element.parentElement;
  return slotted ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

function within(a: Box, b: Box): Box | null {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return box.right - box.left < SMALLEST || box.bottom - box.top < SMALLEST ? null : box;
}

function moved({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** Whether something else of the page lies over its middle. */
function isBehind({ left, top, right, bottom }: Box, element: Element): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (hit === null) return false;
  // What lies over a shadow tree stands in one around it, and is compared with the host there.
  let at: Element | undefined = element;
  while (at !== undefined && at.getRootNode() !== hit.getRootNode()) at = (at.getRootNode() as Partial<ShadowRoot>).host;
  return at !== undefined && !hit.contains(at) && !at.contains(hit);
}
