import type { PauseCriterion, UrlCondition } from "@alongside/protocol";

export const CONDITIONS: readonly UrlCondition[] = ["includes", "does_not_include", "starts_with", "ends_with", "equals"];

const HOLDS: Record<UrlCondition, (address: string, fragment: string) => boolean> = {
  includes: (address, fragment) => address.includes(fragment),
  does_not_include: (address, fragment) => !address.includes(fragment),
  starts_with: (address, fragment) => address.startsWith(fragment),
  ends_with: (address, fragment) => address.endsWith(fragment),
  equals: (address, fragment) => address === fragment,
};

/** The first criterion by which a page of this address pauses sharing; null when it does not. */
export const pausedBy = (criteria: readonly PauseCriterion[], address: string): PauseCriterion | null =>
  criteria.find(({ url_fragment: fragment, condition }) => HOLDS[condition](address, fragment)) ?? null;

/** The address as a browser has it: `example.com` becomes `https://example.com/`; null when it is none. */
export function wholeAddress(written: string): string | null {
  const text = written.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return text !== "" && URL.canParse(address) ? new URL(address).href : null;
}
