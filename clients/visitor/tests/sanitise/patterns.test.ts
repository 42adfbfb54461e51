import type { TextPattern } from "@alongside/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASK } from "../../src/sanitise/mask";
import { isBegun, maskPatterns } from "../../src/sanitise/patterns";

const ALL: TextPattern[] = ["card_number", "iban", "email", "phone"];

const masked = (text: string, ...patterns: TextPattern[]): string => maskPatterns(text, patterns);
/** Within a sentence, from which it must be cut out exactly. */
const isCutOut = (found: string, pattern: TextPattern): void => {
  expect(masked(found, pattern)).toBe(MASK);
  expect(masked(`It is ${found}, as we said.`, pattern)).toBe(`It is ${MASK}, as we said.`);
  expect(masked(`(${found})`, pattern)).toContain(MASK);
};
const isLeft = (text: string, pattern: TextPattern): void => {
  expect(masked(text, pattern)).toBe(text);
  expect(masked(`It is ${text}, as we said.`, pattern)).toBe(`It is ${text}, as we said.`);
};

describe("card numbers", () => {
  test.each([
    "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "4111.1111.1111.1111", "4111\u00a01111\u00a01111\u00a01111",
    "4111\u202f1111\u202f1111\u202f1111", "4111\u20111111\u20111111\u20111111", "4111\u200b1111\u200b1111\u200b1111", "4111  1111  1111  1111",
    "4111\n1111\n1111\n1111", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "4222222222222", "5555555555554444", "5105 1051 0510 5100",
    "2223003122003222", "2223 0031 2200 3222", "378282246310005", "3782 822463 10005", "30569309025904", "3056 930902 5904",
    "6011111111111117", "3530 1113 3330 0000", "6304000000000000", "6759 6498 2643 8453", "8171999927660000", "9792030394440796",
    "6011 0000 0000 0000 001",
  ])("are masked: %j", (number) => isCutOut(number, "card_number"));

  test.each([
    ["a wrong check digit", "4111111111111112"],
    ["a wrong check digit in groups", "4111 1111 1111 1112"],
    ["too short", "411111111111"],
    ["too long", withCheckDigit("4111111111111111111")],
    ["nothing but zeros", "0000000000000000"],
    ["an order number", "2024-0001-2345"],
    ["years", "2020 2021 2022 2023 2024 2025 2026"],
    ["sizes", "36 37 38 39 40 41 42 43 44 45"],
    ["pages", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16"],
    ["prices", "1.299,00 1.399,00 1.499,00"],
    ["dates", "01.02.2024 03.04.2025 05.06.2026"],
    ["a timestamp", "2024-01-02T10:30:45.123456"],
    ["a telephone number", "+49 761 5550 1834"],
  ])("are not masked: %s", (_, text) => isLeft(text, "card_number"));

  test("are found beside other numbers", () => {
    expect(masked("4111 1111 1111 1111 12/27 123", "card_number")).toBe(`${MASK} 12/27 123`);
    expect(masked("42 4111 1111 1111 1111", "card_number")).toBe(`42 ${MASK}`);
    expect(masked("4111111111111111, 5555555555554444", "card_number")).toBe(`${MASK}, ${MASK}`);
  });

  test("are found whatever is around them, and nothing else is changed", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 });
    const around = fc.string({ unit: fc.constantFrom(..."abc ,:;()"), maxLength: 20 });
    fc.assert(
      fc.property(digits, around, around, (some, before, after) => {
        const number = withCheckDigit(`4${some.join("")}`);
        expect(masked(before + number + after, "card_number")).toBe(before + MASK + after);
      }),
    );
  });
});

