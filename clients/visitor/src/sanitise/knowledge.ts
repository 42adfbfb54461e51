/** How an element treats what stands in it. */
export type Treatment =
  /** As page text: visible. */
  | "show"
  /** As a value: hidden unless it is open, and then looked at more closely than page text. */
  | "value"
  /** Hidden because the organisation shows no text that it hasn't opened. */
  | "hide"
  /** Hidden behind the mask. */
  | "mask"
  /** As an option: hidden unless its list is open. */
  | "option"
  /** Dropped: nobody sees it on the page either. */
  | "blank"
  /** As a style sheet. */
  | "css"
  /** Alongside's own interface: no part of the page. */
  | "own";

/** What the organisation's settings say of a place: seen, hidden as all text is, or masked for good reason. */
export type Place = "open" | "hidden" | "masked";

interface Known {
  parent: number;
  tag: string;
  treatment: Treatment;
  children: Set<number>;
}

/** Asked of the page as it is at this moment. Whoever can't answer says no. */
export interface Page {
  /** The page may have changed since the last question. */
  catchUp(): void;
  /** Whether the element with this id is a field, a list or an editor whose value agents may see. */
  isOpen(id: number): boolean;
  /** Whether agents neither see what the field with this id holds, nor act on it. */
  isClosed(id: number): boolean;
  /** What the settings say of the place that is this node and all that stands in it. */
  place(id: number): Place;
  /** Whether the settings name this very element as masked. */
  isMaskedByItself(id: number): boolean;
  /** Whether they name it as one that agents can't act on. */
  isReadonlyByItself(id: number): boolean;
  /** What a reader sees directly before and after the text with this id. */
  beside(id: number): readonly [before: string, after: string];
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
  readonly #inside = new Map<number, Treatment>();
  readonly #contexts = new Map<number, Treatment>();
  readonly #places = new Map<number, Place>();

  constructor(page: Page) {
    this.#page = page;
  }

  tag(id: number): string {
    return this.#nodes.get(id)?.tag ?? "";
  }

  /** How an element by itself treats what stands in it. */
  own(id: number): Treatment {
    return this.#nodes.get(id)?.treatment ?? "mask";
  }

  add(id: number, parent: number, tag: string, treatment: Treatment): void {
    this.forget();
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
    this.forget();
    const known = this.#nodes.get(id);
    if (known !== undefined) known.treatment = stricter(known.treatment, treatment);
  }

  /** A node is gone, with all that stands in it. */
  remove(id: number): void {
    this.forget();
    const known = this.#nodes.get(id);
    if (known === undefined) return;
    this.#nodes.get(known.parent)?.children.delete(id);
    this.#nodes.delete(id);
    for (const child of known.children) this.remove(child);
  }

  clear(): void {
    this.forget();
    this.#nodes.clear();
  }

  /** Whether it is Alongside's own, or not known at all. */
  isForeign(id: number): boolean {
    return !this.#nodes.has(id) || this.#context(id) === "own";
  }

  /** What the settings say of this place. */
  place(id: number): Place {
    let place = this.#places.get(id);
    if (place === undefined) this.#places.set(id, (place = this.#page.place(id)));
    return place;
  }

  /** How the place is treated in which this node stands. */
  around(id: number): Treatment {
    return this.inside(this.#nodes.get(id)?.parent ?? -1);
  }

  /** How the inside of this element is treated, with all that the elements around it and the settings say. */
  inside(id: number): Treatment {
    let inside = this.#inside.get(id);
    if (inside === undefined) {
      const known = this.#nodes.get(id);
      // Only what stands directly in a `style` element is a style sheet.
      const own = known?.treatment === "css" ? "css" : "show";
      inside = stricter(stricter(own, this.#context(id)), PLACES[this.place(id)]);
      this.#inside.set(id, inside);
    }
    return inside;
  }

  /** The page, or what is known of it, may have changed: what was found out before counts no more. */
  forget(): void {
    this.#inside.clear();
    this.#contexts.clear();
    this.#places.clear();
  }

  /** What the elements around say, with the element itself. */
  #context(id: number): Treatment {
    let context = this.#contexts.get(id);
    if (context === undefined) {
      const known = this.#nodes.get(id);
      context = known === undefined ? "mask" : stricter(this.#own(id, known), this.#outer(known));
      this.#contexts.set(id, context);
    }
    return context;
  }

  #own(id: number, { tag, treatment }: Known): Treatment {
    switch (treatment) {
      case "css":
        return "show";
      case "value":
        return this.#page.isOpen(id) ? "value" : "mask";
      case "option":
        return this.#isInOpenList(id) ? "show" : "mask";
      default:
        return tag === DOCUMENT && this.#page.isEditor(id) ? (this.#page.isOpen(id) ? "value" : "mask") : treatment;
    }
  }

  #outer({ tag, parent }: Known): Treatment {
    if (parent === NOWHERE) return "show";
    const frame = this.#nodes.get(parent);
    // A document in a frame: what stands between the frame's own tags is never seen, but the document is.
    if (tag === DOCUMENT && frame?.treatment === "blank") return frame.parent === NOWHERE ? "show" : this.#context(frame.parent);
    return this.#context(parent);
  }

  #isInOpenList(option: number): boolean {
    for (let at = this.#nodes.get(option)?.parent; at !== undefined; at = this.#nodes.get(at)?.parent) {
      if (LISTS.has(this.tag(at))) return this.#page.isOpen(at);
    }
    return false;
  }
}

export const DOCUMENT = "#document";

/** The parent of the page's own document. */
export const NOWHERE = 0;

const LISTS = new Set(["select", "datalist"]);

const PLACES: Record<Place, Treatment> = { open: "show", hidden: "hide", masked: "mask" };

const STRICTNESS: Record<Treatment, number> = { show: 0, value: 1, hide: 2, css: 3, option: 4, mask: 5, blank: 6, own: 7 };

function stricter(a: Treatment, b: Treatment): Treatment {
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}
