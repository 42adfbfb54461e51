import type { CobrowseSettings, OrganisationSettings } from "@alongside/protocol";
import { describe, expect, test } from "vitest";
import { DEFAULTS } from "../../stories/admin/fake-server";
import { changedFields, FIELDS, listChanges, rebase } from "../../src/admin/settings/changes";
import { beginDraft, change, discard, keepMine, undo, unsaved } from "../../src/admin/settings/draft";
import { pausedBy, wholeAddress } from "../../src/admin/settings/pausing";
import { selectorProblem } from "../../src/admin/settings/selector";

const base: CobrowseSettings = { ...DEFAULTS, mask_selectors: ["#a", "#b"], retention_days: 30 };
const saved: OrganisationSettings = { rev: 4, name: "Nordwind", cobrowse: base };

describe("changes", () => {
  test("every setting is compared", () => {
    expect([...FIELDS].sort()).toEqual(Object.keys(DEFAULTS).sort());
  });

  test("the order counts where it says something", () => {
    expect(changedFields(base, { ...base, channels: [...base.channels].reverse() })).toEqual([]);
    expect(changedFields(base, { ...base, mask_selectors: ["#b", "#a"] })).toEqual(["mask_selectors"]);
  });

  test("what came and went", () => {
    const [before, after] = [[{ x: 1 }, { x: 2 }], [{ x: 2 }, { x: 3 }]];
    expect(listChanges(before, after)).toEqual({ added: [{ x: 3 }], removed: [{ x: 1 }] });
  });

  test("of two who wrote at once neither loses what only they changed", () => {
    const mine = { ...base, mask_selectors: ["#b", "#mine"], allow_draw: false };
    const theirs = { ...base, mask_selectors: ["#a", "#b", "#theirs"], retention_days: 90, allow_draw: true };
    expect(rebase(base, mine, theirs)).toEqual({
      ...base,
      mask_selectors: ["#b", "#theirs", "#mine"],
      retention_days: 90,
      allow_draw: false,
    });
  });

  test("the same addition twice is one", () => {
    const both = { ...base, mask_selectors: [...base.mask_selectors, "#c"] };
    expect(rebase(base, both, both)).toEqual(both);
  });
});

describe("a draft", () => {
  test("takes steps, and each back", () => {
    const one = change(beginDraft(saved), { allow_draw: false });
    const two = change(one, { masking: "open" });
    expect(unsaved(two)).toEqual(["masking", "allow_draw"]);
    expect(undo(two).now).toEqual(one.now);
    expect(undo(undo(undo(two))).now).toEqual(base);
    expect(unsaved(undo(undo(two)))).toEqual([]);
  });

  test("what changes nothing is no step", () => {
    const draft = beginDraft(saved);
    expect(change(draft, { allow_draw: base.allow_draw })).toBe(draft);
  });

  test("the digits of a number are one step, and what comes between ends it", () => {
    const six = change(beginDraft(saved), { retention_days: 6 }, "days");
    const sixty = change(six, { retention_days: 60 }, "days");
    expect(undo(sixty).now.retention_days).toBe(30);
    const later = change(change(sixty, { allow_draw: false }), { retention_days: 61 }, "days");
    expect(undo(later).now).toEqual({ ...base, retention_days: 60, allow_draw: false });
  });

  test("discarding can be undone as well", () => {
    const draft = change(beginDraft(saved), { masking: "open" });
    expect(unsaved(discard(draft))).toEqual([]);
    expect(undo(discard(draft)).now.masking).toBe("open");
  });

  test("kept on top of what somebody else saved, it is saved with their revision", () => {
    const draft = change(beginDraft(saved), { masking: "open" });
    const kept = keepMine(draft, { ...saved, rev: 5, cobrowse: { ...base, retention_days: 90 } });
    expect(kept.saved.rev).toBe(5);
    expect(kept.now).toEqual({ ...base, masking: "open", retention_days: 90 });
    expect(unsaved(kept)).toEqual(["masking"]);
  });
});

describe("a selector", () => {
  const understood = (text: string): boolean => !text.includes("[[");
  const problem = (text: string, list: readonly string[] = ["#a"]) => selectorProblem(text, list, understood);

  test.each([
    ["  ", "empty"],
    ["x".repeat(257), "tooLong"],
    ["[[", "notCss"],
    [" #a ", "duplicate"],
    ["#b", null],
    ["x".repeat(256), null],
  ])("%j: %s", (text, expected) => {
    expect(problem(text)).toBe(expected);
  });

  test("a full list takes no more", () => {
    const full = Array.from({ length: 100 }, (_, index) => `#x${index}`);
    expect(problem("#b", full)).toBe("tooMany");
    expect(problem("#b", full.slice(1))).toBeNull();
  });
});

describe("pausing", () => {
  const ADDRESS = "https://shop.example/checkout?step=2";

  test.each([
    ["includes", "/checkout", true],
    ["includes", "/Checkout", false],
    ["does_not_include", "/checkout", false],
    ["does_not_include", "/cart", true],
    ["starts_with", "https://shop.", true],
    ["starts_with", "shop.", false],
    ["ends_with", "step=2", true],
    ["ends_with", "checkout", false],
    ["equals", ADDRESS, true],
    ["equals", "https://shop.example/checkout", false],
  ] as const)("%s %s: %s", (condition, url_fragment, holds) => {
    const criterion = { url_fragment, condition };
    expect(pausedBy([criterion], ADDRESS)).toEqual(holds ? criterion : null);
  });

  test("one that holds is enough, and none never does", () => {
    const [not, holds] = [
      { url_fragment: "/cart", condition: "includes" },
      { url_fragment: "/checkout", condition: "includes" },
    ] as const;
    expect(pausedBy([not, holds], ADDRESS)).toEqual(holds);
    expect(pausedBy([not], ADDRESS)).toBeNull();
    expect(pausedBy([], ADDRESS)).toBeNull();
  });

  test("an address is taken as the browser has it", () => {
    expect(wholeAddress(" shop.example/a b ")).toBe("https://shop.example/a%20b");
    expect(wholeAddress("http://127.0.0.1:80/x")).toBe("http://127.0.0.1/x");
    expect(wholeAddress("")).toBeNull();
    expect(wholeAddress("https://")).toBeNull();
  });
});
