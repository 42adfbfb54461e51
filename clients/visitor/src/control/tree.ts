import { OWN_TAG } from "../sanitise/own";

/** Elements of frames are of other realms: what something is, is told by its name. */
export function isElement(node: Node | null): node is HTMLElement {
  return node?.nodeType === 1;
}

export function isDocument(node: Node): node is Document {
  return node.nodeType === 9;
}

type ByTag = HTMLElementTagNameMap;

export function is<Tag extends keyof ByTag>(element: Element, tag: Tag): element is ByTag[Tag] {
  return element.localName === tag && element.namespaceURI === "http://www.w3.org/1999/xhtml";
}

/** The element and what it is in, out of shadow roots and frames, up to the page itself. */
export function* around(element: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; at = outside(at)) yield at;
}

function outside(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode() as { host?: Element; defaultView?: Window | null };
  return root.host ?? root.defaultView?.frameElement ?? null;
}

/** The nearest of what it is in, out of shadow roots. Frames end it: no link is around a frame's page. */
export function nearest(element: Element, selector: string): HTMLElement | null {
  for (const one of around(element)) {
    if (one.ownerDocument !== element.ownerDocument) return null;
    if (one.matches(selector)) return one as HTMLElement;
  }
  return null;
}

/** Alongside's own buttons: Allow, Stop. No agent ever reaches them. */
export function isOwn(element: Element): boolean {
  for (const one of around(element)) if (one.localName === OWN_TAG) return true;
  return false;
}

/** Whether the customer could not reach it either: behind a dialog, or switched off as a whole. */
export function isInert(element: Element): boolean {
  const outwards = [...around(element)];
  if (outwards.some((one) => one.hasAttribute("inert"))) return true;
  return [...new Set(outwards.map((one) => one.ownerDocument))].some((page) => {
    const modal = [...page.querySelectorAll("dialog:modal")].at(-1);
    return modal !== undefined && !outwards.includes(modal);
  });
}

export function isDisabled(element: Element): boolean {
  return nearest(element, ":disabled") !== null;
}
