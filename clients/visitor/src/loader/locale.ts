export type Locale = "en" | "de" | "pt";

/** The page's language where Alongside speaks it, else the first of the browser's that it does, else English. */
export function chooseLocale(wanted: readonly (string | null | undefined)[]): Locale {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split(/[-_]/)[0];
    if (language === "en" || language === "de" || language === "pt") return language;
  }
  return "en";
}

export const PILL_TEXTS: Record<Locale, string> = {
  en: "Share this page",
  de: "Diese Seite teilen",
  pt: "Partilhar esta página",
};
