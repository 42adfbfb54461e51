/**
 * Ways to elements that are the same in a page and in its mirror, where scripts, comments and most attributes are
 * missing: the tag of each element from `body` down, and the how manyth of that tag it is among its siblings. `html`
 * alone is the document as a whole.
 *
 * They are CSS selectors, and are read strictly as such a way: what somebody else sends can be no other selector.
 */
import { boxOf, documentIn, frameOf, hostOf } from "./box";

/** As many pieces as the protocol allows, and as many characters in each. */
const MOST_PIECES = 6;
const MOST_CHARACTERS = 512;

const STEP = /^([a-z][a-z0-9_.\-\\:]*?)(?::nth-of-type\(([1-9]\d{0,6})\))?$/i;

/** The way to an element, or to the nearest one around it that a way can name and that has a size. */
export function wayTo(element: Element, root: Document): { element: Element; way: string[] } | null {
  for (let at: Element | null = element; at; at = outer(at, root)) {
    const { width, height } = boxOf(at, root);
    const way = width > 0 && height > 0 ? exactWayTo(at, root) : null;
    if (way) return { element: at, way };
  }
  return null;
}

/** The element at the end of a way, or nothing where it leads nowhere (any more). */
export function findElement(way: readonly string[], root: Document): Element | null {
  let scope: Document | ShadowRoot | null = root;
  let found: Element | null = null;
  for (const piece of way.slice(0, MOST_PIECES)) {
    if (!scope) return null;
    found = walk(piece, scope);
    if (!found) return null;
    scope = found.shadowRoot ?? documentIn(found);
  }
  return found;
}

const outer = (element: Element, root: Document): Element | null =>
  element.parentElement ?? hostOf(element.getRootNode()) ?? frameOf(element, root);

function exactWayTo(element: Element, root: Document): string[] | null {
  const way: string[] = [];
  for (let at: Element | null = element; at;) {
    const piece = pieceTo(at);
    if (!piece || piece.selector.length > MOST_CHARACTERS || way.length === MOST_PIECES) return null;
    way.unshift(piece.selector);
    if (piece.scope === root) return way;
    at = hostOf(piece.scope) ?? frameOf(at, root);
  }
  return null;
}

function pieceTo(element: Element): { selector: string; scope: Document | ShadowRoot } | null {
  const steps: string[] = [];
  const { body, documentElement } = element.ownerDocument;
  if (element === documentElement) return { selector: "html", scope: element.ownerDocument };
  for (let at = element; ;) {
    if (at === body) return { selector: ["body", ...steps].join(">"), scope: element.ownerDocument };
    const step = stepTo(at);
    if (!STEP.test(step)) return null;
    steps.unshift(step);
    const parent = at.parentNode;
    if (!parent) return null;
    if (hostOf(parent)) return { selector: steps.join(">"), scope: parent as ShadowRoot };
    if (!at.parentElement) return null;
    at = at.parentElement;
  }
}

const nameOf = (element: Element): string => CSS.escape(element.localName.toLowerCase());

function stepTo(element: Element): string {
  const name = nameOf(element);
  let place = 1;
  for (let at = element.previousElementSibling; at; at = at.previousElementSibling) if (nameOf(at) === name) place += 1;
  return place === 1 ? name : `${name}:nth-of-type(${place})`;
}

function walk(piece: string, scope: Document | ShadowRoot): Element | null {
  const steps = piece.length > MOST_CHARACTERS ? [] : piece.split(">");
  let at: Element | null = null;
  if ("body" in scope) {
    const first = steps.shift()?.trim();
    if (first === "html") return steps.length === 0 ? scope.documentElement : null;
    if (first !== "body" || !scope.body) return null;
    at = scope.body;
  }
  for (const step of steps) {
    const [, name, place] = STEP.exec(step.trim()) ?? [];
    if (!name) return null;
    const children: HTMLCollection = (at ?? scope).children;
    at = nthOf(children, name.toLowerCase(), Number(place ?? 1));
    if (!at) return null;
  }
  return at;
}

function nthOf(children: HTMLCollection, name: string, place: number): Element | null {
  let left = place;
  for (const child of children) {
    if (nameOf(child) === name && (left -= 1) === 0) return child;
  }
  return null;
}
