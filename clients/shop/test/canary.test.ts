import { expect, test } from "vitest";
import { canaryFor, hexFor, readSource, shaped, shapes } from "../src/masking/canary";

const source = (query: string) => readSource(new URLSearchParams(query), () => "random");

test("the same seed gives the same canary, another seed another one", () => {
  expect(canaryFor("text", source("seed=7"))).toBe(canaryFor("text", source("seed=7")));
  expect(canaryFor("text", source("seed=7"))).not.toBe(canaryFor("text", source("seed=8")));
});

test("a canary names its place", () => {
  expect(canaryFor("aria-label", source("seed=7"))).toMatch(/^canary-aria-label-[0-9a-f]{12}$/);
});

test("the address may set a value", () => {
  expect(canaryFor("text", source("seed=7&set.text=mine"))).toBe("mine");
  expect(canaryFor("title", source("seed=7&set.text=mine"))).toMatch(/^canary-title-/);
});

test("without a seed a random one is made", () => {
  expect(source("").seed).toBe("random");
});

test("every shape is one that its field accepts", () => {
  const accepted = {
    number: /^7\d{13}$/,
    date: /^[3-7]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/,
    "datetime-local": /^[3-7]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}$/,
    time: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}$/,
    month: /^[3-7]\d{3}-(0[1-9]|1[0-2])$/,
    week: /^[3-7]\d{3}-W(0[1-9]|[1-4]\d|5[0-2])$/,
    color: /^#[0-9a-f]{6}$/,
  };
  for (let seed = 0; seed < 500; seed += 1)
    for (const shape of shapes) expect(shaped(shape, hexFor(shape, source(`seed=${seed}`)))).toMatch(accepted[shape]);
});