describe("bank account numbers", () => {
  test.each([
    "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "de89 3704 0044 0532 0130 00", "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000",
    "DE89-3704-0044-0532-0130-00", "PT50000201231234567890154", "PT50 0002 0123 1234 5678 9015 4", "AT61 1904 3002 3457 3201",
    "CH93 0076 2011 6238 5295 7", "GB29 NWBK 6016 1331 9268 19", "FR14 2004 1010 0505 0001 3M02 606", "NL91 ABNA 0417 1643 00",
    "ES91 2100 0418 4502 0005 1332", "IT60 X054 2811 1010 0000 0123 456", "BE68 5390 0754 7034", "NO93 8601 1117 947",
    "PL61 1090 1014 0000 0712 1981 2874", "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
  ])("are masked: %j", (number) => isCutOut(number, "iban"));

  test.each([
    ["a wrong check digit", "DE88370400440532013000"],
    ["a wrong length", "DE8937040044053201300"],
    ["no such country", "XX89370400440532013000"],
    ["an article number", "NW58213 AB12 CDEF"],
    ["words", "AT21 minutes past ten the train leaves"],
  ])("are not masked: %s", (_, text) => isLeft(text, "iban"));

  test("are found behind a word, and in the middle of more", () => {
    expect(masked("IBANDE89370400440532013000 BIC COBADEFFXXX", "iban")).toBe(`IBAN${MASK} BIC COBADEFFXXX`);
    expect(masked("DE89370400440532013000und so weiter", "iban")).toBe(`${MASK}und so weiter`);
    expect(masked("BE68539007547034 DE89370400440532013000", "iban")).toBe(`${MASK} ${MASK}`);
  });
});

describe("e-mail addresses", () => {
  test.each(["jana.brandt@example.org", "j+shop@mail.example.co.uk", "JANA_B@EXAMPLE.ORG", "müller@straße.example", "o'neill@example.ie", "x@y.de"])(
    "are masked: %s",
    (address) => isCutOut(address, "email"),
  );

  test.each(["@nordwind", "a @ b", "10@home", "jana at example.org", "user@localhost", "3 kg @ 4,99 €"])("are not masked: %s", (text) =>
    isLeft(text, "email"),
  );
});

describe("telephone numbers", () => {
  test.each([
    // Germany
    "+49 151 5550 1834", "+49 (0)151 5550 1834", "+4915155501834", "0049 151 55501834", "0151 55501834", "0151/5550 1834", "0151-55501834",
    "(0761) 208 5012", "0761 2085012", "030 123456", "030/12 34 56 78", "089 1234-5678", "(030) 123 456",
    // Portugal
    "912 345 678", "912345678", "+351 912 345 678", "+351912345678", "00351 912 345 678", "91 234 56 78", "21 234 5678", "212 345 678", "808 200 400",
    // North America
    "(555) 123-4567", "555-123-4567", "555.123.4567", "555 123 4567", "+1 555 123 4567", "1-800-555-1234", "+1 (555) 123-4567",
    // Elsewhere
    "+44 20 7946 0958", "+33 1 23 45 67 89", "+41 44 668 18 00", "+55 11 91234-5678",
  ])("are masked: %s", (number) => isCutOut(number, "phone"));

  test.each([
    ["a date", "01.02.2024"], ["a date", "1.2.24"], ["a date", "2024-01-02"], ["a date", "01/02/2024"], ["a date and a time", "01.02.2024 10:30"],
    ["a date and an hour", "01.02.2024 10"], ["a timestamp", "2024-01-02T10:30:45"], ["years", "2024"], ["years", "2019-2024"], ["years", "1999 – 2024"],
    ["a price", "1.299,00 €"], ["a price", "€ 1,299.00"], ["a price", "212 345 678 €"], ["a price", "EUR 912 345 678"], ["a price", "1 299 000"],
    ["a sum", "12.345.678,90"], ["a large number", "+1.234.567.890"], ["an order number", "NW-58213"], ["an order number", "#1004523"],
    ["an order number", "202400012345"], ["an order number", "302-5551234-1234567"], ["an order number", "0000123456"],
    ["an ISBN", "978-3-16-148410-0"], ["an ISBN", "978-0-306-40615-7"], ["an EAN", "4006381333931"], ["postcodes", "79102"], ["postcodes", "4050-313"],
    ["opening hours", "08.00 - 18.00"], ["opening hours", "08.00-12.00, 13.00-18.00"], ["opening hours", "08.00 - 12.00 / 13.00 - 18.00"], ["opening hours", "08:00-18:00"],
    ["a resolution", "1920 x 1080"], ["an address in a network", "192.168.100.200"], ["a version", "10.2.3456"], ["a ratio", "0.123456789"],
    ["a size", "120 x 80 x 200 cm"], ["a card number", "4111 1111 1111 1111"], ["a tax number", "212345678"],
  ])("are not masked: %s %s", (_, text) => isLeft(text, "phone"));

  test("are found beside other numbers", () => {
    expect(masked("01.02.2024 0761 2085012", "phone")).toBe(`01.02.2024 ${MASK}`);
    expect(masked("Tel.: 0151 55501834, Fax: 0761 2085012", "phone")).toBe(`Tel.: ${MASK}, Fax: ${MASK}`);
  });
});

