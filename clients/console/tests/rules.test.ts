import { Refusal } from "@alongside/link";
import type { Ending, ErrorCode, NoticeKind, ParticipantView, SessionView } from "@alongside/protocol";
import { describe, expect, test } from "vitest";
import { de as customersDe } from "../../visitor/src/texts/de";
import { en as customersEn } from "../../visitor/src/texts/en";
import { pt as customersPt } from "../../visitor/src/texts/pt";
import { clockText, secondsUntil, shareLeft } from "../src/clock/remaining";
import { ConfigError, readConfig } from "../src/config";
import { type Doing, refusalText } from "../src/errors/refusal";
import { de } from "../src/i18n/de";
import { en } from "../src/i18n/en";
import { chooseLanguage, localeOf } from "../src/i18n/language";
import { pt } from "../src/i18n/pt";
import { returnPath, routeOf, sessionIdIn } from "../src/router/route";
import { endingText } from "../src/session/ended/ending";
import { fitScale, percentDown, scaled, scaleOf, stepZoom } from "../src/session/live/fit";
import { noticeText } from "../src/session/notice";
import { type HeldKey, isLastViewer, screenOf, stateOf } from "../src/session/screen";
import { groupKey, spellKey } from "../src/session/waiting/key-digits";
import { KeyMemory } from "../src/session/waiting/key-memory";

const agent: ParticipantView = { id: "p1", role: "viewer", name: "Ada", presence: { is: "present" }, epoch: 1 };
const colleague: ParticipantView = { ...agent, id: "p3", name: "Ben" };
const customer: ParticipantView = { id: "p2", role: "sharer", name: null, presence: { is: "present" }, epoch: 1 };

const waiting: SessionView = {
  session: "s1",
  rev: 1,
  phase: "waiting",
  you: "p1",
  participants: [agent],
  offer: null,
  control: { holder: null, epoch: 0, asked: [] },
  paused: null,
  allowed: { control: true, navigation: true, draw: true },
  created_at: 0,
  ended: null,
};
const active: SessionView = { ...waiting, phase: "active", participants: [agent, customer] };
const key: HeldKey = { digits: "12345678", issuedAt: 0, expiresAt: 300_000 };

describe("the screen", () => {
  const nothing = { key: null, isRefused: false, now: 1_000 };

  test("follows the key's life", () => {
    expect(screenOf(waiting, nothing)).toEqual({ is: "no-key", because: "none" });
    expect(screenOf(waiting, { ...nothing, key })).toEqual({ is: "key", key });
    expect(screenOf(waiting, { ...nothing, key, now: 300_000 })).toEqual({ is: "no-key", because: "expired" });
    expect(screenOf(waiting, { ...nothing, isRefused: true })).toEqual({ is: "no-key", because: "refused" });
    expect(screenOf(waiting, { ...nothing, isRefused: true, key })).toEqual({ is: "key", key });
  });

  test("follows the offer's life, and does not wait for the notice of its end", () => {
    const offered = { ...waiting, offer: { expires_at: 2_000 } };
    expect(screenOf(offered, nothing)).toEqual({ is: "deciding", until: 2_000 });
    expect(screenOf(offered, { ...nothing, now: 2_000 })).toEqual({ is: "no-key", because: "refused" });
  });

  test("a page that is shared, and an end, come before any key", () => {
    expect(screenOf(active, { ...nothing, key })).toEqual({ is: "live" });
    expect(screenOf({ ...active, phase: "ended" }, { ...nothing, key })).toEqual({ is: "ended" });
  });

  test("the session in one word", () => {
    expect(stateOf(waiting, false)).toBe("waiting");
    expect(stateOf({ ...waiting, offer: { expires_at: 1 } }, false)).toBe("deciding");
    expect(stateOf(active, false)).toBe("live");
    expect(stateOf(active, true)).toBe("away");
    expect(stateOf({ ...active, phase: "ended" }, true)).toBe("ended");
  });

  test("leaving ends it for the last viewer alone", () => {
    expect(isLastViewer(active)).toBe(true);
    expect(isLastViewer({ ...active, participants: [agent, customer, colleague] })).toBe(false);
  });
});

describe("the key", () => {
  test("is grouped as it is read out, and spelled for those who listen", () => {
    expect(groupKey("12345678")).toBe("1234 5678");
    expect(spellKey("12345678")).toBe("1 2 3 4, 5 6 7 8");
  });

  test("outlives a reload, until it is spent", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
    new KeyMemory(storage, "s1").keep(key);
    expect(new KeyMemory(storage, "s1").read()).toEqual(key);
    expect(new KeyMemory(storage, "s2").read()).toBeNull();
    new KeyMemory(storage, "s1").clear();
    expect(kept.size).toBe(0);
  });
});

