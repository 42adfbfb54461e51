/** How an element treats what stands in it. */
export type Treatment =
  /** As page text: visible. */
  | "show"
  /** Hidden behind the mask. */
  | "mask"
  /** As an option: hidden unless its `select` is open. */
  | "option"
  /** Dropped: nobody sees it on the page either. */
  | "blank"
  /** As a style sheet. */
  | "css"
  /** Alongside's own interface: no part of the page. */
  | "own";

interface Known {
  parent: number;
  tag: string;
  treatment: Treatment;
  children: Set<number>;
}

/** Asked of the page as it is at this moment. Whoever can't answer says no. */
export interface Page {
  /** Whether the element with this id is a field whose value agents may see. */
  isOpen(id: number): boolean;
  /** Whether the option with this id is chosen. */
  isChosen(id: number): boolean;
  /** Whether the element with this id is or was edited in, or the document as a whole. */
  isEditor(id: number): boolean;
  /** The `type` of an input; of anything else, or when it is gone, nothing. */
  typeOf(id: number): string;
  /** Whether there is such a CSS property. */
  isProperty(name: string): boolean;
}

/**
 * What the events so far have said of each node: its parent, and how it treats what stands in it. An event tells of a
 * text only its number; here is found where it stands. What is not known is treated as masked.
 */
export class Knowledge {
  readonly #nodes = new Map<number, Known>();
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  has(id: number): boolean {
    return this.#nodes.has(id);
  }

  tag(id: number): string {
    return this.#nodes.get(id)?.tag ?? "";
  }

  /** How an element by itself treats what stands in it. */
  own(id: number): Treatment {
    return this.#nodes.get(id)?.treatment ?? "mask";
  }

  add(id: number, parent: number, tag: string, treatment: Treatment): void {
    const before = this.#nodes.get(id);
    if (before !== undefined) {
      this.#nodes.get(before.parent)?.children.delete(id);
      before.parent = parent;
      before.tag = tag;
      before.treatment = stricter(before.treatment, treatment);
    } else {
      this.#nodes.set(id, { parent, tag, treatment, children: new Set() });
    }
    this.#nodes.get(parent)?.children.add(id);
  }

  /** An element changed: it may become stricter, and never less strict again. */
  tighten(id: number, treatment: Treatment): void {
    const known = this.#nodes.get(id);
    if (known !== undefined) known.treatment = stricter(known.treatment, treatment);
  }

  /** A node is gone, with all that stands in it. */
  remove(id: number): void {
    const known = this.#nodes.get(id);
    if (known === undefined) return;
    this.#nodes.get(known.parent)?.children.delete(id);
    this.#nodes.delete(id);
    for (const child of known.children) this.remove(child);
  }

  clear(): void {
    this.#nodes.clear();
  }

  /** How the place is treated in which this node stands. */
  around(id: number): Treatment {
    return this.inside(this.#nodes.get(id)?.parent ?? -1);
  }

  /** How the inside of this element is treated, with all that the elements around it say. */
  inside(id: number): Treatment {
    let result: Treatment = "show";
    let isOption = false;
    for (let at = id; ; ) {
      const known = this.#nodes.get(at);
      if (known === undefined) return stricter(result, "mask");
      if (known.treatment === "option") isOption = true;
      else if (known.tag === "select" && isOption && this.#page.isOpen(at)) isOption = false;
      // Only what stands directly in a `style` element is a style sheet.
      else if (known.treatment !== "css" || at === id) result = stricter(result, known.treatment);
      const here = at;
      at = known.parent;
      if (known.tag !== DOCUMENT) continue;
      if (this.#page.isEditor(here)) result = stricter(result, "mask");
      if (at === NOWHERE) return isOption ? stricter(result, "mask") : result;
      // A document in a frame: what stands between the frame's own tags is never seen, but the document is.
      const frame = this.#nodes.get(at);
      if (frame?.treatment === "blank") at = frame.parent;
    }
  }
}

export const DOCUMENT = "#document";

/** The parent of the page's own document. */
export const NOWHERE = 0;

const STRICTNESS: Record<Treatment, number> = { show: 0, css: 1, option: 2, mask: 3, blank: 4, own: 5 };

function stricter(a: Treatment, b: Treatment): Treatment {
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}
