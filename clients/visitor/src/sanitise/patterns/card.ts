import { GAP, type Range } from "./range";

const SHORTEST = 13;
const LONGEST = 19;

/** Digits with gaps between them, and at least as many as a card's number has. */
const RUN = new RegExp(String.raw`\d(?:${GAP}{0,4}\d){${SHORTEST - 1},}`, "g");

/** How issuers' numbers begin. Years and prices that stand side by side begin otherwise. */
const ISSUER = /^(?:[3-6]|2[2-7])/;

/** What of a card's number may be seen, by the card industry's own rule: its first six and its last four digits. */
const TYPED_UNSEEN = 11;
const FAR = 60;
const TYPED = new RegExp(String.raw`\d(?:${GAP}{0,4}\d){${TYPED_UNSEEN - 1},}`, "g");

/** Payment cards' numbers: 13 to 19 digits, in groups or not, with a right check digit. */
export function cardsIn(text: string): Range[] {
  return [...text.matchAll(RUN)].flatMap((run) => cardsInRun(run[0]).map(([from, to]): Range => [run.index + from, run.index + to]));
}

/** A number may stand beside another one: what is looked at begins and ends where groups of digits do. */
function cardsInRun(run: string): Range[] {
  const groups = [...run.matchAll(/\d+/g)];
  const found: Range[] = [];
  for (let first = 0; first < groups.length; first++) {
    let digits = "";
    for (let last = first; last < groups.length && digits.length < LONGEST; last++) {
      digits += groups[last]?.[0] ?? "";
      if (digits.length < SHORTEST || digits.length > LONGEST || !hasRightCheckDigit(digits)) continue;
      const isCard = first === last ? !digits.startsWith("0") : ISSUER.test(digits) && isGroupedAsCards(groups.slice(first, last + 1));
      if (!isCard) continue;
      found.push([groups[first]?.index ?? 0, (groups[last]?.index ?? 0) + (groups[last]?.[0].length ?? 0)]);
    }
  }
  return found;
}

/** Four by four, or otherwise in threes and more, or each digit alone: not as pages or sizes stand in a row. */
function isGroupedAsCards(groups: RegExpExecArray[]): boolean {
  const sizes = groups.map(([group]) => group.length);
  return sizes.slice(0, -1).every((size) => size >= 3) || sizes.every((size) => size === 1);
}

export function isBegunCard(value: string): boolean {
  return [...value.matchAll(TYPED)].some(([run]) =>
    [...run.matchAll(/\d+/g)].some(({ index }) => {
      const digits = run.slice(index, index + FAR).replace(/\D/g, "");
      return digits.length >= TYPED_UNSEEN && ISSUER.test(digits);
    }),
  );
}

/** Luhn's. */
function hasRightCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
