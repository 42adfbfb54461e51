import { language, type Language } from "./words/language";

const locales: Readonly<Record<Language, string>> = { en: "en-IE", de: "de-DE", pt: "pt-PT" };

export function money(cents: number): string {
  return new Intl.NumberFormat(locales[language()], { style: "currency", currency: "EUR" }).format(cents / 100);
}

/** Whole euros, for filters and thresholds. */
export function roundMoney(cents: number): string {
  return new Intl.NumberFormat(locales[language()], { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(cents / 100);
}

export function weight(grams: number): string {
  return grams >= 1000
    ? new Intl.NumberFormat(locales[language()], { style: "unit", unit: "kilogram", maximumFractionDigits: 2 }).format(grams / 1000)
    : new Intl.NumberFormat(locales[language()], { style: "unit", unit: "gram" }).format(grams);
}

export function decimal(value: number): string {
  return new Intl.NumberFormat(locales[language()], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

export function day(isoDate: string): string {
  return new Intl.DateTimeFormat(locales[language()], { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(isoDate));
}
