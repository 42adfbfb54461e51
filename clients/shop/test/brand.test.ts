import { expect, test } from "vitest";
import { contrastOf, paletteFor } from "../src/brand";

const paper = "#fbf9f5";

test.each(["#0f766e", "#d9622b", "#facc15", "#000000", "#ffffff", "#7c3aed"])("%s is readable as text and below text", (accent) => {
  const palette = paletteFor(accent);
  expect(contrastOf(palette.accentText, paper)).toBeGreaterThanOrEqual(4.5);
  expect(contrastOf(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4);
});

test("a colour that reads is left as it is", () => {
  expect(paletteFor("#0f766e")).toEqual({ accent: "#0f766e", onAccent: "#ffffff", accentText: "#0f766e" });
});
