const SPOKEN = ["en", "de", "pt"] as const;

/** A language that the console speaks. */
export type Language = (typeof SPOKEN)[number];

export const isSpoken = (tag: string): tag is Language => (SPOKEN as readonly string[]).includes(tag);

/** The language that was chosen, or the first of the browser's that the console speaks, or English. */
export function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  const tags = [chosen ?? "", ...preferred.map((tag) => tag.toLowerCase().split("-")[0] ?? "")];
  return tags.find(isSpoken) ?? "en";
}
