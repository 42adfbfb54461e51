/**
 * A field laid over a field of the page, in which the agent types. The page's own field takes no keyboard: what is typed
 * goes to the sharer's page, and comes back with the mirror.
 */
import { boxOf, Follower } from "../marks";
import { nameOf, typeOf, valueOf } from "./field";
import type { Aim, Ground } from "./tool";

/** As many characters as an act may carry. */
const MOST_CHARACTERS = 2_000;

/** Typing is sent in pieces of this length. */
const DEBOUNCE_MS = 120;

/** What the page makes of a value (a card number in groups) is taken over when nobody has typed for so long. */
const CALM_MS = 800;

/** Kinds of inputs whose values only their own editor writes well. */
const SAME_TYPE = new Set(["color", "date", "datetime-local", "month", "range", "time", "week"]);
const KEYBOARDS: Record<string, string> = {
  email: "email",
  number: "decimal",
  search: "search",
  tel: "tel",
  url: "url",
};

const COPIED = [
  "border-radius",
  "color",
  "direction",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "letter-spacing",
  "line-height",
  "padding-bottom",
  "padding-left",
  "padding-right",
  "padding-top",
  "text-align",
];

export interface EditorListener {
  onValue(value: string): void;
  onEnter(): void;
  onTab(isBack: boolean): void;
  /** The agent is done; `isEscape` where they want the keyboard back on the page. */
  onLeave(isEscape: boolean): void;
}

type Editing = HTMLInputElement | HTMLTextAreaElement;

export class FieldEditor {
  readonly node: number;
  readonly field: Element;
  readonly #ground: Ground;
  readonly #listener: EditorListener;
  readonly #editing: Editing;
  readonly #follower: Follower;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #frame = 0;
  #typedAt = -Infinity;
  #shown: string;
  #isOpen = true;

  constructor({ element, node }: Pick<Aim, "element" | "node">, ground: Ground, listener: EditorListener) {
    this.node = node;
    this.field = element;
    this.#ground = ground;
    this.#listener = listener;
    this.#shown = valueOf(element);
    this.#follower = new Follower(() => (ground.stage.elementOf(node) === element ? element : null), { x: 0, y: 0 });
    this.#editing = editorFor(element, this.#shown);
    this.#listen();
    ground.overlay.append(this.#editing);
    this.#dress();
    this.#follow();
    this.#editing.focus({ preventScroll: true });
    if (this.#editing.localName === "textarea" || this.#editing.type === "text") {
      this.#editing.setSelectionRange(this.#shown.length, this.#shown.length);
    }
  }

  /** What is typed and not sent yet goes. */
  flush(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#listener.onValue(this.#editing.value.slice(0, MOST_CHARACTERS));
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    cancelAnimationFrame(this.#frame);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#editing.remove();
  }

  #listen(): void {
    this.#editing.addEventListener("input", () => {
      this.#typedAt = performance.now();
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), DEBOUNCE_MS);
    });
    this.#editing.addEventListener("keydown", (event) => this.#key(event as KeyboardEvent));
    this.#editing.addEventListener("blur", () => {
      // A window that loses the keyboard has its field still: only another place in this window ends the typing.
      if (this.#isOpen && document.hasFocus()) this.#listener.onLeave(false);
    });
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing) return;
    const isLine = this.#editing.localName === "textarea";
    if (event.key === "Escape") this.#listener.onLeave(true);
    else if (event.key === "Tab") this.#listener.onTab(event.shiftKey);
    else if (event.key === "Enter" && !(isLine && !event.ctrlKey && !event.metaKey)) this.#listener.onEnter();
    else return;
    event.preventDefault();
  }

  readonly #follow = (): void => {
    if (!this.#isOpen) return;
    this.#frame = requestAnimationFrame(this.#follow);
    const { stage } = this.#ground;
    const root = stage.document;
    if (!root || stage.elementOf(this.node) !== this.field || !this.field.isConnected) {
      return this.#listener.onLeave(true);
    }
    const place = this.#follower.place(root, performance.now());
    const { x, y, width, height } = place?.box ?? boxOf(this.field, root);
    const { style } = this.#editing;
    style.opacity = place ? "" : "0";
    style.transform = `translate(${x}px, ${y}px)`;
    style.width = `${width}px`;
    style.height = `${height}px`;
    this.#takeOver();
  };

  /** The page has made something else of the value, or the sharer has. */
  #takeOver(): void {
    const value = valueOf(this.field);
    if (value === this.#shown) return;
    this.#shown = value;
    if (this.#timer === null && performance.now() - this.#typedAt > CALM_MS) this.#editing.value = value;
  }

  /** As the field looks, so that it is the field that one types into. */
  #dress(): void {
    const view = this.field.ownerDocument.defaultView;
    if (!view) return;
    const look = view.getComputedStyle(this.field);
    for (const name of COPIED) this.#editing.style.setProperty(name, look.getPropertyValue(name));
    this.#editing.style.backgroundColor = groundOf(this.field, view);
  }
}

function editorFor(field: Element, value: string): Editing {
  const type = typeOf(field);
  const isLines = field.localName !== "input";
  const editing = document.createElement(isLines ? "textarea" : "input");
  if (editing.localName === "input" && SAME_TYPE.has(type)) (editing as HTMLInputElement).type = type;
  const keyboard = KEYBOARDS[type];
  if (keyboard) editing.inputMode = keyboard;
  editing.className = "editing-field";
  editing.autocomplete = "off";
  editing.spellcheck = false;
  editing.maxLength = MOST_CHARACTERS;
  editing.setAttribute("aria-label", nameOf(field));
  editing.value = value;
  return editing;
}

/** The colour that is behind an element's text. */
function groundOf(element: Element, view: Window): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = view.getComputedStyle(at).backgroundColor;
    if (color && color !== "transparent" && !/,\s*0\)$/.test(color)) return color;
  }
  return "#fff";
}
