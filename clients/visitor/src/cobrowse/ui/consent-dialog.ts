import type { Redeemed } from "@alongside/protocol";
import type { Texts } from "../../texts";
import { Dialog } from "./dialog";
import { ALERT, element, EYE, icon, LOCK } from "./dom";

/** The wording below, as the server records it. A change of what is agreed to is a new version. */
export const WORDING = "view-1";

/** Asks for the customer's consent, and says who will see what. */
export class ConsentDialog extends Dialog {
  readonly #texts: Texts;
  readonly #share: HTMLButtonElement;
  readonly #error: HTMLElement;
  #isBusy = false;

  constructor(root: ShadowRoot, texts: Texts, { agent, organisation }: Redeemed, onShare: () => void, onClose: () => void) {
    super(root, "consent-dialog", texts.consent.title(agent));
    const { consent } = texts;
    this.#texts = texts;
    this.#share = element("button", { id: "share", type: "button", class: "primary" }, consent.share);
    this.#error = element("p", { id: "consent-error", class: "error", role: "alert" });
    const refuse = element("button", { id: "not-now", type: "button" }, consent.refuse);
    const lead = element("p", { class: "lead", id: "consent-lead" }, consent.lead(agent, organisation));
    this.dialog.setAttribute("aria-describedby", lead.id);
    this.dialog.append(
      lead,
      list("seen", consent.seenTitle, EYE, consent.seen),
      list("hidden", consent.hiddenTitle, LOCK, consent.hidden(organisation)),
      element("p", { class: "note" }, consent.end),
      this.#error,
      element("div", { class: "actions" }, this.#share, refuse),
    );
    this.#share.addEventListener("click", () => {
      if (!this.#isBusy) onShare();
    });
    refuse.addEventListener("click", () => this.close());
    this.open(onClose);
    // Neither yes nor no is a key press away.
    this.dialog.tabIndex = -1;
    this.dialog.focus();
  }

  set isBusy(isBusy: boolean) {
    this.#isBusy = isBusy;
    this.#share.textContent = isBusy ? this.#texts.consent.busy : this.#texts.consent.share;
    this.#share.ariaDisabled = String(isBusy);
    if (isBusy) this.#error.replaceChildren();
  }

  fail(message: string): void {
    this.isBusy = false;
    this.#error.replaceChildren(icon(...ALERT), element("span", {}, message));
  }
}

function list(id: string, title: string, drawing: string[], points: string[]): HTMLElement {
  const heading = element("h3", { id: `${id}-title` }, icon(...drawing), title);
  const items = points.map((point) => element("li", {}, point));
  return element("section", { id, class: "points", "aria-labelledby": heading.id }, heading, element("ul", {}, ...items));
}
