import type { Surface } from "../../loader/surface";
import type { Locale } from "../../loader/locale";
import type { Texts } from "../../texts";
import { element, EYE, HAND, icon, PAUSE, PEN, PLAY, STRIKE, VEIL } from "./dom";
import type { Stack } from "./stack";

/** How the sharing stands, for the bar to say. */
export type Standing =
  | { is: "offline" }
  | { is: "seen"; by: (string | null)[] }
  | { is: "away"; who: (string | null)[] }
  | { is: "waiting" }
  | { is: "held"; by: string | null }
  | { is: "paused"; by: "sharer" | "page" };

/** What the bar's buttons do. */
export interface BarActions {
  onStop(): void;
  onPause(): void;
  onTakeBack(): void;
  onAnnotate(): void;
  onVeil(): void;
}

const PASSING = 6_000;

/**
 * What is there while the page is shared: a border around it, and a bar that says who sees it and has the button to
 * stop.
 */
export class Frame {
  readonly #texts: Texts;
  readonly #names: Intl.ListFormat;
  readonly #border = element("div", { id: "border", "aria-hidden": "true" });
  readonly #who = element("span", { id: "who" });
  readonly #hint: HTMLElement;
  readonly #sign = element("i");
  readonly #passing = element("p", { id: "passing", role: "status" });
  readonly #bar: HTMLElement;
  readonly #takeBack: HTMLButtonElement;
  readonly #pause: HTMLButtonElement;
  readonly #annotate: HTMLButtonElement;
  readonly #veil: HTMLButtonElement;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #standing: Standing = { is: "offline" };

  constructor(stack: Stack, texts: Texts, locale: Locale, actions: BarActions) {
    this.#texts = texts;
    this.#names = new Intl.ListFormat(locale);
    this.#hint = element("small", { id: "hint" }, texts.control.hint);
    this.#takeBack = element("button", { id: "take-back", type: "button" }, texts.control.takeBack);
    this.#pause = tool("pause", PAUSE, texts.pause.pause);
    this.#annotate = tool("annotate", PEN, texts.annotate.open);
    this.#veil = tool("veil", VEIL, texts.veil.show);
    const stop = element("button", { id: "stop", type: "button" }, texts.bar.stop);
    this.#takeBack.addEventListener("click", () => actions.onTakeBack());
    this.#pause.addEventListener("click", () => actions.onPause());
    this.#annotate.addEventListener("click", () => actions.onAnnotate());
    this.#veil.addEventListener("click", () => actions.onVeil());
    stop.addEventListener("click", () => actions.onStop());
    const words = element("span", {}, this.#who, this.#hint);
    const status = element("p", { id: "status", role: "status" }, this.#sign, words);
    const buttons = element("div", { id: "buttons" }, this.#takeBack, this.#pause, this.#annotate, this.#veil, stop);
    this.#bar = element("section", { id: "bar", "aria-label": texts.bar.region }, status, buttons, this.#passing);
    this.standing = this.#standing;
    this.showTools(false, false);
    this.isVeiled = false;
    stack.add("border", this.#border);
    stack.add("bar", this.#bar);
  }

  set standing(standing: Standing) {
    const { pause } = this.#texts;
    const hasChanged = standing.is !== this.#standing.is || this.#bar.className === "";
    this.#standing = standing;
    this.#say(this.#who, this.#sentence(standing));
    if (!hasChanged) return;
    const isHeld = standing.is === "held";
    const isPaused = standing.is === "paused";
    const hadFocus = this.#takeBack.matches(":focus");
    this.#bar.className = this.#border.className = standing.is;
    this.#hint.hidden = this.#takeBack.hidden = !isHeld;
    this.#sign.replaceChildren(isHeld ? icon(...HAND) : isPaused ? icon(...PAUSE) : icon(...EYE, STRIKE));
    // On a page that is never shown there is nothing to go on with.
    this.#pause.hidden = isPaused && standing.by === "page";
    label(this.#pause, isPaused ? PLAY : PAUSE, isPaused ? pause.goOn : pause.pause);
    this.#annotate.hidden = standing.is !== "seen" && !isHeld;
    if (hadFocus && !isHeld) this.#pause.focus();
  }

  /** The tools are open or not. Who worked in them goes on from the button that opened them. */
  showTools(areOpen: boolean, hadFocus: boolean): void {
    this.#annotate.ariaExpanded = String(areOpen);
    if (hadFocus) this.#annotate.focus();
  }

  set isVeiled(isVeiled: boolean) {
    this.#veil.ariaPressed = String(isVeiled);
  }

  /** Says something that passes: "Ben joined". */
  say(message: string): void {
    this.#say(this.#passing, message);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#passing.replaceChildren(), PASSING);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #sentence(standing: Standing): string {
    const { bar, control, pause } = this.#texts;
    switch (standing.is) {
      case "offline":
        return bar.offline;
      case "waiting":
        return bar.nobody;
      case "seen":
        return bar.seenBy(this.#format(standing.by));
      case "away":
        return bar.away(this.#format(standing.who));
      case "held":
        return control.held(standing.by ?? bar.someone);
      case "paused":
        return standing.by === "page" ? pause.byPage : pause.bySharer;
    }
  }

  /** The same again is not read out again. */
  #say(where: HTMLElement, message: string): void {
    if (where.textContent !== message) where.textContent = message;
  }

  #format(names: (string | null)[]): string {
    return this.#names.format(names.map((name) => name ?? this.#texts.bar.someone));
  }
}

function tool(id: string, drawing: readonly string[], name: string): HTMLButtonElement {
  const made = element("button", { id, type: "button", class: "tool" });
  label(made, drawing, name);
  return made;
}

/** On wide screens the name is seen beside the drawing, on narrow ones it is its tooltip. */
function label(button: HTMLButtonElement, drawing: readonly string[], name: string): void {
  button.title = name;
  button.replaceChildren(icon(...drawing), element("span", {}, name));
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
