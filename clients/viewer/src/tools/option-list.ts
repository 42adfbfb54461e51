/** The options of a list on the page, to choose from by pointer or keyboard. */
import { boxOf } from "../marks";
import { nameOf } from "./field";
import type { Ground } from "./tool";

/** As many options as are shown, and as many as an act may choose. */
const MOST_SHOWN = 2_000;
const MOST_CHOSEN = 256;
const ROWS = 10;

export class OptionList {
  readonly node: number;
  readonly #list = document.createElement("select");
  readonly #onDone: (options: number[] | null) => void;
  #isOpen = true;

  /** `onDone` gets the options' places, or nothing where none was chosen. */
  constructor(select: HTMLSelectElement, node: number, ground: Ground, onDone: (options: number[] | null) => void) {
    this.node = node;
    this.#onDone = onDone;
    const list = this.#list;
    list.className = "option-list";
    list.multiple = select.multiple;
    list.setAttribute("aria-label", nameOf(select));
    fill(list, select);
    list.size = Math.max(2, Math.min(ROWS, list.querySelectorAll("option, optgroup").length));
    this.#listen();
    ground.overlay.append(list);
    this.#place(select, ground);
    list.focus({ preventScroll: true });
  }

  close(): void {
    this.#isOpen = false;
    this.#list.remove();
  }

  #listen(): void {
    const list = this.#list;
    list.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") this.#choose();
      else if (event.key === "Escape" || event.key === "Tab") this.#onDone(null);
      else return;
      event.preventDefault();
    });
    list.addEventListener("click", (event) => {
      if (!list.multiple && (event.target as Element).localName === "option") this.#choose();
    });
    list.addEventListener("blur", () => {
      if (!this.#isOpen || !document.hasFocus()) return;
      // A choice of several is done when one goes on.
      if (list.multiple) this.#choose();
      else this.#onDone(null);
    });
  }

  #choose(): void {
    this.#onDone([...this.#list.selectedOptions].slice(0, MOST_CHOSEN).map((option) => Number(option.value)));
  }

  /** Below the field, or above it where there is more room. */
  #place(select: HTMLSelectElement, ground: Ground): void {
    const root = ground.stage.document;
    if (!root) return;
    const box = boxOf(select, root);
    const { offsetHeight, style } = this.#list;
    const room = ground.overlay.clientHeight;
    const isBelow = box.y + box.height + offsetHeight <= room || box.y < offsetHeight;
    style.minWidth = `${box.width}px`;
    style.left = `${Math.max(0, Math.min(box.x, ground.overlay.clientWidth - this.#list.offsetWidth))}px`;
    style.top = `${Math.max(0, isBelow ? Math.min(box.y + box.height, room - offsetHeight) : box.y - offsetHeight)}px`;
  }
}

function fill(list: HTMLSelectElement, select: HTMLSelectElement): void {
  const groups = new Map<Element, HTMLOptGroupElement>();
  [...select.options].slice(0, MOST_SHOWN).forEach((option, index) => {
    const shown = new Option(option.label || option.text, String(index), false, option.selected);
    const group = option.parentElement?.localName === "optgroup" ? (option.parentElement as HTMLOptGroupElement) : null;
    shown.disabled = option.disabled || group?.disabled === true;
    if (!group) return list.append(shown);
    const known = groups.get(group) ?? document.createElement("optgroup");
    groups.set(group, known);
    known.label = group.label;
    known.append(shown);
    list.append(known);
  });
}
