import { expect, test } from "vitest";
import { findProblems, isCardNumber, isToCome } from "../src/checkout/validate";

const today = new Date(2026, 10, 20);

function form(entries: Record<string, string>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(entries)) made.set(name, value);
  return made;
}

test("what is missing is said, what is optional isn't asked for", () => {
  const problems = findProblems(form({}), ["name", "phone", "country", "terms"], today);
  expect([...problems]).toEqual([["name", "missing"], ["country", "country"], ["terms", "terms"]]);
});

test.each(["ada@example.org", " ada@example.org "])("“%s” is an e-mail address", (email) => {
  expect(findProblems(form({ email }), ["email"], today).size).toBe(0);
});

test.each(["ada", "ada@example", "a da@example.org"])("“%s” isn't one", (email) => {
  expect(findProblems(form({ email }), ["email"], today).get("email")).toBe("email");
});

test("card numbers pass the Luhn check", () => {
  expect(isCardNumber("4242 4242 4242 4242")).toBe(true);
  expect(isCardNumber("4242 4242 4242 4241")).toBe(false);
  expect(isCardNumber("42")).toBe(false);
});

test("a card is valid to the end of its month", () => {
  expect(isToCome("11 / 26", today)).toBe(true);
  expect(isToCome("10/26", today)).toBe(false);
  expect(isToCome("0127", today)).toBe(true);
  expect(isToCome("13/27", today)).toBe(false);
  expect(isToCome("8/2029", today)).toBe(true);
});
