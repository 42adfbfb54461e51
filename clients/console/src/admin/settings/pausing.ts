import type { PauseCriterion, UrlCondition } from "@alongside/protocol";
import { mustPause } from "@alongside/visitor/pause";

export const CONDITIONS: readonly UrlCondition[] = ["includes", "does_not_include", "starts_with", "ends_with", "equals"];

/** The first criterion by which a page of this address pauses sharing; null when it does not. By the snippet's own rule. */
export const pausedBy = (criteria: readonly PauseCriterion[], address: string): PauseCriterion | null =>
  criteria.find((criterion) => mustPause(address, [criterion])) ?? null;

/** The address as a browser has it: `example.com` becomes `https://example.com/`; null when it is none. */
export function wholeAddress(written: string): string | null {
  const text = written.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return text !== "" && URL.canParse(address) ? new URL(address).href : null;
}
