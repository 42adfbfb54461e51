/**
 * A canary is a value that means nothing and is found nowhere else: when it shows up
 * in what left the browser, the name in it says which place leaked.
 */
export type Canaries = Record<string, string>;

export interface Source {
  readonly seed: string;
  /** Values given by the address: `?set.text=…` puts that into the place `text`. */
  readonly given: ReadonlyMap<string, string>;
}

export function readSource(parameters: URLSearchParams, randomSeed: () => string): Source {
  const given = new Map<string, string>();
  for (const [name, value] of parameters) if (name.startsWith("set.")) given.set(name.slice("set.".length), value);
  return { seed: parameters.get("seed") ?? randomSeed(), given };
}

export function canaryFor(place: string, source: Source): string {
  return source.given.get(place) ?? `canary-${place}-${hexFor(place, source)}`;
}

/** Twelve digits that follow from seed and place, for places that take no free text. */
export function hexFor(place: string, { seed }: Source): string {
  const text = `${seed}/${place}`;
  return (hash(text, 0x811c9dc5) + hash(text, 0x9747b28c)).slice(0, 12);
}

/** FNV-1a with a last stir: recognisable, not secret. */
function hash(text: string, start: number): string {
  let state = start;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  return ((state ^ (state >>> 13)) >>> 0).toString(16).padStart(8, "0");
}

/** Numbers, dates and colours that are as unlikely to turn up by chance as the words. */
export function shaped(kind: Shape, hex: string): string {
  const part = (from: number, below: number): number => Number.parseInt(hex.slice(from, from + 3), 16) % below;
  const two = (value: number): string => String(value).padStart(2, "0");
  const year = 3000 + part(0, 5000);
  switch (kind) {
    case "number":
      return `7${String(Number.parseInt(hex.slice(0, 10), 16)).padStart(13, "0")}`;
    case "date":
      return `${year}-${two(1 + part(3, 12))}-${two(1 + part(6, 28))}`;
    case "datetime-local":
      return `${year}-${two(1 + part(3, 12))}-${two(1 + part(6, 28))}T${two(part(2, 24))}:${two(part(4, 60))}:${two(part(7, 60))}.${100 + part(9, 900)}`;
    case "time":
      return `${two(part(0, 24))}:${two(part(3, 60))}:${two(part(6, 60))}.${100 + part(9, 900)}`;
    case "month":
      return `${year}-${two(1 + part(3, 12))}`;
    case "week":
      return `${year}-W${two(1 + part(3, 52))}`;
    case "color":
      return `#${hex.slice(0, 6)}`;
  }
}

export const shapes = ["number", "date", "datetime-local", "time", "month", "week", "color"] as const;
export type Shape = (typeof shapes)[number];
