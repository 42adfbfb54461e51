import { recall, remember } from "../storage";
import { de } from "./de";
import { en, type Words } from "./en";
import { pt } from "./pt";

export type { Words };

export const languages = { en: "English", de: "Deutsch", pt: "Português" } as const;
export type Language = keyof typeof languages;

const words: Record<Language, Words> = { en, de, pt };
const storageKey = "language";

let current = firstLanguage();

export function language(): Language {
  return current;
}

export function wordsNow(): Words {
  return words[current];
}

/** Sets `<html lang>` too: the co-browse snippet speaks the page's language. */
export function chooseLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
  remember(storageKey, next);
}

export function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && Object.hasOwn(languages, value);
}

/** `?lang=de` first, then the last choice, then what the browser prefers. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (isLanguage(asked)) return asked;
  const kept = recall(storageKey);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}
