/** Reading values of unknown shape. */

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

export const isId = (value: unknown): value is number => Number.isInteger(value);

export const isText = (value: unknown): value is string => typeof value === "string";

/** The items of a list that `read` can make sense of; nothing where there is no list. */
export function listOf<T>(value: unknown, read: (item: unknown) => T | null): T[] {
  if (!Array.isArray(value)) return [];
  return value.map(read).filter((item): item is T & {} => item !== null);
}

/** A number within bounds, or the lower one where there is none. */
export function clamp(value: unknown, least: number, most: number): number {
  return isNumber(value) ? Math.min(Math.max(value, least), most) : least;
}
