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

type Beside = () => readonly [before: string, after: string];

/** Where in a text stands what is looked for, or a part of what begins before it or ends after it. In order. */
export function patternsIn(text: string, patterns: readonly TextPattern[], beside: Beside = () => ["", ""]): Range[] {
  if (patterns.length === 0 || text.trim() === "") return [];
  const [before, after] = beside();
  const whole = before + text + after;
  const ranges: Range[] = [];
  let free = 0;
  const found = patterns.flatMap((pattern) => PATTERNS[pattern].in(whole)).sort((a, b) => a[0] - b[0]);
  for (const [from, to] of found) {
    const range: Range = [Math.max(from - before.length, free), Math.min(to - before.length, text.length)];
    // What stands before or after the text alone is none of its.
    if (range[0] >= range[1]) continue;
    ranges.push(range);
    free = range[1];
  }
  return ranges;
}

/** The text with the mask in the place of all that {@link patternsIn} finds. */
export function maskPatterns(text: string, patterns: readonly TextPattern[], beside?: Beside): string {
  let masked = "";
  let at = 0;
  for (const [from, to] of patternsIn(text, patterns, beside)) {
    masked += text.slice(at, from) + MASK;
    at = to;
  }
  return masked + text.slice(at);
}

/** Whether a value that is typed has, or may come to have, something of what is looked for. */
export function isBegun(value: string, patterns: readonly TextPattern[]): boolean {
  return patterns.some((pattern) => PATTERNS[pattern].in(value).length > 0 || PATTERNS[pattern].isBegun(value));
}
