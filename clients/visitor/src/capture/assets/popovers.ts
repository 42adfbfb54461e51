import { attributesEvent, type CapturedPage } from "./page";

/** Tells when popovers are shown and hidden: nothing in the document changes by that. */
export class Popovers {
  readonly #page: CapturedPage;

  constructor(page: CapturedPage) {
    this.#page = page;
    // It does not bubble.
    document.addEventListener("toggle", this.#tell, true);
  }

  stop(): void {
    document.removeEventListener("toggle", this.#tell, true);
  }

  readonly #tell = (event: Event): void => {
    const element = event.target as Element;
    const id = this.#page.idOf(element);
    if (id < 0 || !element.hasAttribute("popover")) return;
    this.#page.pass(attributesEvent(id, { rr_open_mode: element.matches(":popover-open") ? "popover" : null }));
  };
}
