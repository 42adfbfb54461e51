import type { Recording } from "./recording";

/** What must not be heard, by the place that it was in. */
export type Secrets = Readonly<Record<string, string>>;

/** The places whose secrets were heard, each with what stood around it. */
export function leaks(recording: Recording, secrets: Secrets): Record<string, string> {
  const texts = recording.texts.map((text) => text.toLowerCase());
  const found: Record<string, string> = {};
  for (const [place, secret] of Object.entries(secrets)) {
    for (const needle of needlesOf(secret.toLowerCase())) {
      for (const text of texts) {
        const at = text.indexOf(needle);
        if (at !== -1) found[place] ??= text.slice(Math.max(0, at - 60), at + needle.length + 20);
      }
    }
  }
  return found;
}

/** The secret, and the part of a shop's canary by which no other place can be meant: a leak may be of a piece. */
function needlesOf(secret: string): string[] {
  const [, hex] = /^canary-.*-([\da-f]{12})$/.exec(secret) ?? [];
  return hex === undefined ? [secret] : [secret, hex];
}