describe("time", () => {
  test.each([
    [0, "0:00"],
    [5, "0:05"],
    [65.9, "1:05"],
    [3_600, "1:00:00"],
    [3_725, "1:02:05"],
    [-3, "0:00"],
  ])("%d seconds are %s", (seconds, text) => expect(clockText(seconds)).toBe(text));

  test("the last second counts, and nothing is left after the end", () => {
    expect(secondsUntil(10_000, 9_999)).toBe(1);
    expect(secondsUntil(10_000, 10_000)).toBe(0);
    expect(secondsUntil(10_000, 12_000)).toBe(0);
    expect(shareLeft(0, 100, 25)).toBe(0.75);
    expect(shareLeft(0, 100, 200)).toBe(0);
    expect(shareLeft(0, 0, 0)).toBe(0);
  });
});

describe("addresses", () => {
  const origin = "https://console.example";

  test("lead where they say, or nowhere", () => {
    expect(routeOf("/")).toEqual({ at: "home" });
    expect(routeOf("/session/abc-1_Z")).toEqual({ at: "session", id: "abc-1_Z" });
    for (const path of ["/session", "/session/", "/session/a/b", "/session/a.b", "/x", "/session/" + "a".repeat(33)]) {
      expect(routeOf(path), path).toEqual({ at: "nowhere" });
    }
  });

  test("a pasted one names a session of this console, or none", () => {
    expect(sessionIdIn(` ${origin}/session/abc `, origin)).toBe("abc");
    expect(sessionIdIn(`${origin}/session/abc?x=1#y`, origin)).toBe("abc");
    expect(sessionIdIn("abc", origin)).toBe("abc");
    for (const text of ["", "a b", "https://evil.example/session/abc", `${origin}/`, "javascript:alert(1)"]) {
      expect(sessionIdIn(text, origin), text).toBeNull();
    }
  });

  test("signing in comes back to this console alone", () => {
    expect(returnPath("/session/abc")).toBe("/session/abc");
    for (const asked of ["//evil.example", "https://evil.example/", "/signed-in", "/x", 7, undefined]) {
      expect(returnPath(asked)).toBe("/");
    }
  });
});

describe("the page's size", () => {
  test("all of it is seen, and none of it larger than it is", () => {
    expect(fitScale({ width: 1280, height: 720 }, { width: 640, height: 720 })).toBe(0.5);
    expect(fitScale({ width: 1280, height: 720 }, { width: 1280, height: 360 })).toBe(0.5);
    expect(fitScale({ width: 390, height: 844 }, { width: 1000, height: 1000 })).toBe(1);
    expect(fitScale({ width: 0, height: 0 }, { width: 10, height: 10 })).toBe(1);
    expect(scaled({ width: 1280, height: 721 }, 0.5)).toEqual({ width: 640, height: 361 });
    expect(scaleOf("fit", { width: 1280, height: 720 }, { width: 640, height: 720 })).toBe(0.5);
    expect(scaleOf(150, { width: 1280, height: 720 }, { width: 640, height: 720 })).toBe(1.5);
  });

  test("the buttons go from stop to stop, and no further than the last", () => {
    expect([stepZoom(73, "in"), stepZoom(75, "in"), stepZoom(200, "in")]).toEqual([75, 80, 200]);
    expect([stepZoom(73, "out"), stepZoom(67, "out"), stepZoom(25, "out")]).toEqual([67, 50, 25]);
  });

  test("how far down it is, where there is a down", () => {
    expect(percentDown(612, 720, 2520)).toBe(34);
    expect(percentDown(5_000, 720, 2520)).toBe(100);
    expect(percentDown(0, 720, 720)).toBeNull();
    expect(percentDown(100, 720, undefined)).toBeNull();
  });
});

describe("the end", () => {
  const ended: Ending = { reason: "ended", at: 1, by: "p1", by_role: "viewer", by_name: "Ada" };

  test.each<[Partial<Ending>, ReturnType<typeof endingText>]>([
    [{}, { key: "byYou", name: null }],
    [
      { by: "p3", by_name: "Ben" },
      { key: "byAgent", name: "Ben" },
    ],
    [
      { by: "p2", by_role: "sharer", by_name: null },
      { key: "byCustomer", name: null },
    ],
    [
      { reason: "sharer_lost", by: null, by_role: "sharer", by_name: null },
      { key: "sharerLost", name: null },
    ],
    [{ reason: "no_viewer_left" }, { key: "youLeft", name: null }],
    [
      { reason: "no_viewer_left", by: "p3", by_name: "Ben" },
      { key: "lastViewerLeft", name: "Ben" },
    ],
    [
      { reason: "no_viewer_left", by: null, by_name: null },
      { key: "noViewerLeft", name: null },
    ],
    [
      { reason: "too_long", by: null, by_name: null },
      { key: "tooLong", name: null },
    ],
  ])("%j", (change, text) => expect(endingText({ ...ended, ...change }, "p1")).toEqual(text));
});

