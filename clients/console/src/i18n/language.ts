const SPOKEN = ["en", "de", "pt"] as const;

/** A language that the console speaks. */
export type Language = (typeof SPOKEN)[number];

export const isSpoken = (tag: string): tag is Language => (SPOKEN as readonly string[]).includes(tag);

/** The browser's way of writing times in this language: `en-GB` for `en` where the agent is British. */
export const localeOf = (language: string, preferred: readonly string[]): string =>
  preferred.find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;

/** The language that was chosen, or the first of the browser's that the console speaks, or English. */
export function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  const tags = [chosen ?? "", ...preferred.map((tag) => tag.toLowerCase().split("-")[0] ?? "")];
  return tags.find(isSpoken) ?? "en";
}