describe("a text", () => {
  test("is changed by the wanted patterns alone", () => {
    const text = "4111111111111111 jana@example.org +49 151 55501834 DE89370400440532013000";
    expect(masked(text)).toBe(text);
    expect(masked(text, "email")).toBe(text.replace("jana@example.org", MASK));
    expect(masked(text, ...ALL)).toBe([MASK, MASK, MASK, MASK].join(" "));
  });

  test("is masked as far as it is part of a number that begins or ends elsewhere", () => {
    const beside = (before: string, after: string) => () => [before, after] as const;
    expect(maskPatterns("4111 1111", ["card_number"], beside("", " 1111 1111"))).toBe(MASK);
    expect(maskPatterns("1111 1111 and more", ["card_number"], beside("Card 4111 1111 ", ""))).toBe(`${MASK} and more`);
    expect(maskPatterns("@", ["email"], beside("jana", "example.org"))).toBe(MASK);
    expect(maskPatterns("and more", ["card_number"], beside("4111111111111111 ", " 4111111111111111"))).toBe("and more");
    expect(maskPatterns(" ", ["card_number"], beside("4111 1111", "1111 1111"))).toBe(" ");
    expect(maskPatterns("1111", ["card_number"], beside("", ""))).toBe("1111");
  });

  test("of any length is looked at in no time", () => {
    const began = performance.now();
    for (const piece of ["1 ", "4111 ", "a", "DE89 ", "a@", "0761-", "+"]) {
      const text = piece.repeat(20_000 / piece.length);
      masked(text, ...ALL);
      isBegun(text, ALL);
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe("a value", () => {
  /** From which character on it is masked while it is typed. */
  const seen = (value: string, ...patterns: TextPattern[]): number => {
    for (let length = 1; length <= value.length; length++) if (isBegun(value.slice(0, length), patterns)) return length - 1;
    return value.length;
  };

  test("that is typed is masked before it is whole", () => {
    expect(seen("4929777316408253", "card_number")).toBe(10);
    expect(seen("4929 7773 1640 8253", "card_number")).toBe(12);
    expect(seen("DE89370400440532013000", "iban")).toBe(11);
    expect(seen("jana.brandt@example.org", "email")).toBe(11);
    expect(seen("+4915155501834", "phone")).toBeLessThan(9);
    expect(seen("0151 55501834", "phone")).toBeLessThan(9);
  });

  test.each(["Lindenweg 12", "79102 Freiburg", "2024-01-02", "01.02.2024", "01/02/2024", "08.00 - 18.00", "3", "1.299,00", "NW-58213", "Anna", ""])("that is none is seen: %s", (value) =>
    expect(isBegun(value, ALL)).toBe(false),
  );
});

/** Luhn's, from the right: every second digit counts twice. */
function withCheckDigit(digits: string): string {
  const doubled = [...digits].reverse().map((digit, at) => (at % 2 === 0 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] : Number(digit)) ?? 0);
  return digits + String((10 - (doubled.reduce((sum, one) => sum + one, 0) % 10)) % 10);
}
