/** The longest that settings take. */
const LONGEST = 256;

/** Attributes that sites give their fields for good. Styles and scripts change what is in `class`. */
const NAMING = ["name", "data-testid", "data-test", "data-qa", "data-cy", "data-field", "data-name", "autocomplete", "aria-label"];

/**
 * A short CSS selector that means this element and no other in all trees of the page, and will mean it after a reload:
 * by its id, its name, another attribute that sites name things by, or else by its place below the nearest element
 * that has one of these. Nothing where there is none.
 */
export function selectorFor(element: Element): string {
  const trees = treesOf(document);
  const isOnly = (selector: string): boolean => {
    let count = 0;
    for (const tree of trees) count += tree.querySelectorAll(selector).length;
    return count === 1;
  };
  const isOnlyInTree = (selector: string): boolean => (element.getRootNode() as ParentNode).querySelectorAll(selector).length === 1;
  for (const isFound of [isOnly, isOnlyInTree]) {
    const selector = namesOf(element).find(isFound) ?? placeOf(element, isFound);
    if (selector !== null && selector.length <= LONGEST) return selector;
  }
  return "";
}

/** How an element could be named by itself, the best first. */
function namesOf(element: Element): string[] {
  const names = isLasting(element.id) ? [`#${CSS.escape(element.id)}`] : [];
  const tag = CSS.escape(element.localName);
  const others = [...element.attributes].map(({ name }) => name).filter((name) => name.startsWith("data-") && !NAMING.includes(name));
  for (const name of [...NAMING, ...others]) {
    const value = element.getAttribute(name);
    if (value !== null && isLasting(value)) names.push(`${tag}[${CSS.escape(name)}="${escaped(value)}"]`);
  }
  return names;
}

/** By its place below an element that can be named, or below the root of its tree. */
function placeOf(element: Element, isFound: (selector: string) => boolean): string | null {
  let way = "";
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const step = stepTo(at);
    way = way === "" ? step : `${step} > ${way}`;
    const anchor = at.parentElement === null ? undefined : namesOf(at.parentElement).find(isFound);
    const selector = anchor === undefined ? way : `${anchor} > ${way}`;
    if ((anchor !== undefined || at.parentElement === null || at.localName === "body") && isFound(selector)) return selector;
  }
  return null;
}

function stepTo(element: Element): string {
  const tag = CSS.escape(element.localName);
  if (tag === "body" || tag === "html") return tag;
  const alike = [...(element.parentNode?.children ?? [])].filter((one) => one.localName === element.localName);
  return alike.length === 1 ? tag : `${tag}:nth-of-type(${alike.indexOf(element) + 1})`;
}

/** What a framework makes up anew for each load has digits, colons or is long. */
function isLasting(value: string): boolean {
  return value.length > 0 && value.length <= 60 && !/[:«»{}]|\d{3}|[\da-f]{8}|[\n\r]/i.test(value);
}

function escaped(value: string): string {
  return value.replace(/["\\]/g, "\\$&");
}

function treesOf(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const trees = [root];
  for (const element of root.querySelectorAll("*")) {
    const inner = element.shadowRoot ?? (element as Partial<HTMLIFrameElement>).contentDocument ?? null;
    if (inner !== null) trees.push(...treesOf(inner));
  }
  return trees;
}
