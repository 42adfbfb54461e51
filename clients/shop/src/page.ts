import "./styles/index.css";
import { render, type TemplateResult } from "lit-html";
import { paint, paletteFor } from "./brand";
import { followOtherTabs, onCartChange } from "./cart/cart";
import { ConfigError, loadConfig, type Config } from "./config";
import { footer } from "./shell/footer";
import { header, type Search } from "./shell/header";
import { failure } from "./shell/failure";
import { addSnippet } from "./snippet";
import { chooseLanguage, language, wordsNow, type Language, type Words } from "./words/language";

/** One document of the shop. `view` draws what is between header and footer, from scratch, as often as asked. */
export interface Page {
  title(words: Words): string;
  view(words: Words): TemplateResult;
  /** The list filters while one types in the header's search field; elsewhere that field leads to the list. */
  readonly search?: Search;
}

let shown: { page: Page; config: Config } | null = null;

export async function open(page: Page): Promise<void> {
  chooseLanguage(language());
  try {
    const config = await loadConfig();
    paint(paletteFor(config.accent), document.documentElement);
    shown = { page, config };
    onCartChange(draw);
    followOtherTabs();
    draw();
    addSnippet(config);
  } catch (error) {
    const reason = error instanceof ConfigError ? error.message : String(error);
    render(failure(wordsNow(), reason), document.body);
    if (!(error instanceof ConfigError)) throw error;
  }
}

/** Draws the page again: after its state, the cart or the language has changed. */
export function draw(): void {
  if (shown === null) return;
  const { page, config } = shown;
  const words = wordsNow();
  document.title = `${page.title(words)} · ${config.name}`;
  render(header({ config, words, search: page.search, changeLanguage }), place("header"));
  render(page.view(words), place("main"));
  render(footer({ config, words }), place("footer"));
}

function changeLanguage(next: Language): void {
  chooseLanguage(next);
  draw();
}

function place(selector: "header" | "main" | "footer"): HTMLElement {
  const found = document.querySelector<HTMLElement>(`body > ${selector}`);
  if (found === null) throw new Error(`the page has no <${selector}>`);
  return found;
}
