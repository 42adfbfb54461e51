import type { UrlCondition } from "@alongside/protocol";
import { describe, expect, test } from "vitest";
import { mustPause } from "../../src/sanitise/pause";

const ADDRESS = "https://shop.example/checkout/pay?step=2#card";

describe("a criterion holds where the whole address", () => {
  test.each<[UrlCondition, string, boolean]>([
    ["includes", "/checkout/", true],
    ["includes", "step=2", true],
    ["includes", "#card", true],
    ["includes", "/Checkout/", false],
    ["includes", "/account", false],
    ["does_not_include", "/account", true],
    ["does_not_include", "/checkout", false],
    ["starts_with", "https://shop.example/checkout", true],
    ["starts_with", "/checkout", false],
    ["ends_with", "#card", true],
    ["ends_with", "/pay", false],
    ["equals", ADDRESS, true],
    ["equals", "https://shop.example/checkout/pay", false],
  ])("%s %s: %s", (condition, url_fragment, holds) => expect(mustPause(ADDRESS, [{ condition, url_fragment }])).toBe(holds));
});

test("one criterion that holds is enough; without any, sharing goes on", () => {
  const no = { condition: "includes" as const, url_fragment: "/account" };
  const yes = { condition: "ends_with" as const, url_fragment: "#card" };
  expect(mustPause(ADDRESS, [no, yes])).toBe(true);
  expect(mustPause(ADDRESS, [yes, no])).toBe(true);
  expect(mustPause(ADDRESS, [no, no])).toBe(false);
  expect(mustPause(ADDRESS, [])).toBe(false);
});
