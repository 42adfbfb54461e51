/** Where elements are: in a document, its shadow roots and the frames of the same origin inside it. */

/** A rectangle in CSS pixels of the outermost document's window. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The document inside a frame, where it may be read. */
export function documentIn(element: Element): Document | null {
  if (!/^i?frame$/i.test(element.localName)) return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

/** The frame that an element is in, or nothing where that is `root`. */
export function frameOf(element: Element, root: Document): HTMLElement | null {
  const { ownerDocument } = element;
  return ownerDocument === root ? null : ((ownerDocument.defaultView?.frameElement ?? null) as HTMLElement | null);
}

/** The box of an element, as seen from `root`. */
export function boxOf(element: Element, root: Document): Box {
  let box = ownBoxOf(element);
  for (let frame = frameOf(element, root); frame; frame = frameOf(frame, root)) box = outward(box, frame);
  return box;
}

/** In its own window. The document as a whole is as large as it scrolls, whatever its element's box is. */
function ownBoxOf(element: Element): Box {
  const { documentElement, defaultView } = element.ownerDocument;
  if (element === documentElement && defaultView) {
    const { scrollWidth, scrollHeight } = documentElement;
    return { x: -defaultView.scrollX, y: -defaultView.scrollY, width: scrollWidth, height: scrollHeight };
  }
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

/** A point of `root`'s window, in the window of the document inside a frame. */
export function inward(point: Point, frame: HTMLElement): Point {
  const { left, top, scale } = insideOf(frame);
  return { x: (point.x - left) / scale, y: (point.y - top) / scale };
}

function outward(box: Box, frame: HTMLElement): Box {
  const { left, top, scale } = insideOf(frame);
  return { x: left + box.x * scale, y: top + box.y * scale, width: box.width * scale, height: box.height * scale };
}

/** Where a frame's own window begins, and how large one of its pixels is. */
function insideOf(frame: HTMLElement): { left: number; top: number; scale: number } {
  const rect = frame.getBoundingClientRect();
  const scale = frame.offsetWidth > 0 && rect.width > 0 ? rect.width / frame.offsetWidth : 1;
  const style = getComputedStyle(frame);
  const left = rect.left + (frame.clientLeft + parseFloat(style.paddingLeft)) * scale;
  const top = rect.top + (frame.clientTop + parseFloat(style.paddingTop)) * scale;
  return { left, top, scale };
}

/** The innermost element at a point of `root`'s window; `skip` leaves out what is not the page's. */
export function elementAt(
  root: Document,
  point: Point,
  skip: (element: Element) => boolean = () => false,
): Element | null {
  let scope: Document | ShadowRoot = root;
  let at = point;
  let innermost: Element | null = null;
  for (;;) {
    const found: Element | undefined = scope.elementsFromPoint(at.x, at.y).find((element) => !skip(element));
    if (!found || found === innermost) return innermost;
    innermost = found;
    const inner = documentIn(found);
    if (inner) at = inward(at, found as HTMLElement);
    else if (!found.shadowRoot) return found;
    scope = inner ?? (found.shadowRoot as ShadowRoot);
  }
}

/** Whose shadow root this is. Links have a `host` too: of their address. */
export const hostOf = (scope: Node): Element | null =>
  scope.nodeType === Node.DOCUMENT_FRAGMENT_NODE && "host" in scope ? (scope as ShadowRoot).host : null;

/** The element around an element, out of its shadow root or frame too. */
export function around(element: Element, root: Document): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  return hostOf(element.getRootNode()) ?? frameOf(element, root);
}

/** The elements around this one that show only a part of what is in them: those that scroll or cut off, and frames. */
export function clippersOf(element: Element, root: Document): Element[] {
  const clippers: Element[] = [];
  let place = getComputedStyle(element).position;
  for (let at = around(element, root); at; at = around(at, root)) {
    const style = getComputedStyle(at);
    if (documentIn(at)) {
      clippers.push(at);
      place = style.position;
      continue;
    }
    // What is fixed leaves everything up to its window; what is absolute leaves what is not positioned.
    if (place === "fixed" || (place === "absolute" && style.position === "static")) continue;
    if (at !== at.ownerDocument.body && at !== at.ownerDocument.documentElement && isClipping(style)) clippers.push(at);
    place = style.position;
  }
  return clippers;
}

const isClipping = (style: CSSStyleDeclaration): boolean =>
  style.display !== "contents" && (style.overflowX !== "visible" || style.overflowY !== "visible");
