/** What can be done with an element of the page. Elements of the replayed document are of another realm: no instanceof. */
import { around } from "../marks";

export type FieldKind = "text" | "check" | "choose" | "press";

export type Refusal = "masked" | "readonly" | "unsupported";

const CONTROL = "input, textarea, select, button, a, label, summary, [contenteditable]:not([contenteditable='false'])";
const PRESSED = new Set(["button", "image", "reset", "submit"]);
const TICKED = new Set(["checkbox", "radio"]);

/** The control that a press on an element is for: itself, or the nearest around it. */
export function controlAt(element: Element): Element {
  return element.closest("select") ?? element.closest(CONTROL) ?? element;
}

export const typeOf = (element: Element): string =>
  element.localName === "input" ? (element as HTMLInputElement).type.toLowerCase() : "";

export function kindOf(element: Element): FieldKind {
  switch (element.localName) {
    case "select":
      return "choose";
    case "textarea":
      return "text";
    case "input":
      if (TICKED.has(typeOf(element))) return "check";
      return PRESSED.has(typeOf(element)) || typeOf(element) === "file" ? "press" : "text";
    default:
      return isEditable(element) ? "text" : "press";
  }
}

const isEditable = (element: Element): boolean => {
  const editable = element.getAttribute("contenteditable");
  return editable !== null && editable !== "false";
};

/** Why nothing can be done with an element, as far as the mirror says. */
export function refusalOf(element: Element, root: Document): Refusal | null {
  for (let at: Element | null = element; at; at = around(at, root)) {
    if (at.hasAttribute("data-alongside-masked")) return "masked";
    if (at.hasAttribute("data-alongside-readonly")) return "readonly";
  }
  const type = typeOf(element);
  if (type === "password") return "masked";
  if (type === "file" || element.hasAttribute("data-alongside-hidden")) return "unsupported";
  if (isDisabled(element)) return "readonly";
  return kindOf(element) === "text" && (element as HTMLInputElement).readOnly === true ? "readonly" : null;
}

const isDisabled = (element: Element): boolean =>
  element.matches("input, select, textarea, button") && element.matches(":disabled");

/** What a field holds, as the agent may see it. */
export const valueOf = (field: Element): string =>
  "value" in field && field.matches("input, textarea") ? (field as HTMLInputElement).value : (field.textContent ?? "");

/** What a field is called on the page. */
export function nameOf(field: Element): string {
  const said = field.getAttribute("aria-label") ?? (field as HTMLInputElement).labels?.[0]?.textContent;
  return (said ?? field.getAttribute("placeholder") ?? field.getAttribute("title") ?? "").trim().slice(0, 120);
}

/** The fields of a field's document, in their order, that a Tab goes through. */
export function neighbourOf(field: Element, isBack: boolean): Element | null {
  const all = [...field.ownerDocument.querySelectorAll("input, textarea, select, button")].filter(isReachable);
  const at = all.indexOf(field);
  return at === -1 ? null : (all[at + (isBack ? -1 : 1)] ?? null);
}

const isReachable = (element: Element): boolean =>
  !isDisabled(element) &&
  (element as HTMLElement).tabIndex >= 0 &&
  typeOf(element) !== "hidden" &&
  element.getClientRects().length > 0;
