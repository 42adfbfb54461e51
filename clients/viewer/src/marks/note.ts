/** A note on the page: a dot at its place, and a card with its words. */
import type { Annotation } from "@alongside/protocol";
import { make } from "./dom";

/** What the layer says by itself, in the reader's language. */
export interface NoteLabels {
  /** The field in which a note is written. */
  note: string;
  save: string;
  cancel: string;
  remove: string;
  edit: string;
}

export interface NoteActions {
  /** Nothing where the reader may not. */
  onEdit: (() => void) | null;
  onRemove: (() => void) | null;
}

export function noteCard(annotation: Annotation, text: string, labels: NoteLabels, actions: NoteActions): HTMLElement {
  const author = make("bdi", "author", annotation.by_name ?? "");
  const head = make("header", "", author);
  if (actions.onEdit) head.append(button(labels.edit, "✎", actions.onEdit));
  if (actions.onRemove) head.append(button(labels.remove, "✕", actions.onRemove));
  const words = make("p", "", text);
  words.dir = "auto";
  const card = make("div", "card", head, words);
  const note = make("article", "note pinned", make("span", "dot"), card);
  note.dataset["id"] = annotation.id;
  return note;
}

function button(label: string, sign: string, onPress: () => void): HTMLButtonElement {
  const pressed = make("button", "small", make("span", "", sign));
  pressed.type = "button";
  pressed.title = label;
  pressed.setAttribute("aria-label", label);
  pressed.addEventListener("click", onPress);
  return pressed;
}
