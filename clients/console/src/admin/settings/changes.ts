/** What settings differ in, and how the changes of two people are brought together. */
import type { CobrowseSettings } from "@alongside/protocol";

export type Field = keyof CobrowseSettings;

/** All fields, in the order in which the page has them. */
export const FIELDS: readonly Field[] = [
  "masking",
  "mask_selectors",
  "unmask_selectors",
  "mask_patterns",
  "show_images",
  "show_canvas",
  "show_title",
  "allow_agent_control",
  "allow_agent_navigation",
  "allow_draw",
  "readonly_selectors",
  "pause_criteria",
  "channels",
  "retention_days",
];

/** The fields that are sets: in which order they stand says nothing. */
const isSet = (field: Field): boolean => field === "mask_patterns" || field === "channels";

const written = (settings: CobrowseSettings, field: Field): string => {
  const value = settings[field];
  return JSON.stringify(isSet(field) && Array.isArray(value) ? [...value].sort() : value);
};

/** In what `after` differs from `before`. */
export const changedFields = (before: CobrowseSettings, after: CobrowseSettings): Field[] =>
  FIELDS.filter((field) => written(before, field) !== written(after, field));

/** What came and went between two lists. */
export function listChanges<T>(before: readonly T[], after: readonly T[]): { added: T[]; removed: T[] } {
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))];
  return { added: after.filter((one) => !had.has(key(one))), removed: before.filter((one) => !has.has(key(one))) };
}

const key = (item: unknown): string => JSON.stringify(item);

/**
 * My changes since `base`, on top of what somebody else has saved meanwhile. What only they changed stays theirs; of
 * lists that both changed, both additions and both removals count; of anything else, mine does.
 */
export function rebase(base: CobrowseSettings, mine: CobrowseSettings, theirs: CobrowseSettings): CobrowseSettings {
  const merged: Record<string, unknown> = { ...theirs };
  for (const field of changedFields(base, mine)) {
    const [from, to, other] = [base[field], mine[field], theirs[field]];
    const areLists = Array.isArray(from) && Array.isArray(to) && Array.isArray(other);
    merged[field] = areLists ? mergeLists<unknown>(from, to, other) : to;
  }
  return merged as CobrowseSettings;
}

function mergeLists<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] {
  const { added, removed } = listChanges(base, mine);
  const [gone, there] = [new Set(removed.map(key)), new Set(theirs.map(key))];
  return [...theirs.filter((one) => !gone.has(key(one))), ...added.filter((one) => !there.has(key(one)))];
}
