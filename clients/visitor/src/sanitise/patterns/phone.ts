import type { Range } from "./range";

/** Digits in groups, with what is written between them, and a plus sign or a bracket before them. */
const RUN = /(?<![\p{L}\d+,])[+(]{0,2}\d(?:[\s\u00a0().\u2010-\u2015/-]{0,3}\d){6,}/gu;

/** Nothing but its groups can be parted from a run: what is joined by a hyphen or a dot belongs together. */
const PART = /[^\s\u00a0]+/g;

const MOST_PARTS = 10;

/** How numbers are written that aren't international: in Germany and Austria, in Portugal, in North America. */
const NATIONAL = [
  /^\(?0[1-9]\d{1,4}\)?[\s/.-]{0,3}\d[\d\s/.-]{3,}\d$/,
  /^9[1236]\d[\s.-]?\d{3}[\s.-]?\d{3}$/,
  /^9[1236][\s.-]\d{3}[\s.-](?:\d{4}|\d{2}[\s.-]\d{2})$/,
  /^(?:2\d\d|30\d|707|80[08])[\s-]\d{3}[\s-]\d{3}$/,
  /^2[12][\s-]\d{3}[\s-](?:\d{4}|\d{2}[\s-]\d{2})$/,
  /^(?:1[\s.-]?)?(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}[\s.-])\d{3}[\s.-]\d{4}$/,
];

const BEGUN = /(?:^|\s)\(?(?:\+|00|0[1-9]|9[1236]|[2-9]\d{2}\)?[\s.-]\d{3}[\s.-]?\d)/;

const DATE = /^\(?\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)/;
const TIMES = /^\(?\d{1,2}\.\d{2}(?!\d)/;
const AMOUNT = /^\+?\d{1,3}(?:\.\d{3})+$/;

/** What makes an amount of a number. */
const CURRENCY_BEFORE = /(?:[€$£¥]|EUR|USD|GBP|CHF)\s?$/i;
const CURRENCY_AFTER = /^(?:[.,]\d|\s?(?:[€$£¥%]|EUR|USD|GBP|CHF))/i;

/** Telephone numbers, international and as they are written in the countries above. */
export function phonesIn(text: string): Range[] {
  return [...text.matchAll(RUN)].flatMap((run) => {
    const parts = [...run[0].matchAll(PART)];
    const found: Range[] = [];
    for (let first = 0; first < parts.length; first++) {
      // The longest that can be one.
      for (let last = Math.min(parts.length, first + MOST_PARTS) - 1; last >= first; last--) {
        const start = run.index + (parts[first]?.index ?? 0);
        const to = run.index + (parts[last]?.index ?? 0) + (parts[last]?.[0].length ?? 0);
        const from = start + bracketsLeftOpen(text.slice(start, to));
        if (!isPhone(text.slice(from, to)) || CURRENCY_BEFORE.test(text.slice(Math.max(0, from - 5), from)) || CURRENCY_AFTER.test(text.slice(to, to + 5))) continue;
        found.push([from, to]);
        first = last;
        break;
      }
    }
    return found;
  });
}

/** How many of the brackets before a number belong to the sentence that it stands in. */
function bracketsLeftOpen(run: string): number {
  const count = (bracket: string): number => run.split(bracket).length - 1;
  return run.startsWith("(") ? Math.max(0, count("(") - count(")")) : 0;
}

function isPhone(run: string): boolean {
  const digits = run.replace(/\D/g, "").length;
  if (digits < 8 || digits > 17) return false;
  if (AMOUNT.test(run)) return false;
  if (/^\(?\+[\s(]*[1-9]/.test(run)) return digits >= 8 && digits <= 15;
  if (/^\(?00[1-9]/.test(run)) return digits >= 11 && digits <= 17;
  return digits >= 9 && digits <= 13 && NATIONAL.some((form) => form.test(run));
}

export function isBegunPhone(value: string): boolean {
  return [...value.matchAll(RUN)].some(([run]) => BEGUN.test(run) && !DATE.test(run) && !TIMES.test(run));
}
