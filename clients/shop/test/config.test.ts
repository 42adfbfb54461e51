import { expect, test } from "vitest";
import { checkConfig } from "../src/config";

const good = { snippet: "http://127.0.0.1:4430", organisation: "site-nordwind", name: "Nordwind Outfitters", accent: "#0f766e" };

test("a whole configuration is taken as it is", () => {
  expect(checkConfig(good)).toEqual(good);
});

test("a slash after the origin does no harm", () => {
  expect(checkConfig({ ...good, snippet: "https://alongside.example/" }).snippet).toBe("https://alongside.example");
});

test.each([
  ["snippet", "javascript:alert(1)"],
  ["snippet", "https://alongside.example/path"],
  ["organisation", ""],
  ["organisation", 'site" onload="x'],
  ["name", " "],
  ["accent", "red"],
  ["accent", undefined],
])("a bad %s is named in the reason", (field, value) => {
  expect(() => checkConfig({ ...good, [field]: value })).toThrow(`“${field}”`);
});

test.each([null, [], "shop", 7])("%s isn't a configuration", (found) => {
  expect(() => checkConfig(found)).toThrow("/config.json");
});
