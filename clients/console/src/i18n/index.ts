import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { de } from "./de";
import { en, type Messages } from "./en";
import { chooseLanguage, type Language } from "./language";
import { pt } from "./pt";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "console";
    resources: { console: Messages };
  }
}

const MEMORY = "alongside.language";

/** Languages by themselves: whoever looks for theirs can't read another. */
export const LANGUAGES: Record<Language, string> = { en: "English", de: "Deutsch", pt: "Português" };

export async function startI18n(asked?: Language): Promise<void> {
  const language = asked ?? chooseLanguage(window.localStorage.getItem(MEMORY), navigator.languages);
  i18next.on("languageChanged", (spoken) => {
    document.documentElement.lang = spoken;
  });
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    defaultNS: "console",
    resources: { en: { console: en }, de: { console: de }, pt: { console: pt } },
    // React escapes.
    interpolation: { escapeValue: false },
  });
}

export async function speak(language: Language): Promise<void> {
  window.localStorage.setItem(MEMORY, language);
  await i18next.changeLanguage(language);
}
