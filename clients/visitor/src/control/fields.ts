import { click } from "./click";
import { is, isDisabled, nearest } from "./tree";
import { unless, type Verdict } from "./verdict";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Inputs that hold a text, a number or a date. */
const TEXT_TYPES = new Set([
  "text", "search", "tel", "url", "email", "password", "number", "date", "datetime-local", "month", "week", "time", "range", "color",
]);

/** A field leaves `change` to the moment when it is done with; so do we, but not for longer than this. */
const SETTLES = 600;

export function isTextField(element: Element): element is TextField {
  return is(element, "textarea") || (is(element, "input") && TEXT_TYPES.has(element.type));
}

/** The element whose text is edited as a whole, where it is an editor. */
export function editorOf(element: Element): HTMLElement | null {
  const editor = nearest(element, '[contenteditable]:not([contenteditable="false"])');
  return editor?.isContentEditable === true ? editor : null;
}

/** Fills fields in, so that the page's script sees what it sees when somebody types. */
export class Fields {
  #unsettled: { field: HTMLElement; timer: ReturnType<typeof setTimeout> } | null = null;

  /** Puts the cursor into a field, and says whether it may be filled in. */
  focus(element: HTMLElement): void {
    const target = editorOf(element) ?? element;
    checkEditable(target);
    this.settle(target);
    focus(target);
    unless(target.matches(":focus"), "unsupported");
  }

  input(element: HTMLElement, value: string): void {
    const editor = isTextField(element) ? null : editorOf(element);
    const target = editor ?? element;
    checkEditable(target);
    this.settle(target);
    focus(target);
    if (editor !== null) write(editor, value);
    else if (isTextField(element)) fill(element, value);
    else unless(false, "unsupported");
    this.#unsettle(target);
  }

  check(element: HTMLElement, checked: boolean, mayNavigate: boolean, verdictOf: (node: Node) => Verdict): void {
    unless(is(element, "input") && (element.type === "checkbox" || element.type === "radio"), "unsupported");
    unless(element.type === "checkbox" || checked, "unsupported");
    unless(!isDisabled(element), "unsupported");
    if (element.checked !== checked) click(element, mayNavigate, verdictOf);
  }

  choose(element: HTMLElement, places: readonly number[]): void {
    unless(is(element, "select") && (element.multiple || places.length === 1), "unsupported");
    unless(!isDisabled(element), "unsupported");
    const options = places.map((place) => element.options[place]);
    unless(options.every((option) => option !== undefined && !option.disabled && option.closest("optgroup:disabled") === null), "unsupported");
    this.settle(element);
    focus(element);
    const isSame = [...element.options].every((option) => option.selected === options.includes(option));
    if (isSame) return;
    for (const option of element.options) option.selected = options.includes(option);
    tell(element, "input");
    tell(element, "change");
  }

  /** The field that was written into last is done with, unless it is still this one. */
  settle(still: Element | null = null): void {
    const unsettled = this.#unsettled;
    if (unsettled === null || unsettled.field === still) return;
    this.#unsettled = null;
    clearTimeout(unsettled.timer);
    if (isTextField(unsettled.field)) tell(unsettled.field, "change");
  }

  #unsettle(field: HTMLElement): void {
    if (this.#unsettled !== null) clearTimeout(this.#unsettled.timer);
    this.#unsettled = { field, timer: setTimeout(() => this.settle(), SETTLES) };
  }
}

function checkEditable(element: HTMLElement): void {
  unless(!isDisabled(element), "unsupported");
  if (isTextField(element)) unless(!element.readOnly, "readonly");
}

function focus(element: HTMLElement): void {
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  element.focus({ preventScroll: true });
}

/** Frameworks watch the property of the element itself: past them, the browser's own setter is used. */
export function setValue(field: TextField, value: string): void {
  const realm = (field.ownerDocument.defaultView ?? window) as Window & typeof globalThis;
  const prototype = is(field, "textarea") ? realm.HTMLTextAreaElement.prototype : realm.HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
}

function fill(field: TextField, value: string): void {
  const before = field.value;
  const text = field.maxLength >= 0 ? value.slice(0, Math.max(field.maxLength, 0)) : value;
  if (text === before) return;
  const isWelcome = tell(field, "beforeinput", text);
  unless(isWelcome, "unsupported");
  setValue(field, text);
  if (field.value === "" && text !== "") {
    // Half a date is none: the field would be emptied.
    setValue(field, before);
    unless(false, "unsupported");
  }
  const end = field.value.length;
  try {
    field.setSelectionRange(end, end);
  } catch {
    // Numbers and dates have no cursor to be moved.
  }
  tell(field, "input", text);
}

/** As if everything was marked and written over: so that editors' own undo, and their listeners, work. */
function write(editor: HTMLElement, value: string): void {
  const { ownerDocument } = editor;
  const selection = ownerDocument.getSelection();
  selection?.selectAllChildren(editor);
  const isWritten = value === "" ? ownerDocument.execCommand("delete") : ownerDocument.execCommand("insertText", false, value);
  if (isWritten) return;
  editor.textContent = value;
  tell(editor, "input", value);
}

/** False where the page kept it to itself. */
export function tell(element: HTMLElement, type: "beforeinput" | "input" | "change", data?: string): boolean {
  const event =
    type === "change" || data === undefined
      ? new Event(type, { bubbles: true, composed: type === "input" })
      : new InputEvent(type, { bubbles: true, composed: true, cancelable: type === "beforeinput", data, inputType: "insertReplacementText" });
  return element.dispatchEvent(event);
}
