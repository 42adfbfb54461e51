/** A list of CSS selectors that an administrator wrote: those that browsers don't understand are left out. */
export class Selectors {
  /** Empty where none is understood. */
  readonly list: string;

  constructor(selectors: readonly string[]) {
    this.list = selectors.map(normalised).filter((selector) => selector !== "").join();
  }

  /** Whether the element itself is meant. */
  matches(element: Element): boolean {
    return this.list !== "" && element.matches(this.list);
  }

  /** Whether the node stands in something that is meant, or is it: across shadow roots and frames. */
  cover(node: Node): boolean {
    if (this.list === "") return false;
    for (let at: Node | null = node; at !== null; at = around(at)) {
      const element = at.nodeType === 1 ? (at as Element) : at.parentElement;
      if (element !== null && element.closest(this.list) !== null) return true;
    }
    return false;
  }
}

/** The host of the shadow tree that a node is in, or the frame of its document. */
function around(node: Node): Element | null {
  const root = node.getRootNode() as Node & { host?: Element; defaultView?: Window | null };
  if (root.host !== undefined) return root.host;
  try {
    return root.defaultView?.frameElement ?? null;
  } catch {
    // A frame of another origin.
    return null;
  }
}

/** As the browser writes it, whole: a bracket or a quote that was left open would swallow the next of the list. */
function normalised(selector: string): string {
  try {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(`${selector}{}`);
    const { selectorText } = sheet.cssRules[0] as Partial<CSSStyleRule>;
    if (selectorText === undefined) return "";
    document.createDocumentFragment().querySelector(selectorText);
    return selectorText;
  } catch {
    return "";
  }
}
