import { describe, expect, test } from "vitest";
import { isAnchor, isFading, isMark, isPointing } from "../src/marks/check";
import { arrowPath, MOST_POINTS, offset, type Offset, simplify, strokePath } from "../src/marks/shapes";

describe("a stroke", () => {
  const circle = Array.from({ length: 5_000 }, (_, step): Offset => [
    Math.round(Math.cos(step / 50) * (step / 10)),
    Math.round(Math.sin(step / 50) * (step / 10)),
  ]);

  test("has few enough points, its ends among them, and looks the same", () => {
    const few = simplify(circle);
    expect(few.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(few.length).toBeGreaterThan(MOST_POINTS / 3);
    expect([few[0], few.at(-1)]).toEqual([circle[0], circle.at(-1)]);
    for (const [x, y] of circle) {
      expect(Math.min(...few.map(([atX, atY]) => Math.hypot(atX - x, atY - y)))).toBeLessThan(120);
    }
  });

  test("that is short stays as it is", () => {
    const short: Offset[] = [
      [0, 0],
      [5, 1],
      [9, 9],
    ];
    expect(simplify(short)).toEqual(short);
  });

  test("is drawn as a closed path, whatever its points are", () => {
    expect(strokePath([])).toBe("");
    expect(strokePath([[3, 4]])).toMatch(/^M.*Z$/);
    expect(strokePath(circle)).toMatch(/^M[-\d. ]+(Q[-\d. ]+)+Z$/);
  });

  test("is in whole pixels within what the protocol can say", () => {
    expect(offset(1.6, -99_999)).toEqual([2, -32_767]);
    expect(offset(Number.NaN, Infinity)).toEqual([0, 32_767]);
  });
});

test("an arrow ends with its head at its anchor", () => {
  expect(arrowPath([100, 0])).toBe("M100 0L0 0M16 9.6L0 0L16 -9.6");
  expect(arrowPath([0, 0])).not.toContain("NaN");
});

describe("what others send", () => {
  const anchor = { page: "https://shop.example/", way: ["body>p"], x: 1, y: 2 };

  test("is taken where it is what it says", () => {
    expect(isAnchor(anchor)).toBe(true);
    expect(isFading({ id: "01", anchor, mark: { is: "arrow", from: [1, 2] } })).toBe(true);
    expect(isMark({ is: "stroke", points: [[0, 0]] })).toBe(true);
    expect(isPointing({ is: "at", page: 1, node: 2, x: 3, y: 4 })).toBe(true);
    expect(isPointing({ is: "off" })).toBe(true);
  });

  test.each([
    null,
    "x",
    {},
    { ...anchor, way: [] },
    { ...anchor, way: Array<string>(7).fill("body") },
    { ...anchor, way: [1] },
    { ...anchor, way: ["x".repeat(513)] },
    { ...anchor, x: Number.NaN },
    { ...anchor, page: 1 },
  ])("%j is no place", (value) => expect(isAnchor(value)).toBe(false));

  test.each([
    null,
    { is: "note" },
    { is: "note", text: "x".repeat(1_001) },
    { is: "stroke", points: Array<number[]>(257).fill([0, 0]) },
    { is: "stroke", points: [[0]] },
    { is: "stroke", points: [["0", "0"]] },
    { is: "arrow", from: [0, Infinity] },
    { is: "script" },
  ])("%j is no mark", (value) => expect(isMark(value)).toBe(false));

  test.each([null, {}, { is: "at" }, { is: "pressed", page: 1, node: "2", x: 0, y: 0 }, { is: "x" }])(
    "%j is no pointer",
    (value) => expect(isPointing(value)).toBe(false),
  );
});
