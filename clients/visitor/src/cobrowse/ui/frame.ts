import type { Surface } from "../../loader/surface";
import type { Locale } from "../../loader/locale";
import type { Texts } from "../../texts";
import { element, EYE, icon, STRIKE } from "./dom";

/** How the sharing stands, for the bar to say. */
export type Standing =
  | { is: "offline" }
  | { is: "seen"; by: (string | null)[] }
  | { is: "away"; who: (string | null)[] }
  | { is: "waiting" };

const PASSING = 6_000;

/**
 * What is there while the page is shared: a border around it, and a bar that says who sees it and has the button to
 * stop. Both stand above everything else, also above dialogs that the page opens.
 */
export class Frame {
  readonly #surface: Surface;
  readonly #texts: Texts;
  readonly #names: Intl.ListFormat;
  readonly #border = element("div", { id: "border", popover: "manual", "aria-hidden": "true" });
  readonly #who = element("span", { id: "who" });
  readonly #passing = element("p", { id: "passing", role: "status" });
  readonly #bar: HTMLElement;
  readonly #modals = new MutationObserver(() => this.#standAbove());
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(surface: Surface, texts: Texts, locale: Locale, onStop: () => void) {
    this.#surface = surface;
    this.#texts = texts;
    this.#names = new Intl.ListFormat(locale);
    const stop = element("button", { id: "stop", type: "button" }, texts.bar.stop);
    stop.addEventListener("click", onStop);
    const status = element("p", { id: "status", role: "status" }, element("i", {}, icon(...EYE, STRIKE)), this.#who);
    this.#bar = element("section", { id: "bar", popover: "manual", "aria-label": texts.bar.region }, status, stop, this.#passing);
    surface.root.append(this.#border, this.#bar);
    this.#raise();
    this.#standAbove();
    this.#modals.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["open"] });
  }

  set standing(standing: Standing) {
    const { bar } = this.#texts;
    this.#bar.className = this.#border.className = standing.is;
    switch (standing.is) {
      case "offline":
        this.#who.textContent = bar.offline;
        break;
      case "waiting":
        this.#who.textContent = bar.nobody;
        break;
      case "seen":
        this.#who.textContent = bar.seenBy(this.#format(standing.by));
        break;
      case "away":
        this.#who.textContent = bar.away(this.#format(standing.who));
        break;
    }
  }

  /** Says something that passes: "Ben joined". */
  say(message: string): void {
    this.#passing.textContent = message;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#passing.replaceChildren(), PASSING);
  }

  remove(): void {
    this.#modals.disconnect();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#border.remove();
    this.#bar.remove();
    if (this.#surface.host.parentElement !== document.documentElement) document.documentElement.append(this.#surface.host);
  }

  /** While the page shows a modal dialog, nothing outside of that can be clicked: the bar moves into it. */
  #standAbove(): void {
    const { host } = this.#surface;
    const modal = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.documentElement;
    if (modal === host.parentElement) return;
    modal.append(host);
    this.#raise();
  }

  #raise(): void {
    for (const part of [this.#border, this.#bar]) {
      // Older browsers have no layer on top; there, the highest z-index must do.
      if (!("showPopover" in part)) continue;
      if (part.matches(":popover-open")) part.hidePopover();
      part.showPopover();
    }
  }

  #format(names: (string | null)[]): string {
    return this.#names.format(names.map((name) => name ?? this.#texts.bar.someone));
  }
}

/** One sentence that stays for a moment when everything else is gone. */
export function passingNote(surface: Surface, message: string): void {
  const note = element("p", { id: "note", role: "status", popover: "manual" });
  surface.root.append(note);
  note.showPopover?.();
  // Screen readers read what changes in a status, not what it began with.
  setTimeout(() => (note.textContent = message), 50);
  setTimeout(() => note.remove(), PASSING);
}
