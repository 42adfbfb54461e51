import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Agent, shopPage } from "./agent";
import { startHarness } from "./harness";
import { frame, inFrame, shadow } from "./nested";

let agent: Agent;

beforeAll(async () => {
  agent = new Agent(await startHarness());
});

afterAll(() => agent.harness.close());

beforeEach(() => agent.open());

afterEach(() => agent.close());

const focused = () => agent.harness.viewer().evaluate(() => document.activeElement?.className);
const field = () => agent.harness.viewer().locator(".editing-field");

describe("pointing", () => {
  test("tells the element under the pointer and the place in it, and that it is pressed", async () => {
    await agent.surface.hover({ position: { x: 120, y: 30 } });
    const at = await agent.hears("pointing");
    expect(at.pointing).toEqual({ is: "at", page: 1, node: 10, x: 250, y: 500 });
    await agent.press(70, 75);
    await expect
      .poll(async () => (await agent.told("pointing")).map(({ pointing }) => pointing))
      .toContainEqual({ is: "pressed", page: 1, node: 20, x: 250, y: 500 });
    expect(await agent.acts()).toEqual([]);
  });

  test("is told no more often than eyes follow, and that it is over", async () => {
    const box = await agent.surface.boundingBox();
    const { mouse } = agent.harness.page;
    const begin = performance.now();
    for (let x = 0; x < 300; x += 1) await mouse.move((box?.x ?? 0) + 100 + x, (box?.y ?? 0) + 300);
    const took = performance.now() - begin;
    expect((await agent.told("pointing")).length).toBeLessThan(took / 45 + 4);
    await mouse.move((box?.x ?? 0) + 1_000, (box?.y ?? 0) + 300);
    await expect.poll(async () => (await agent.told("pointing")).at(-1)?.pointing).toEqual({ is: "off" });
  });

  test("finds elements in shadow roots and frames of the same site", async () => {
    await agent.close();
    await agent.open(shopPage([shadow, frame]));
    await agent.send(inFrame);
    await agent.surface.hover({ position: { x: 620, y: 30 } });
    await expect.poll(async () => (await agent.told("pointing")).at(-1)?.pointing).toMatchObject({ node: 102 });
    await agent.surface.hover({ position: { x: 620, y: 130 } });
    await expect
      .poll(async () => (await agent.told("pointing")).at(-1)?.pointing)
      .toMatchObject({ node: 125, x: 500, y: 500 });
  });
});

