import { Colours, SHARER_COLOUR, VIEWER_COLOURS } from "@alongside/link";
import type { Annotation, ParticipantView, SessionView } from "@alongside/protocol";
import { describe, expect, test } from "vitest";
import { controlState, navigationBar } from "../src/session/control/control-state";
import { feelOf } from "../src/session/live/quality";
import { notesOf } from "../src/session/side/notes-of";
import { actionOf, keyCap, type Pressed, SHORTCUTS } from "../src/session/shortcuts/shortcuts";
import { isPath, splitAddress } from "../src/session/tools/address";
import { toolAfter, toolBar, TOOLS } from "../src/session/tools/tool";
import { ada, ben, customer, waitingView } from "../stories/fake-session";

const view: SessionView = { ...waitingView(), phase: "active", participants: [ada, customer, ben] };
const heldBy = (holder: string | null): SessionView => ({ ...view, control: { ...view.control, holder } });
const bare = (change: Partial<SessionView["allowed"]>): SessionView => ({
  ...view,
  allowed: { ...view.allowed, ...change },
});

describe("control", () => {
  test("is free, asked for, held, somebody else's, or not to be had", () => {
    expect(controlState(view)).toEqual({ is: "free", holder: null });
    expect(controlState(heldBy("p1"))).toEqual({ is: "yours" });
    expect(controlState(heldBy("p3"))).toEqual({ is: "free", holder: "p3" });
    const asked = [{ by: "p1", expires_at: 60_000 }];
    expect(controlState({ ...view, control: { holder: "p3", epoch: 1, asked } })).toEqual({
      is: "asked",
      until: 60_000,
      holder: "p3",
    });
    const others = [{ by: "p3", expires_at: 60_000 }];
    expect(controlState({ ...view, control: { holder: null, epoch: 1, asked: others } }).is).toBe("free");
    expect(controlState(bare({ control: false }))).toEqual({ is: "off" });
  });

  test("going to other pages wants control, the organisation's leave, and no pause", () => {
    expect(navigationBar(view)).toBe("control");
    expect(navigationBar(heldBy("p1"))).toBeNull();
    expect(navigationBar({ ...heldBy("p1"), paused: { reason: "sharer", since: 0 } })).toBe("paused");
    expect(navigationBar({ ...heldBy("p1"), allowed: { ...view.allowed, navigation: false } })).toBe("off");
  });
});

describe("tools", () => {
  test("acting wants control; drawing is the organisation's to allow, notes are not", () => {
    expect(TOOLS.filter((tool) => toolBar(tool, view) !== null)).toEqual(["act"]);
    expect(TOOLS.filter((tool) => toolBar(tool, heldBy("p1")) !== null)).toEqual([]);
    expect(toolBar("act", bare({ control: false }))).toBe("off");
    const drawing = TOOLS.filter((tool) => toolBar(tool, bare({ draw: false })) === "draw");
    expect(drawing).toEqual(["pen", "arrow", "spotlight"]);
  });

  test("who gets control acts, unless busy with something else; who loses it points", () => {
    expect(toolAfter("point", view, heldBy("p1"))).toBe("act");
    expect(toolAfter("pen", view, heldBy("p1"))).toBe("pen");
    expect(toolAfter("point", heldBy("p1"), heldBy("p1"))).toBe("point");
    expect(toolAfter("act", heldBy("p1"), view)).toBe("point");
    expect(toolAfter("note", heldBy("p1"), view)).toBe("note");
    expect(toolAfter("pen", view, bare({ draw: false }))).toBe("point");
  });
});

