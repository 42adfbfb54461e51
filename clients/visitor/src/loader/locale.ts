export type Locale = "en" | "de" | "pt";

/** The page's language where Alongside speaks it, else the first of the browser's that it does, else English. */
export function chooseLocale(wanted: readonly (string | null | undefined)[]): Locale {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split(/[-_]/)[0];
    if (language === "en" || language === "de" || language === "pt") return language;
  }
  return "en";
}

export const PILL_TEXTS: Record<Locale, { share: string; failed: string }> = {
  en: { share: "Share this page", failed: "Sharing could not be loaded. Try again" },
  de: { share: "Diese Seite teilen", failed: "Teilen ließ sich nicht laden. Noch einmal versuchen" },
  pt: { share: "Partilhar esta página", failed: "Não foi possível carregar a partilha. Tentar de novo" },
};
