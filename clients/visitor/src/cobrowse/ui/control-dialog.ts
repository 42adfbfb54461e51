import type { Texts } from "../../texts";
import { element, HAND, icon } from "./dom";

/** The wording below, as the server records it. A change of what is agreed to is a new version. */
export const CONTROL_WORDING = "control-1";

/**
 * Asks whether somebody may act on the page. It is not modal: the customer may be in the middle of a word, and no key
 * that they press there may answer it.
 */
export class ControlDialog {
  readonly element: HTMLElement;

  constructor(texts: Texts, agent: string, mayNavigate: boolean, onAnswer: (isAllowed: boolean) => void) {
    const { control } = texts;
    const title = element("h2", { id: "control-title" }, icon(...HAND), control.title(agent));
    const lead = mayNavigate ? control.leadWithPages(agent) : control.lead(agent);
    const text = element("p", { id: "control-lead", class: "lead" }, `${lead} ${control.end}`);
    const allow = element("button", { id: "allow", type: "button", class: "primary" }, control.allow);
    const refuse = element("button", { id: "dont-allow", type: "button" }, control.refuse);
    this.element = element(
      "section",
      { id: "control-dialog", role: "dialog", tabindex: "-1", "aria-labelledby": title.id, "aria-describedby": text.id },
      title,
      text,
      element("div", { class: "actions" }, allow, refuse),
    );
    const answer = (event: Event, isAllowed: boolean): void => {
      // Nobody but the customer's own hand agrees to anything.
      if (event.isTrusted) onAnswer(isAllowed);
    };
    allow.addEventListener("click", (event) => answer(event, true));
    refuse.addEventListener("click", (event) => answer(event, false));
  }

  /** Takes the focus where nobody uses it. */
  offerFocus(): void {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) this.element.focus({ preventScroll: true });
  }
}