describe("colours", () => {
  const many = (...ids: string[]): ParticipantView[] => ids.map((id) => ({ ...ada, id }));

  test("are the same in every browser, and nobody's changes", () => {
    const first = new Colours();
    first.learn(many("a", "b", "c"));
    const again = new Colours();
    again.learn(many("a", "b", "c"));
    const before = ["a", "b", "c"].map((id) => first.of(id));
    expect(["a", "b", "c"].map((id) => again.of(id))).toEqual(before);
    expect(new Set(before).size).toBe(3);
    first.learn(many("c", "d"));
    expect(first.of("c")).toBe(before[2]);
  });

  test("the customer has one of their own, and white is readable on each", () => {
    const colours = new Colours();
    colours.learn([ada, customer]);
    expect(colours.of(customer.id)).toBe(SHARER_COLOUR);
    for (const colour of [SHARER_COLOUR, ...VIEWER_COLOURS]) {
      expect(contrastWithWhite(colour), colour).toBeGreaterThan(4.5);
    }
    expect(VIEWER_COLOURS).not.toContain(SHARER_COLOUR);
  });

  function contrastWithWhite(colour: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  }
});

describe("keys", () => {
  const pressed = (change: Partial<Pressed>): Pressed => ({
    code: "",
    key: "",
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    repeat: false,
    ...change,
  });

  test("go by their place, so that another alphabet changes nothing; signs go by the sign", () => {
    expect(actionOf(pressed({ code: "KeyF", key: "а" }))).toBe("full");
    expect(actionOf(pressed({ code: "Digit2", key: "é" }))).toBe("act");
    expect(actionOf(pressed({ code: "Minus", key: "ß" }))).toBeNull();
    expect(actionOf(pressed({ code: "Slash", key: "-" }))).toBe("zoomOut");
    expect(actionOf(pressed({ code: "Minus", key: "?", shiftKey: true }))).toBe("help");
  });

  test("belong to the browser with another key held, and act once", () => {
    for (const held of ["altKey", "ctrlKey", "metaKey", "shiftKey", "repeat"] as const) {
      expect(actionOf(pressed({ code: "KeyF", key: "f", [held]: true })), held).toBeNull();
    }
  });

  test("do one thing each, and are called what stands on them", () => {
    const places = SHORTCUTS.map(({ code, sign }) => code ?? sign);
    expect(new Set(places).size).toBe(places.length);
    expect(keyCap({ action: "address", code: "KeyA" }, null)).toBe("A");
    expect(keyCap({ action: "address", code: "KeyA" }, new Map([["KeyA", "q"]]))).toBe("Q");
    expect(keyCap({ action: "help", sign: "?" }, new Map())).toBe("?");
  });
});

describe("the address", () => {
  test("in its parts; what is no address of a site leads nowhere", () => {
    expect(splitAddress("https://shop.example/a/b")).toEqual({ origin: "https://shop.example", path: "/a/b" });
    expect(splitAddress("about:blank")).toEqual({ origin: "", path: "about:blank" });
    expect(splitAddress("javascript:alert(1)").origin).toBe("");
  });

  test("a path stays on the site", () => {
    for (const path of ["/", "/a", "/a?b=c#d"]) expect(isPath(path), path).toBe(true);
    for (const path of ["", "a", "//evil.example", "/\\evil.example", "https://x/", "/a\nb", `/${"a".repeat(1000)}`]) {
      expect(isPath(path), path).toBe(false);
    }
  });
});

test("notes are listed with whose they are, and where", () => {
  const note = (id: string, page: string): Annotation => ({
    id,
    by: "p3",
    by_role: "viewer",
    by_name: "Ben",
    at: 0,
    anchor: { page, way: ["body"], x: 0, y: 0 },
    mark: { is: "note", text: id },
  });
  const stroke: Annotation = { ...note("s", "https://x/"), mark: { is: "stroke", points: [] } };
  const common = { by: "p3", role: "viewer", name: "Ben" };
  expect(notesOf([note("a", "https://x/"), stroke, note("b", "https://x/cart")], "https://x/")).toEqual([
    { ...common, id: "a", text: "a", elsewhere: null },
    { ...common, id: "b", text: "b", elsewhere: "/cart" },
  ]);
});

test("what a delay feels like", () => {
  expect([null, 0, 200, 201, 500, 501].map(feelOf)).toEqual(["unknown", "good", "good", "fair", "fair", "poor"]);
});
