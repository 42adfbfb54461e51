/** Where a note is written. */
import { make } from "./dom";
import type { NoteLabels } from "./note";

/** As many characters as the protocol allows, counted as it counts them. */
const MOST_CHARACTERS = 500;

const isFit = (text: string): boolean => text.length > 0 && [...text].length <= MOST_CHARACTERS;

/** An editor; `onDone` gets the text, or nothing where it was given up. It focuses itself when `begin` is called. */
export function noteEditor(
  text: string,
  labels: NoteLabels,
  onDone: (text: string | null) => void,
): { element: HTMLElement; begin(): void } {
  const field = make("textarea", "");
  field.value = text;
  field.rows = 3;
  field.maxLength = MOST_CHARACTERS;
  field.placeholder = labels.note;
  field.setAttribute("aria-label", labels.note);
  const save = make("button", "save", labels.save);
  const cancel = make("button", "", labels.cancel);
  save.type = cancel.type = "button";
  const judge = (): void => {
    save.disabled = !isFit(field.value.trim());
  };
  const finish = (): void => {
    if (isFit(field.value.trim())) onDone(field.value.trim());
  };
  field.addEventListener("input", judge);
  save.addEventListener("click", finish);
  cancel.addEventListener("click", () => onDone(null));
  const element = make(
    "div",
    "note editing pinned",
    make("span", "dot"),
    make("div", "card", field, make("footer", "", cancel, save)),
  );
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", labels.note);
  element.addEventListener("keydown", (event) => {
    // Neither the page below nor a shortcut around it gets what is written.
    event.stopPropagation();
    if (event.key === "Escape") onDone(null);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) finish();
    else return;
    event.preventDefault();
  });
  judge();
  return { element, begin: () => field.focus({ preventScroll: true }) };
}
