import type { Key } from "@alongside/protocol";
import { click } from "./click";
import { editorOf, type Fields, isTextField, setValue, tell } from "./fields";
import { defaultButton } from "./navigation";
import { is, isDisabled, isInert, isOwn, nearest } from "./tree";
import { unless, type Verdict } from "./verdict";

const CODES: Record<Key, number> = { Enter: 13, Escape: 27, Tab: 9, ArrowUp: 38, ArrowDown: 40, ArrowLeft: 37, ArrowRight: 39 };

/** What keys do by themselves where the page has no other use for them. */
export class Keys {
  readonly #fields: Fields;
  readonly #verdictOf: (node: Node) => Verdict;

  constructor(fields: Fields, verdictOf: (node: Node) => Verdict) {
    this.#fields = fields;
    this.#verdictOf = verdictOf;
  }

  press(element: HTMLElement, key: Key, mayNavigate: boolean): void {
    unless(!isDisabled(element), "unsupported");
    if (element.ownerDocument.activeElement !== element && key !== "Escape") element.focus({ preventScroll: true });
    const isFree = fire(element, "keydown", key) && (key !== "Enter" || fire(element, "keypress", key));
    if (isFree) this.#act(element, key, mayNavigate);
    fire(element, "keyup", key);
  }

  #act(element: HTMLElement, key: Key, mayNavigate: boolean): void {
    switch (key) {
      case "Enter":
        return this.#enter(element, mayNavigate);
      case "Escape":
        return close(element);
      case "Tab":
        this.#fields.settle();
        return next(element)?.focus();
      default:
        return this.#move(element, key, mayNavigate);
    }
  }

  #enter(element: HTMLElement, mayNavigate: boolean): void {
    if (is(element, "textarea") || editorOf(element) !== null) {
      this.#breakLine(element);
    } else if (is(element, "input") && !["button", "submit", "reset", "image"].includes(element.type)) {
      this.#fields.settle();
      this.#submit(element, mayNavigate);
    } else if (nearest(element, "a[href], button, summary, input") === element) {
      click(element, mayNavigate, this.#verdictOf);
    }
  }

  /** As browsers do: by the form's first button, or without one where there is but one field. */
  #submit(field: HTMLInputElement, mayNavigate: boolean): void {
    const { form } = field;
    if (form === null) return;
    const button = defaultButton(form);
    if (button !== null) {
      // Enter is no way around a button that agents may not press: `click` asks about it.
      if (!isDisabled(button)) click(button, mayNavigate, this.#verdictOf);
      return;
    }
    const fields = [...form.elements].filter((one) => is(one, "input") && isTextField(one));
    if (fields.length <= 1) form.requestSubmit();
  }

  #breakLine(element: HTMLElement): void {
    if (!is(element, "textarea")) {
      element.ownerDocument.execCommand("insertLineBreak");
      return;
    }
    unless(!element.readOnly, "readonly");
    const { selectionStart: start, selectionEnd: end, value } = element;
    setValue(element, `${value.slice(0, start)}\n${value.slice(end)}`);
    element.setSelectionRange(start + 1, start + 1);
    tell(element, "input", "\n");
  }

  #move(element: HTMLElement, key: Key, mayNavigate: boolean): void {
    const step = key === "ArrowUp" || key === "ArrowLeft" ? -1 : 1;
    if (is(element, "select")) {
      const places = Array.from(element.options, (_, place) => place).filter((place) => element.options[place]?.disabled === false);
      const to = places[places.indexOf(element.selectedIndex) + step];
      if (to !== undefined) this.#fields.choose(element, [to]);
    } else if (is(element, "input") && element.type === "radio") {
      const reachable = radioGroup(element).filter((one) => !isDisabled(one));
      const to = reachable.at((reachable.indexOf(element) + step) % reachable.length);
      if (to !== undefined) this.#fields.check(to, true, mayNavigate, this.#verdictOf);
    } else if (is(element, "input") && (element.type === "number" || element.type === "range")) {
      const isUpright = key === "ArrowUp" || key === "ArrowDown";
      if (isUpright || element.type === "range") count(element, isUpright ? -step : step);
    } else if (isTextField(element) && element.selectionStart !== null && (key === "ArrowLeft" || key === "ArrowRight")) {
      const to = Math.max(0, element.selectionStart + step);
      element.setSelectionRange(to, to);
    }
  }
}

function count(field: HTMLInputElement, steps: number): void {
  unless(!field.readOnly, "readonly");
  const before = field.value;
  if (steps > 0) field.stepUp(steps);
  else field.stepDown(-steps);
  if (field.value === before) return;
  tell(field, "input", field.value);
  tell(field, "change");
}

/** The radio buttons of which one is chosen, in the page's order. */
function radioGroup(radio: HTMLInputElement): HTMLInputElement[] {
  const root = radio.getRootNode() as Document | ShadowRoot;
  const named = root.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${CSS.escape(radio.name)}"]`);
  return [...named].filter((one) => one.form === radio.form);
}

function fire(element: HTMLElement, type: string, key: Key): boolean {
  const code = CODES[key];
  const event = new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true, composed: true });
  // Older pages look at these alone.
  Object.defineProperties(event, { keyCode: { value: code }, which: { value: code } });
  return element.dispatchEvent(event);
}

/** Closes what Escape closes: a dialog, or what has popped up. */
function close(element: HTMLElement): void {
  const popover = nearest(element, '[popover]:not([popover="manual"])');
  const dialog = nearest(element, "dialog[open]");
  if (popover?.matches(":popover-open") === true) {
    popover.hidePopover();
  } else if (dialog !== null && is(dialog, "dialog") && dialog.matches(":modal")) {
    if (dialog.dispatchEvent(new Event("cancel", { cancelable: true }))) dialog.close();
  }
}

/** Where Tab leads: the next element that takes the focus, in the same document. */
function next(element: HTMLElement): HTMLElement | null {
  const all = [...element.ownerDocument.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]")];
  const reachable = all.filter(
    (one) => one.tabIndex >= 0 && !isDisabled(one) && !isInert(one) && !isOwn(one) && one.checkVisibility() && !isOtherRadio(one, element),
  );
  // Those that ask to come first do; the sort keeps the page's order among equals.
  reachable.sort((one, other) => (one.tabIndex || Infinity) - (other.tabIndex || Infinity) || 0);
  return reachable[(reachable.indexOf(element) + 1) % reachable.length] ?? null;
}

/** Of a group of radio buttons, Tab goes to the one that is chosen, and from any of them out of the group. */
function isOtherRadio(one: HTMLElement, from: HTMLElement): boolean {
  if (!is(one, "input") || one.type !== "radio" || one.name === "" || one === from) return false;
  const group = radioGroup(one);
  return group.includes(from as HTMLInputElement) || (!one.checked && group.some((other) => other.checked));
}
