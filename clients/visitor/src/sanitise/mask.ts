/** What stands for everything that is hidden: always of the same length, so that the length tells nothing. */
export const MASK = "••••••";

/** Empty stays empty: that a field is still to be filled in, agents may see. */
export function mask(text: string): string {
  return text === "" ? "" : MASK;
}

/** Text in a masked place. White space between elements stays, so that the page keeps its shape. */
export function maskText(text: string): string {
  return text.trim() === "" ? text.slice(0, 1) : MASK;
}
