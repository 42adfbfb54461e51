import { describe, expect, test } from "vitest";
import { DEFAULTS } from "../../stories/admin/fake-server";
import { type Import, readImport } from "../../src/admin/settings/genesys";

const understood = (selector: string): boolean => !selector.includes("[[");

const read = (value: unknown): Import => {
  const result = readImport(typeof value === "string" ? value : JSON.stringify(value), understood);
  if ("problem" in result) throw new Error(result.problem);
  return result;
};

const TERRAFORM = {
  enabled: true,
  allow_agent_control: true,
  allow_agent_navigation: false,
  allow_draw: true,
  channels: ["Webmessaging", "Voice"],
  mask_selectors: [".price", " #street "],
  readonly_selectors: ["button.pay"],
  pause_criteria: [{ url_fragment: "/payment", condition: "does_not_include" }],
};

const TAKEN = {
  allow_agent_control: true,
  allow_agent_navigation: false,
  allow_draw: true,
  channels: ["webmessaging", "voice"],
  mask_selectors: [".price", "#street"],
  readonly_selectors: ["button.pay"],
  pause_criteria: [{ url_fragment: "/payment", condition: "does_not_include" }],
};

describe("settings from Genesys", () => {
  test("as in Terraform", () => {
    expect(read(TERRAFORM)).toEqual({ taken: TAKEN, passedOver: [], isGenesys: true, isOff: false });
  });

  test("as the API has them", () => {
    const camel = {
      enabled: false,
      allowAgentControl: true,
      allowAgentNavigation: false,
      allowDraw: true,
      channels: ["Webmessaging", "Voice"],
      maskSelectors: [".price", "#street"],
      readonlySelectors: ["button.pay"],
      pauseCriteria: [{ urlFragment: "/payment", condition: "does_not_include" }],
    };
    expect(read(camel)).toEqual({ taken: TAKEN, passedOver: [], isGenesys: true, isOff: true });
  });

  test.each([
    ["a whole deployment", { name: "Shop", messenger: { enabled: true }, cobrowse: TERRAFORM }],
    ["a block of Terraform's JSON", { resource: { x: { y: [{ cobrowse: [TERRAFORM] }] } } }],
    ["a list", [TERRAFORM]],
  ])("within %s", (_, json) => {
    expect(read(json).taken).toEqual(TAKEN);
  });

  test("what is not understood is left out and said, the rest is taken", () => {
    const result = read({
      mask_selectors: [".ok", "[[", 7, ".ok", "x".repeat(300)],
      channels: ["Voice", "Fax"],
      pause_criteria: [
        { url_fragment: "/x", condition: "matches" },
        { url_fragment: "", condition: "includes" },
      ],
      allow_draw: "yes",
      readonly_selectors: "#one",
      theme: "blue",
    });
    expect(result.taken).toEqual({ mask_selectors: [".ok"], channels: ["voice"], pause_criteria: [] });
    expect(result.passedOver.map(({ field }) => field)).toEqual([
      "mask_selectors",
      "mask_selectors",
      "mask_selectors",
      "readonly_selectors",
      "pause_criteria",
      "pause_criteria",
      "channels",
      "allow_draw",
      "theme",
    ]);
    expect(Math.max(...result.passedOver.map(({ entry }) => entry.length))).toBeLessThanOrEqual(80);
  });

  test("a list is taken up to its bound", () => {
    const result = read({ mask_selectors: Array.from({ length: 102 }, (_, index) => `#x${index}`) });
    expect(result.taken.mask_selectors).toHaveLength(100);
    expect(result.passedOver).toHaveLength(2);
  });
});

describe("our own export", () => {
  test("comes back as it was, and is not taken for Genesys's", () => {
    const result = read({ cobrowse: DEFAULTS });
    expect(result).toEqual({ taken: DEFAULTS, passedOver: [], isGenesys: false, isOff: false });
  });

  test("what is out of bounds is left out", () => {
    const { taken, passedOver } = read({ masking: "none", retention_days: 400, mask_patterns: ["iban", "ssn"] });
    expect(taken).toEqual({ mask_patterns: ["iban"] });
    expect(passedOver.map(({ entry }) => entry).sort()).toEqual(["400", "none", "ssn"]);
  });
});

test("what holds no settings says so", () => {
  expect(readImport("{", understood)).toEqual({ problem: "notJson" });
  for (const nothing of ["{}", "[]", "3", "null", '{"a":{"b":"c"}}']) {
    expect(readImport(nothing, understood), nothing).toEqual({ problem: "nothing" });
  }
});
