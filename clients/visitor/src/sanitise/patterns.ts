import type { TextPattern } from "@alongside/protocol";
import { bankAccountsIn, isBegunBankAccount } from "./patterns/iban";
import { cardsIn, isBegunCard } from "./patterns/card";
import { emailsIn } from "./patterns/email";
import { isBegunPhone, phonesIn } from "./patterns/phone";
import type { Range } from "./patterns/range";
import { MASK } from "./mask";

interface Pattern {
  /** Where it stands in a text. */
  in: (text: string) => Range[];
  /** Whether somebody may be typing one, and is not at its end: what was typed first must not be seen either. */
  isBegun: (value: string) => boolean;
}

const PATTERNS: Record<TextPattern, Pattern> = {
  card_number: { in: cardsIn, isBegun: isBegunCard },
  iban: { in: bankAccountsIn, isBegun: isBegunBankAccount },
  email: { in: emailsIn, isBegun: (value) => /[^\s@]@/.test(value) },
  phone: { in: phonesIn, isBegun: isBegunPhone },
};

/** The text with the mask in the place of whatever is looked for, also of what begins before it or ends after it. */
export function maskPatterns(
  text: string,
  patterns: readonly TextPattern[],
  beside: () => readonly [before: string, after: string] = () => ["", ""],
): string {
  if (patterns.length === 0 || text.trim() === "") return text;
  const [before, after] = beside();
  const start = before.length;
  const end = start + text.length;
  const whole = before + text + after;
  const found = patterns.flatMap((pattern) => PATTERNS[pattern].in(whole)).sort((a, b) => a[0] - b[0]);
  let masked = "";
  let at = start;
  for (const [from, to] of found) {
    const [first, last] = [Math.max(from, at), Math.min(to, end)];
    if (first >= last || whole.slice(first, last).trim() === "") continue;
    masked += whole.slice(at, first) + MASK;
    at = last;
  }
  return masked + whole.slice(at, end);
}

/** Whether a value that is typed has, or may come to have, something of what is looked for. */
export function isBegun(value: string, patterns: readonly TextPattern[]): boolean {
  return patterns.some((pattern) => PATTERNS[pattern].in(value).length > 0 || PATTERNS[pattern].isBegun(value));
}
