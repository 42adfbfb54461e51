import type { Annotation, RequestId } from "@alongside/protocol";
import { element } from "../cobrowse/ui/dom";
import type { Texts } from "../texts";

/** The most characters of a note that its line in the list repeats. */
const MOST_CHARACTERS = 60;

export interface ListOptions {
  texts: Texts;
  /** "by Ben". */
  authorOf: (annotation: Annotation) => string;
  onRemove: (id: RequestId) => void;
}

/** All annotations as a list: what is drawn can be taken away without aiming at it. */
export class AnnotationList {
  readonly button: HTMLButtonElement;
  readonly element = element("ul", { id: "annotations", tabindex: "-1" });
  readonly #options: ListOptions;

  constructor(options: ListOptions) {
    this.#options = options;
    const { annotate } = options.texts;
    this.button = element("button", { id: "all", type: "button", "aria-controls": "annotations" });
    this.element.ariaLabel = annotate.all;
    this.#open(false);
    this.button.addEventListener("click", () => this.#open(this.element.hidden === true));
  }

  show(board: readonly Annotation[]): void {
    const { annotate } = this.#options.texts;
    this.button.textContent = `${annotate.all} (${board.length})`;
    const focused = (this.element.getRootNode() as ShadowRoot).activeElement;
    const place = focused === null ? -1 : [...this.element.querySelectorAll("button")].indexOf(focused as HTMLButtonElement);
    const lines = board.map((one) => this.#line(one));
    this.element.replaceChildren(...(lines.length > 0 ? lines : [element("li", {}, annotate.none)]));
    if (place === -1) return;
    // Whoever takes one away by keyboard goes on with the next.
    const buttons = this.element.querySelectorAll("button");
    (buttons[Math.min(place, buttons.length - 1)] ?? this.button).focus();
  }

  #open(isOpen: boolean): void {
    this.element.hidden = !isOpen;
    this.button.ariaExpanded = String(isOpen);
  }

  #line(annotation: Annotation): HTMLElement {
    const { texts, authorOf, onRemove } = this.#options;
    const { kinds, remove } = texts.annotate;
    const { mark } = annotation;
    const what = mark.is === "note" ? kinds.note(shorten(mark.text)) : kinds[mark.is];
    const words = `${what} (${authorOf(annotation)})`;
    const button = element("button", { type: "button", "aria-label": `${remove}: ${words}` }, remove);
    button.addEventListener("click", () => onRemove(annotation.id));
    return element("li", {}, element("span", { dir: "auto" }, words), button);
  }
}

function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}
