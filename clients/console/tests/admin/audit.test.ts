import type { AuditEntry, AuditTrail } from "@alongside/protocol";
import { describe, expect, test } from "vitest";
import { languageName, wordingOf } from "../../src/admin/audit/consent";
import { trailCsv } from "../../src/admin/audit/csv";
import { dayAfter, dayOf, isDay } from "../../src/admin/audit/day";
import { entryText, whoOf } from "../../src/admin/audit/entry-text";

const AT = Date.UTC(2026, 10, 20, 9, 12, 3, 45);
const ada = { at: AT, who: "p1", role: "viewer", name: "Ada" } as const;
const customer = { at: AT, who: "p2", role: "sharer", name: null } as const;

const csvOf = (...entries: AuditEntry[]): string[] => {
  const trail: AuditTrail = { session: "s1", entries, kept_until: null };
  return trailCsv(trail).split("\r\n");
};

describe("the table", () => {
  test("has a line for each entry, with all that is known of it", () => {
    const consent = { wording: "control-2", locale: "de" };
    const lines = csvOf(
      { ...ada, what: "control_granted", consent },
      { ...customer, what: "annotations_removed", count: 3 },
      { ...customer, what: "ended", reason: "too_long" },
    );
    expect(lines).toEqual([
      "\uFEFFat,what,who,role,name,wording,locale,reason,count",
      "2026-11-20T09:12:03.045Z,control_granted,p1,viewer,Ada,control-2,de,,",
      "2026-11-20T09:12:03.045Z,annotations_removed,p2,sharer,,,,,3",
      "2026-11-20T09:12:03.045Z,ended,p2,sharer,,,,too_long,",
      "",
    ]);
  });

  test.each([
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\r=1+1",
    " =1+1",
    "＝1+1",
    "|calc",
    "%0A=1",
  ])("a name is no formula: %j", (name) => {
    const [, line = ""] = trailCsv({ session: "s", entries: [{ ...ada, name, what: "left" }], kept_until: null }).split("\r\n20");
    expect(line).toContain(`,"'${name.replace(/"/g, '""')}",`);
  });

  test("commas, quotes and line breaks stay in their cell", () => {
    const [, line] = csvOf({ ...ada, name: 'Ada, "the" Agent', what: "left" });
    expect(line).toContain(',"Ada, ""the"" Agent",');
  });
});

test("days are those of UTC", () => {
  expect(dayOf(Date.UTC(2026, 10, 20, 23, 59, 59))).toBe("2026-11-20");
  expect(dayAfter("2026-12-31", 1)).toBe("2027-01-01");
  expect(dayAfter("2026-03-01", -1)).toBe("2026-02-28");
  expect(["2026-11-20", "2026-02-30", "", "20.11.2026"].map(isDay)).toEqual([true, false, false, false]);
});

test("a wording says its version, and its language by name", () => {
  expect(wordingOf({ wording: "view-12", locale: "de" })).toEqual({ name: "view", version: "12" });
  expect(wordingOf({ wording: "special", locale: "de" })).toEqual({ name: "special", version: "?" });
  expect(languageName("de", "pt-PT")).toBe("alemão");
  expect(languageName("not a tag", "en")).toBe("not a tag");
});

test("each entry has its sentence, also one that this console does not know", () => {
  expect(entryText({ ...customer, what: "joined", consent: null }).key).toBe("joinedSharer");
  expect(entryText({ ...ada, what: "joined", consent: null }).key).toBe("joined");
  expect(entryText({ ...customer, what: "paused", reason: "page" }).key).toBe("pausedPage");
  expect(entryText({ ...customer, what: "ended", reason: "no_viewer_left" }).key).toBe("endedNoViewer");
  expect(entryText({ ...ada, what: "teleported" } as unknown as AuditEntry).key).toBe("other");
});

test("who it was", () => {
  expect(whoOf({ ...ada, what: "left" })).toEqual({ name: "Ada" });
  expect(whoOf({ ...customer, what: "left" })).toEqual({ key: "customer" });
  expect(whoOf({ at: AT, who: null, role: null, name: null, what: "left" })).toEqual({ key: "system" });
});
