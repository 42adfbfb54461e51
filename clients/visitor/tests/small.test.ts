import { describe, expect, test } from "vitest";
import { digitsOf, formatKey, positionAfter } from "../src/cobrowse/ui/key-format";
import { chooseLocale } from "../src/loader/locale";
import { loadTexts } from "../src/texts";

describe("the key", () => {
  test.each([
    ["1234", "1234"],
    ["12345", "1234 5"],
    [" 12-34 56 78 ", "1234 5678"],
    ["1234\u00a05678", "1234 5678"],
    ["123456789012", "1234 5678"],
    ["abc", ""],
  ])("%j is shown as %j", (typed, shown) => expect(formatKey(typed)).toBe(shown));

  test("keeps the cursor behind the digit that was typed", () => {
    expect([0, 4, 5, 8].map(positionAfter)).toEqual([0, 4, 6, 9]);
    expect(digitsOf("1234 5678")).toBe("12345678");
  });
});

describe("the language", () => {
  test.each([
    [["de-CH"], "de"],
    [["PT_br", "en"], "pt"],
    [[undefined, "", "fr", "de"], "de"],
    [["fr"], "en"],
    [[], "en"],
  ] as const)("of %j is %s", (wanted, locale) => expect(chooseLocale(wanted)).toBe(locale));
});

test("every language says everything", async () => {
  const shape = (texts: object): unknown =>
    Object.entries(texts).map(([key, value]) => [key, Array.isArray(value) ? value.length : typeof value === "object" ? shape(value as object) : typeof value]);
  const [en, de, pt] = await Promise.all([loadTexts.en(), loadTexts.de(), loadTexts.pt()]);
  expect(shape(de)).toEqual(shape(en));
  expect(shape(pt)).toEqual(shape(en));
  expect(de.consent.hidden("Nordwind")).toHaveLength(en.consent.hidden("Nordwind").length);
});
