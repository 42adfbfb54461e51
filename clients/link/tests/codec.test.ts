import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromBase64, toBase64 } from "../src/base64";
import { BATCH_START, pack, unpack } from "../src/codec";
import { gunzip, gzip, TooMuch } from "../src/gzip";
import { Reorder } from "../src/reorder";
import { split } from "../src/split";
import { ulid } from "../src/ulid";

const bytes = fc.uint8Array({ maxLength: 3_000 });

describe.each([
  ["the browser's own", true],
  ["the fallback's", false],
])("gzip, %s", (_, canStream) => {
  test("comes back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 2_000 }), async (text) => {
        const packed = Uint8Array.from(await gzip(text, canStream));
        expect(await gunzip(packed, 100_000, canStream)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  test("gives up as soon as more comes out than allowed", async () => {
    const bomb = Uint8Array.from(await gzip("0".repeat(50_000_000)));
    expect(bomb.length).toBeLessThan(60_000);
    await expect(gunzip(bomb, 1_000_000, canStream)).rejects.toBeInstanceOf(TooMuch);
  });

  test("refuses what is cut short", async () => {
    const packed = Uint8Array.from(await gzip("a page that is cut short".repeat(50)));
    await expect(gunzip(packed.slice(0, packed.length - 20), 1_000_000, canStream)).rejects.toThrow();
  });
});

test("base64 comes back as it was", () => {
  fc.assert(
    fc.property(bytes, (one) => {
      expect(fromBase64(toBase64(one))).toEqual(one);
    }),
  );
  expect(() => fromBase64("not base64!")).toThrow();
});

test("every batch starts with the same characters, by which its first piece is known", async () => {
  expect(await pack([])).toMatch(new RegExp(`^${BATCH_START}`));
  await expect(unpack(toBase64(await gzip('{"no":"array"}')))).rejects.toThrow();
});

test("pieces joined are the body, and none is longer than it may be", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), fc.integer({ min: 1, max: 60 }), (body, longest) => {
      const pieces = split(body, longest);
      expect(pieces.join("")).toBe(body);
      expect(pieces.length).toBeGreaterThan(0);
      expect(pieces.every((piece) => piece.length <= longest)).toBe(true);
    }),
  );
});

test("a ULID has 26 characters and sorts by time", () => {
  expect(ulid(0)).toMatch(/^0{10}[0-9A-HJKMNP-TV-Z]{16}$/);
  expect(ulid(1_000) < ulid(2_000)).toBe(true);
  expect(new Set(Array.from({ length: 1_000 }, () => ulid())).size).toBe(1_000);
});

describe("bringing into order", () => {
  test("keeps within its bounds", () => {
    const reorder = new Reorder({ parts: 3, characters: 10 });
    expect(reorder.add({ n: 1, more: false, body: "1234" })).toBe(true);
    expect(reorder.add({ n: 2, more: false, body: "1234567" })).toBe(false);
    expect(reorder.add({ n: 1, more: false, body: "1234567" })).toBe(true);
    expect(reorder.add({ n: 3, more: false, body: "" })).toBe(true);
    expect(reorder.add({ n: 4, more: false, body: "" })).toBe(true);
    expect(reorder.add({ n: 5, more: false, body: "" })).toBe(false);
    reorder.skipTo(4);
    expect(reorder.add({ n: 5, more: false, body: "1234567890" })).toBe(true);
  });

  test("what was dealt with never comes again", () => {
    const reorder = new Reorder();
    reorder.add({ n: 0, more: false, body: "a" });
    expect(reorder.takeNext()).toEqual({ first: 0, last: 0, body: "a" });
    reorder.add({ n: 0, more: false, body: "a" });
    expect(reorder.takeNext()).toBeNull();
    expect(reorder.isWaiting).toBe(false);
  });
});
