import { type Locale, PILL_TEXTS } from "./locale";
import css from "./pill.css?inline";
import type { Snippet } from "./snippet";
import type { Surface } from "./surface";

const SVG = "http://www.w3.org/2000/svg";

/** The discreet offer to share the page. */
export class Pill {
  readonly button = document.createElement("button");
  readonly #words = document.createElement("span");
  readonly #locale: Locale;
  readonly #isHidden: boolean;
  #isShown = true;
  #hasFailed = false;

  constructor(surface: Surface, { locale, position, isHidden }: Snippet) {
    this.#locale = locale;
    this.#isHidden = isHidden;
    surface.style(css);
    const { button } = this;
    button.id = "pill";
    button.type = "button";
    button.lang = locale;
    button.className = position;
    const icon = document.createElementNS(SVG, "svg");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("aria-hidden", "true");
    for (const d of ["M3 6.5A2.5 2.5 0 0 1 5.5 4h13A2.5 2.5 0 0 1 21 6.5v8a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 14.5z", "M8 21h8", "m10 8 5 2.2-2.2.8-.8 2.2z"]) {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", d);
      icon.append(path);
    }
    // Read out when it changes.
    this.#words.role = "status";
    button.append(icon, this.#words);
    surface.root.append(button);
    this.#show();
  }

  set isShown(isShown: boolean) {
    this.#isShown = isShown;
    this.#show();
  }

  /** What it takes to share could not be loaded: then also sites with a button of their own get this one to say so. */
  set hasFailed(hasFailed: boolean) {
    this.#hasFailed = hasFailed;
    this.#show();
  }

  #show(): void {
    const { share, failed } = PILL_TEXTS[this.#locale];
    const words = this.#hasFailed ? failed : share;
    if (this.#words.textContent !== words) this.#words.textContent = words;
    this.button.hidden = !this.#isShown || (this.#isHidden && !this.#hasFailed);
  }
}
