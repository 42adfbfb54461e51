import type { Locale } from "../loader/locale";
import type { Texts } from "./texts";

export type { Texts } from "./texts";

/** The texts of one language: nobody reads three. */
export const loadTexts: Record<Locale, () => Promise<Texts>> = {
  en: async () => (await import("./en")).en,
  de: async () => (await import("./de")).de,
  pt: async () => (await import("./pt")).pt,
};