describe("acting", () => {
  beforeEach(() => agent.take("act"));

  test("a press on a link is asked for, and nothing of the page reacts", async () => {
    const before = agent.harness.replayed().url();
    await agent.press(310, 210);
    await agent.expectActs({ do: "click", node: 70 });
    expect(agent.harness.replayed().url()).toBe(before);
    expect((await agent.told("acts"))[0]?.page).toBe(1);
  });

  test("a press that ends elsewhere is none", async () => {
    await agent.draw([310, 210], [400, 300]);
    await agent.press(310, 210);
    await agent.expectActs({ do: "click", node: 70 });
  });

  test("a text field gets an editor over it; what is typed is sent as a whole", async () => {
    await agent.press(100, 75);
    await agent.expectActs({ do: "focus", node: 20 });
    expect(await field().inputValue()).toBe("Ann");
    const box = await field().boundingBox();
    const sheet = await agent.surface.boundingBox();
    expect([(box?.x ?? 0) - (sheet?.x ?? 0), (box?.y ?? 0) - (sheet?.y ?? 0), box?.width, box?.height]).toEqual([
      20, 60, 200, 30,
    ]);
    await agent.harness.page.keyboard.type("abel");
    await expect.poll(async () => (await agent.acts()).at(-1)).toEqual({ do: "input", node: 20, value: "Annabel" });
    expect((await agent.acts()).length).toBeLessThan(5);
    await agent.keys("Backspace", "Enter");
    await expect
      .poll(async () => (await agent.acts()).slice(-2))
      .toEqual([
        { do: "input", node: 20, value: "Annabe" },
        { do: "press", node: 20, key: "Enter" },
      ]);
  });

  test("Tab goes to the next field, Escape back to the page", async () => {
    await agent.press(100, 75);
    await agent.harness.page.keyboard.type("a");
    await agent.keys("Tab");
    await agent.expectActs(
      { do: "focus", node: 20 },
      { do: "input", node: 20, value: "Anna" },
      { do: "focus", node: 21 },
    );
    expect(await field().inputValue()).toBe("");
    await agent.keys("Tab");
    expect(await field().inputValue()).toBe("Hello");
    await agent.keys("Shift+Tab", "Escape");
    expect(await field().count()).toBe(0);
    expect(await focused()).toBe("surface");
    expect(await agent.told("escape")).toEqual([]);
    await agent.keys("Escape");
    await agent.hears("escape");
  });

  test("Enter in a field of many lines is a line", async () => {
    await agent.press(100, 160);
    await agent.keys("Enter");
    await agent.expectActs({ do: "focus", node: 22 }, { do: "input", node: 22, value: "Hello\n" });
  });

  test("boxes are ticked, and stay as the mirror shows them", async () => {
    await agent.press(30, 220);
    await agent.press(70, 220);
    await agent.expectActs({ do: "check", node: 30, checked: true }, { do: "check", node: 31, checked: true });
    expect(await agent.harness.replayed().isChecked("input[type=checkbox]")).toBe(false);
    await agent.send([{ type: 3, data: { source: 5, id: 30, text: "on", isChecked: true }, timestamp: 1 }]);
    await agent.press(30, 220);
    await expect.poll(async () => (await agent.acts()).at(-1)).toEqual({ do: "check", node: 30, checked: false });
  });

  test("options are chosen from a list, by keyboard and by pointer", async () => {
    const list = agent.harness.viewer().locator(".option-list");
    await agent.press(100, 255);
    await agent.keys("ArrowDown", "ArrowDown", "Enter");
    await agent.expectActs({ do: "focus", node: 40 }, { do: "choose", node: 40, options: [2] });
    expect(await list.count()).toBe(0);
    expect(await focused()).toBe("surface");
    await agent.press(100, 255);
    await list.locator("option", { hasText: "Green" }).click();
    await expect.poll(async () => (await agent.acts()).at(-1)).toEqual({ do: "choose", node: 40, options: [1] });
    await agent.press(100, 255);
    await agent.keys("Escape");
    expect(await list.count()).toBe(0);
  });

  test.each([
    ["a masked field", 305, "masked"],
    ["a read-only field", 345, "readonly"],
    ["a button in a masked place", 380, "masked"],
    ["a password", 435, "masked"],
    ["a disabled button", 475, "readonly"],
  ] as const)("%s is refused", async (_, y, why) => {
    await agent.press(30, y);
    expect(await agent.hears("refused")).toEqual({ type: "refused", why });
    expect(await agent.acts()).toEqual([]);
    expect(await field().count()).toBe(0);
  });

  test("a field that turns out to be masked or gone is left", async () => {
    await agent.press(100, 75);
    await field().waitFor();
    await agent.post({ type: "outcome", outcome: { epoch: 1, n: 0, result: "masked", node: 21 } });
    await agent.send([]);
    expect(await field().count()).toBe(1);
    await agent.post({ type: "outcome", outcome: { epoch: 1, n: 0, result: "masked", node: 20 } });
    await field().waitFor({ state: "detached" });
    await agent.press(100, 75);
    await field().waitFor();
    await agent.send([
      {
        type: 3,
        data: { source: 0, adds: [], texts: [], attributes: [], removes: [{ id: 20, parentId: 5 }] },
        timestamp: 1,
      },
    ]);
    await field().waitFor({ state: "detached" });
  });

  test("the wheel scrolls what is under the pointer, PageDown the page", async () => {
    await agent.surface.hover({ position: { x: 400, y: 100 } });
    await agent.harness.page.mouse.wheel(0, 120);
    await agent.expectActs({ do: "scroll", node: 50, x: 0, y: 120 });
    await agent.surface.hover({ position: { x: 600, y: 400 } });
    await agent.harness.page.mouse.wheel(0, 100);
    await expect.poll(async () => (await agent.acts()).at(-1)).toEqual({ do: "scroll", node: 1, x: 0, y: 100 });
    await agent.send([{ type: 3, data: { source: 3, id: 1, x: 0, y: 100 }, timestamp: 1 }]);
    await agent.focus();
    await agent.keys("PageDown");
    await expect.poll(async () => (await agent.acts()).at(-1)).toEqual({ do: "scroll", node: 1, x: 0, y: 610 });
  });
});

