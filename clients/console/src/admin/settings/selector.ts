import { MAX_LISTED, MAX_SELECTOR_CHARACTERS } from "./limits";

/** The lists of selectors that settings have. */
export type SelectorList = "mask_selectors" | "unmask_selectors" | "readonly_selectors";

/** Why a selector can't be added: a key of `admin.selectors.problem`. */
export type SelectorProblem = "empty" | "tooLong" | "notCss" | "duplicate" | "tooMany";

/** Whether the browser understands a selector. A visitor's browser would pass over one that it does not. */
export function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

export function selectorProblem(
  written: string,
  list: readonly string[],
  isUnderstood: (text: string) => boolean = isSelector,
): SelectorProblem | null {
  const text = written.trim();
  if (text === "") return "empty";
  if ([...text].length > MAX_SELECTOR_CHARACTERS) return "tooLong";
  if (!isUnderstood(text)) return "notCss";
  if (list.includes(text)) return "duplicate";
  return list.length >= MAX_LISTED ? "tooMany" : null;
}
