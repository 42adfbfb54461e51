import { expect, test } from "vitest";
import { clampQuantity, readLines } from "../src/cart/cart";
import { totalsOf } from "../src/cart/totals";

test("what makes no sense in the stored cart is dropped, the rest kept", () => {
  const stored = JSON.stringify([{ product: "fjell-45", size: null, quantity: 2 }, { product: "gone", quantity: 1 }, { product: "moss-mat", quantity: -1 }, 7, null, { product: "stig-boot", size: "41", quantity: 999 }]);
  expect(readLines(stored)).toEqual([
    { product: "fjell-45", size: null, quantity: 2 },
    { product: "stig-boot", size: "41", quantity: 20 },
  ]);
});

test.each([null, "", "{", "{}", "7"])("%s is an empty cart", (stored) => {
  expect(readLines(stored)).toEqual([]);
});

test("a quantity is a whole number from 1 to 20", () => {
  expect([0, 1.4, 20, 21, Number.NaN].map(clampQuantity)).toEqual([1, 1, 20, 20, 1]);
});

test("delivery is free from €80, express never", () => {
  const bottles = (quantity: number) => [{ product: "kanne-bottle" as const, size: null, quantity }];
  expect(totalsOf(bottles(1), "standard")).toEqual({ subtotal: 3500, delivery: 490, total: 3990, toFree: 4500 });
  expect(totalsOf(bottles(3), "standard")).toEqual({ subtotal: 10500, delivery: 0, total: 10500, toFree: 0 });
  expect(totalsOf(bottles(3), "express").delivery).toBe(990);
  expect(totalsOf([], "express").total).toBe(0);
});