describe("by keyboard alone", () => {
  test("arrows move a cross, and Enter presses there", async () => {
    await agent.take("act");
    await agent.focus();
    expect(await focused()).toBe("surface");
    await agent.harness.viewer().locator(".crosshair:not([hidden])").waitFor({ state: "attached" });
    // From the middle of the window, at 400 and 300, to the link.
    await agent.keys(...Array<string>(1).fill("Shift+ArrowUp"), "ArrowUp", "ArrowLeft", "Enter");
    await agent.expectActs({ do: "click", node: 70 });
    expect((await agent.told("pointing")).map(({ pointing }) => pointing)).toContainEqual(
      expect.objectContaining({ is: "pressed" }),
    );
    await agent.keys("Escape");
    await agent.hears("escape");
  });

  test("the page is named for screen readers", async () => {
    expect(await agent.surface.getAttribute("aria-label")).toBe("The shared page");
  });

  test("an arrow is drawn from one press to the next", async () => {
    await agent.take("arrow", true);
    await agent.focus();
    await agent.keys("Enter", "Shift+ArrowRight", "Enter");
    expect((await agent.hears("add")).mark).toEqual({ is: "arrow", from: [-80, 0] });
  });
});

describe("annotating", () => {
  test("a note is written where the page is pressed", async () => {
    await agent.take("note");
    await agent.press(120, 30);
    const note = agent.harness.viewer().getByRole("textbox", { name: "Note" });
    await note.waitFor();
    await agent.harness.page.keyboard.type("  The <b>small</b> one ");
    await agent.harness.viewer().getByRole("button", { name: "Save" }).click();
    expect(await agent.hears("add")).toEqual({
      type: "add",
      anchor: { page: "https://shop.example/", way: ["body>h1"], x: 250, y: 500 },
      mark: { is: "note", text: "The <b>small</b> one" },
    });
    await note.waitFor({ state: "detached" });
    expect(await focused()).toBe("surface");
  });

  test("a note is saved and given up by keyboard", async () => {
    await agent.take("note");
    await agent.focus();
    await agent.keys("Enter");
    await agent.harness.page.keyboard.type("Look");
    await agent.keys("Control+Enter");
    expect((await agent.hears("add")).mark).toEqual({ is: "note", text: "Look" });
    await agent.keys("Enter");
    await agent.harness.page.keyboard.type("No");
    await agent.keys("Escape");
    await agent.harness.viewer().locator("textarea").waitFor({ state: "detached" });
    expect(await agent.told("add")).toHaveLength(1);
    expect(await agent.told("escape")).toEqual([]);
  });

  test("a stroke that stays is added at its end, with few enough points", async () => {
    await agent.take("pen", true);
    const spiral = Array.from({ length: 320 }, (_, step): [number, number] => [
      500 + Math.cos(step / 8) * step * 0.3,
      400 + Math.sin(step / 8) * step * 0.3,
    ]);
    await agent.draw(...spiral);
    const { mark, anchor } = await agent.hears("add");
    expect(mark.is).toBe("stroke");
    const points = mark.is === "stroke" ? mark.points : [];
    expect(points.length).toBeGreaterThan(100);
    expect(points.length).toBeLessThanOrEqual(256);
    expect(points.flat().every(Number.isInteger)).toBe(true);
    expect(anchor.way).toEqual(["html"]);
    expect(await agent.told("fading")).toEqual([]);
  });

  test("a stroke that fades is shown while it grows, under one id", async () => {
    await agent.take("pen", false);
    await agent.draw(...Array.from({ length: 30 }, (_, step): [number, number] => [300 + step * 4, 300 + (step % 2)]));
    await expect.poll(async () => (await agent.told("fading")).length).toBeGreaterThan(1);
    const all = await agent.told("fading");
    expect(new Set(all.map(({ fading }) => fading.id)).size).toBe(1);
    expect(all[0]?.fading.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(await agent.told("add")).toEqual([]);
    await agent.harness.viewer().locator("path.stroke").waitFor();
    await agent.harness.viewer().locator("path.stroke").waitFor({ state: "detached", timeout: 8_000 });
  });

  test("an arrow's head is pinned where it ends, a spotlight to its element", async () => {
    await agent.take("arrow", true);
    await agent.draw([600, 300], [360, 215]);
    const arrow = await agent.hears("add");
    expect(arrow.mark).toEqual({ is: "arrow", from: [240, 85] });
    expect(arrow.anchor.way).toEqual(["body>a>b"]);
    await agent.take("spotlight", true);
    await agent.press(100, 75);
    const light = await agent.hears("add", 2);
    expect(light).toMatchObject({ mark: { is: "spotlight" }, anchor: { way: ["body>input"] } });
  });

  test("an element is picked, and nobody sees where the pointer goes meanwhile", async () => {
    await agent.take("pick");
    await agent.press(100, 115);
    expect(await agent.hears("picked")).toEqual({ type: "picked", node: 21 });
    expect((await agent.told("pointing")).filter(({ pointing }) => pointing.is !== "off")).toEqual([]);
  });
});
