import type { Consent } from "@alongside/protocol";

/** A wording and its version: `view-1` is the first version of `view`. */
export function wordingOf({ wording }: Consent): { name: string; version: string } {
  const [, name = wording, version = "?"] = /^(.*)-(\d+)$/.exec(wording) ?? [];
  return { name, version };
}

/** A language by its name in the reader's language: `de` is German. */
export function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
