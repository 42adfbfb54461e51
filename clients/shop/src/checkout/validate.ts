import type { Words } from "../words/language";

export type Problem = keyof Words["checkout"]["errors"];

/** Each field's name, in the order of the page. */
export const fieldNames = ["name", "email", "phone", "street", "street2", "postcode", "city", "country", "note", "password", "card-name", "card-number", "card-expiry", "card-code", "one-time-code", "terms"] as const;
export type FieldName = (typeof fieldNames)[number];

type Check = (value: string, today: Date) => Problem | null;

const optional = (check: Check): Check => (value, today) => (value === "" ? null : check(value, today));
const required = (check: Check = () => null): Check => (value, today) => (value === "" ? "missing" : check(value, today));
const pattern = (allowed: RegExp, problem: Problem): Check => (value) => (allowed.test(value) ? null : problem);

const checks: Readonly<Record<FieldName, Check>> = {
  name: required(),
  email: required(pattern(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "email")),
  phone: optional(pattern(/^[+\d][\d\s()/-]{4,}$/, "phone")),
  street: required(),
  street2: optional(() => null),
  postcode: required(),
  city: required(),
  country: (value) => (value === "" ? "country" : null),
  note: optional(() => null),
  password: required((value) => (value.length >= 10 ? null : "password")),
  "card-name": required(),
  "card-number": required((value) => (isCardNumber(value) ? null : "card")),
  "card-expiry": required((value, today) => (isToCome(value, today) ? null : "expiry")),
  "card-code": required(pattern(/^\d{3,4}$/, "code")),
  "one-time-code": required(pattern(/^\d{6}$/, "oneTime")),
  terms: (value) => (value === "" ? "terms" : null),
};

export type Problems = ReadonlyMap<FieldName, Problem>;

/** Checks the fields that the form has: the password is only there with an account. */
export function findProblems(entries: FormData, fields: readonly FieldName[], today: Date): Problems {
  const problems = new Map<FieldName, Problem>();
  for (const field of fields) {
    const value = entries.get(field);
    const problem = checks[field](typeof value === "string" ? value.trim() : "", today);
    if (problem !== null) problems.set(field, problem);
  }
  return problems;
}

/** The Luhn check. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

export function isToCome(text: string, today: Date): boolean {
  const match = /^(\d{1,2})\s*\/?\s*(?:20)?(\d{2})$/.exec(text);
  if (match === null) return false;
  const month = Number(match[1]);
  const firstDayAfter = new Date(2000 + Number(match[2]), month, 1);
  return month >= 1 && month <= 12 && firstDayAfter > today;
}
