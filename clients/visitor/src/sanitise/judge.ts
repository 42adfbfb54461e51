import type { CobrowseSettings } from "@alongside/protocol";
import { textBeside } from "./beside";
import { type Field, FieldMemory, isField, tagOf } from "./fields";
import type { Page, Place } from "./knowledge";
import { isBegun, patternsIn } from "./patterns";
import type { Range } from "./patterns/range";
import { OWN_TAG } from "./own";
import { MASK_ATTRIBUTE } from "./marks";
import { Selectors } from "./selectors";

/** What an agent may do with an element. */
export type Verdict =
  | "open"
  | "masked"
  /** Seen, but not to be acted on. */
  | "readonly"
  /** No longer on the page, or Alongside's own. */
  | "gone";

/** What of an organisation's settings says what agents see. */
export type MaskingSettings = Pick<
  CobrowseSettings,
  "masking" | "mask_selectors" | "unmask_selectors" | "readonly_selectors" | "mask_patterns"
>;

/** Inputs that are pressed and hold nothing of the visitor's. */
const BUTTONS = new Set(["button", "submit", "reset", "image"]);

/** Inputs that are ticked or not. */
const BOXES = new Set(["checkbox", "radio"]);

/** Whatever holds a value: fields, what is edited in, and what scripts put their results into. */
const HOLDERS = `input, textarea, select, datalist, output, [contenteditable]:not([contenteditable="false" i]), [role="textbox" i], [role="searchbox" i], [role="combobox" i], [role="spinbutton" i]`;

/** What the site itself has masked, no settings can open. */
const MARKED = new Selectors([`[${MASK_ATTRIBUTE}]`]);

/** Looks at the page as it is at this moment, and says what of it agents may see and act on. */
export class Judge implements Page {
  readonly #settings: MaskingSettings;
  readonly #node: (id: number) => Node | null;
  readonly #mask: Selectors;
  readonly #unmask: Selectors;
  readonly #readonly: Selectors;
  readonly #memory = new FieldMemory();

  /** `node` finds the node that has a number in rrweb's events. */
  constructor(settings: MaskingSettings, node: (id: number) => Node | null) {
    this.#settings = settings;
    this.#node = node;
    this.#mask = new Selectors([`[${MASK_ATTRIBUTE}]`, ...settings.mask_selectors]);
    this.#unmask = new Selectors(settings.unmask_selectors);
    this.#readonly = new Selectors(settings.readonly_selectors);
  }

  watch(document: Document): void {
    this.#memory.watch(document);
  }

  close(): void {
    this.#memory.close();
  }

  // --- What agents may do --------------------------------------------------------------------------------------

  verdict(node: Node): Verdict {
    if (!isOnPage(node)) return "gone";
    this.catchUp();
    if (this.isMasked(node)) return "masked";
    return this.isReadonly(node) ? "readonly" : "open";
  }

  /**
   * A field of which agents don't see what it holds, or anything in a masked place. Merely hidden text of a button is
   * neither.
   */
  isMasked(node: Node): boolean {
    const element = elementOf(node);
    if (element === null || this.placeOf(element) === "masked") return true;
    const holder = this.#holderOf(element) ?? labelledBy(element);
    if (holder === null) return false;
    // Whether a box is ticked is seen where text is; its value is not, and nobody looks at that.
    if (isBox(holder)) return this.placeOf(holder) !== "open" || this.#isSensitive(holder);
    const value = isField(holder) ? holder.value : (holder.textContent ?? "");
    return !this.#isOpenHolder(holder) || isBegun(value, this.#settings.mask_patterns);
  }

  /** What agents see and can't act on. */
  isReadonly(node: Node): boolean {
    const element = elementOf(node);
    if (element === null) return true;
    const labelled = labelledBy(element);
    return this.#readonly.cover(element) || (labelled !== null && this.#readonly.cover(labelled));
  }

  // --- What agents may see -------------------------------------------------------------------------------------

  /** What an administrator would open or close who points at this node, and how it stands for agents. */
  look(node: Node): { element: Element; verdict: "shown" | "masked" | "always"; isField: boolean } | null {
    const pointed = isOnPage(node) ? elementOf(node) : null;
    if (pointed === null) return null;
    this.catchUp();
    const holder = this.#holderOf(pointed);
    const element = holder ?? pointed;
    const isSensitive = holder !== null && this.#isSensitive(holder);
    const isMasked = this.isMasked(element) || this.placeOf(element) !== "open";
    const verdict = isSensitive || MARKED.cover(element) ? "always" : isMasked ? "masked" : "shown";
    return { element, verdict, isField: holder !== null };
  }