describe("notices", () => {
  test("name who did something, and are silent about oneself", () => {
    expect(noticeText("session.joined", colleague, active)).toEqual({ key: "joinedViewer", name: "Ben" });
    expect(noticeText("session.away", customer, active)).toEqual({ key: "awaySharer", name: null });
    expect(noticeText("session.returned", agent, active)).toBeNull();
    expect(noticeText("session.left", undefined, active)).toBeNull();
    expect(noticeText("session.refused", undefined, waiting)).toEqual({ key: "refused", name: null });
    expect(noticeText("session.ended", customer, active)).toBeNull();
  });

  test("tell of a pause why, and that it is over", () => {
    const pausedBy = (reason: "sharer" | "page") => ({ ...active, paused: { reason, since: 0 } });
    expect(noticeText("session.paused", customer, pausedBy("sharer"))).toEqual({ key: "pausedSharer", name: null });
    expect(noticeText("session.paused", customer, pausedBy("page"))).toEqual({ key: "pausedPage", name: null });
    expect(noticeText("session.continued", customer, active)).toEqual({ key: "continued", name: null });
  });

  test.each<[NoticeKind, string | null, string | null]>([
    ["control.asked", null, "askedOther"],
    ["control.lapsed", "lapsedYou", null],
    ["control.refused", "refusedYou", null],
    ["control.granted", "grantedYou", "grantedOther"],
    ["control.released", null, "releasedOther"],
    ["control.taken_back", "takenYou", "takenOther"],
    ["control.lost", "lostYou", "lostOther"],
  ])("%s is told whom it is about, and the others, as it matters to them", (kind, you, other) => {
    expect(noticeText(kind, agent, active)?.key ?? null).toBe(you);
    expect(noticeText(kind, colleague, active)?.key ?? null).toBe(other);
  });
});

describe("refusals", () => {
  const told = (code: ErrorCode, doing: Doing, seconds?: number) => refusalText(new Refusal(code, "…", seconds), doing);

  test("the same code says what it means here, and what to do next", () => {
    expect(told("conflict", "start")).toMatchObject({ key: "conflict", next: "other-session" });
    expect(told("conflict", "key")).toMatchObject({ key: "conflictKey", next: "nothing" });
    expect(told("conflict", "end")).toMatchObject({ key: "conflictPlain", next: "retry" });
    expect(told("limit_reached", "join")).toMatchObject({ key: "limit" });
    expect(told("forbidden", "connect")).toMatchObject({ key: "forbiddenConnect" });
    expect(told("unauthenticated", "join")).toMatchObject({ next: "sign-in" });
    expect(told("locked_out", "key", 42)).toMatchObject({ key: "lockedOut", time: "0:42" });
    expect(told("locked_out", "key")).toMatchObject({ key: "lockedOutPlain" });
  });

  test("what is no refusal is a fault on our side; an unknown code keeps the server's words", () => {
    expect(refusalText(new Error("boom"), "start")).toMatchObject({ key: "internal", next: "retry" });
    expect(told("brand_new" as ErrorCode, "start")).toMatchObject({ key: null });
  });
});

describe("languages", () => {
  test("the chosen one, else the browser's, else English", () => {
    expect(chooseLanguage("pt", ["de-DE"])).toBe("pt");
    expect(chooseLanguage(null, ["fr-FR", "de-AT", "en"])).toBe("de");
    expect(chooseLanguage("xx", ["pt-BR"])).toBe("pt");
    expect(chooseLanguage(null, ["fr"])).toBe("en");
    expect(localeOf("en", ["de-DE", "en-GB", "en-US"])).toBe("en-GB");
    expect(localeOf("pt", ["de-DE"])).toBe("pt");
  });

  test("every sentence takes the same values in each language", () => {
    const values = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}|<\d>/g)].map(String).sort();
    const flat = (messages: object, path = ""): [string, string][] =>
      Object.entries(messages).flatMap(([name, value]: [string, unknown]) =>
        typeof value === "string" ? [[path + name, value]] : flat(value as object, `${path}${name}.`),
      );
    const english = new Map(flat(en));
    for (const messages of [de, pt]) {
      for (const [path, text] of flat(messages)) {
        expect(text.trim(), path).not.toBe("");
        expect(values(text), path).toEqual(values(english.get(path) ?? ""));
      }
    }
  });
});

test("what agents are told to say stands on the customer's button", () => {
  for (const [agents, customers] of [
    [en, customersEn],
    [de, customersDe],
    [pt, customersPt],
  ] as const) {
    expect(agents.key.say1).toContain(`<1>${customers.pill}</1>`);
    expect(agents.home.step2).toContain(customers.pill);
  }
});

describe("the configuration", () => {
  const good = {
    api: "https://api.example/",
    issuer: "https://id.example",
    client_id: "c",
    viewer: "https://v.example/x",
  };

  test("is read, and tidied", () => {
    expect(readConfig(good, "https://console.example")).toEqual({
      api: "https://api.example",
      issuer: "https://id.example",
      client_id: "c",
      viewer: "https://v.example",
    });
  });

  test.each([
    [null, "no JSON object"],
    [{ ...good, api: 1 }, "api"],
    [{ ...good, viewer: "nowhere" }, "address"],
    [{ ...good, viewer: "https://console.example/viewer" }, "origin of its own"],
  ])("%j is refused in words that help", (json, words) => {
    expect(() => readConfig(json, "https://console.example")).toThrow(ConfigError);
    expect(() => readConfig(json, "https://console.example")).toThrow(words);
  });
});
