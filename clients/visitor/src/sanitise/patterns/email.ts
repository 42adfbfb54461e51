import type { Range } from "./range";

const ADDRESS = /[\p{L}\p{N}._%+'’-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/gu;

export function emailsIn(text: string): Range[] {
  if (!text.includes("@")) return [];
  return [...text.matchAll(ADDRESS)].map(({ 0: found, index }): Range => [index, index + found.length]);
}