  placeOf(node: Node): Place {
    // What is taken out of the page meanwhile can't be judged by what it stood in.
    if (!node.isConnected || this.#mask.cover(node)) return "masked";
    return this.#settings.masking === "private" && !this.#unmask.cover(node) ? "hidden" : "open";
  }

  /** All in this document or shadow tree of which agents don't see what it holds; nothing that stands in another. */
  *unseenIn(root: Document | ShadowRoot): Iterable<Element> {
    this.catchUp();
    const all = [...root.querySelectorAll(`${this.#mask.list}, ${HOLDERS}`)].filter((element) => this.isMasked(element));
    // In the order of the page: what stands in one comes right after it.
    let outer = all[0];
    for (const element of all) {
      if (element !== outer && outer?.contains(element) === true) continue;
      yield (outer = element);
    }
  }

  /** Which parts of a text agents don't see, that stands in none of these. */
  unseenPartsOf(text: Text): readonly Range[] {
    if (text.data.trim() === "") return [];
    if (this.placeOf(text) !== "open") return [[0, text.length]];
    return patternsIn(text.data, this.#settings.mask_patterns, () => textBeside(text));
  }

  /** Whether agents may see the value of this field. */
  isOpenField(field: Field): boolean {
    this.#memory.catchUp();
    return this.#isOpenHolder(field);
  }

  /** Whether the text of this element, which stands in a field, a list or an editor, may be seen. */
  showsText(element: Element): boolean {
    const holder = this.#holderOf(element);
    return holder !== null && this.#isOpenHolder(holder) && this.placeOf(element) === "open";
  }

  #isSensitive(holder: Element): boolean {
    return this.#memory.isSensitive(holder) || this.#memory.isSensitiveByLooks(holder);
  }

  #isOpenHolder(holder: Node): boolean {
    const isOpened = this.#settings.masking === "open" || this.#unmask.cover(holder);
    if (holder.nodeType !== 1) return isOpened && !this.#mask.cover(holder);
    const element = holder as Element;
    if (this.#memory.isSensitive(element) || !isOpened || this.#mask.cover(element)) return false;
    return !this.#memory.isSensitiveByLooks(element);
  }

  /** What holds the value that an element is part of. */
  #holderOf(element: Element): Element | null {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      if ((at.matches(HOLDERS) && !isButton(at)) || this.#memory.wasEditor(at)) return at;
    }
    return element.ownerDocument.designMode === "on" ? element.ownerDocument.documentElement : null;
  }

  // --- By number, for the sanitiser ----------------------------------------------------------------------------

  catchUp(): void {
    this.#memory.catchUp();
  }

  isOpen(id: number): boolean {
    const node = this.#node(id);
    return node !== null && this.#isOpenHolder(node);
  }

  place(id: number): Place {
    const node = this.#node(id);
    return node === null ? "masked" : this.placeOf(node);
  }

  isClosed(id: number): boolean {
    const node = this.#node(id);
    return node === null || this.isMasked(node);
  }

  isMaskedByItself(id: number): boolean {
    const node = this.#node(id);
    return node !== null && node.nodeType === 1 && this.#mask.matches(node as Element);
  }

  isReadonlyByItself(id: number): boolean {
    const node = this.#node(id);
    return node !== null && node.nodeType === 1 && this.#readonly.matches(node as Element);
  }

  isChosen(id: number): boolean {
    const node = this.#node(id);
    return node !== null && tagOf(node) === "option" && (node as HTMLOptionElement).selected;
  }

  isEditor(id: number): boolean {
    const node = this.#node(id);
    return node !== null && (this.#memory.wasEditor(node) || (node.nodeType === 9 && (node as Document).designMode === "on"));
  }

  typeOf(id: number): string {
    const node = this.#node(id);
    return node !== null && tagOf(node) === "input" ? (node as HTMLInputElement).type : "";
  }

  isProperty(name: string): boolean {
    return CSS.supports(name, "inherit");
  }

  beside(id: number): readonly [before: string, after: string] {
    const node = this.#node(id);
    return node === null ? ["", ""] : textBeside(node);
  }
}

/** The element that is meant by a node: its own, or the one that it stands in. */
function elementOf(node: Node): Element | null {
  if (node.nodeType === 1) return node as Element;
  const { host, documentElement } = node as Node & { host?: Element; documentElement?: Element };
  return node.parentElement ?? host ?? documentElement ?? null;
}

/** Not taken out of it, nor in a frame that was, nor Alongside's own. */
function isOnPage(node: Node): boolean {
  if (!node.isConnected) return false;
  const element = elementOf(node);
  if (element === null || element.ownerDocument.defaultView === null) return false;
  const { host } = node.getRootNode() as Partial<ShadowRoot>;
  return element.closest(OWN_TAG) === null && host?.localName !== OWN_TAG;
}

/** The field that a press on this label would change. */
function labelledBy(element: Element): Element | null {
  const pressed = element.closest("a[href], button, input, select, textarea, label");
  const control = pressed !== null && tagOf(pressed) === "label" ? (pressed as HTMLLabelElement).control : null;
  return control === null || isButton(control) ? null : control;
}

function isBox(element: Element): boolean {
  return tagOf(element) === "input" && BOXES.has((element as HTMLInputElement).type);
}

function isButton(element: Element): boolean {
  return tagOf(element) === "button" || (tagOf(element) === "input" && BUTTONS.has((element as HTMLInputElement).type));
}
