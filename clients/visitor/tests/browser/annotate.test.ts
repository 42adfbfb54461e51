import type { Anchor, Annotation } from "@alongside/protocol";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./browser";
import type { FakeGateway } from "./gateway";
import { eventsOf, nodeOf } from "./mirrored";
import { share, Site } from "./site";

const BODY = `<div style="height: 500px"></div><p id="place" style="width: 50%">A place on the page</p><div style="height: 3000px"></div>`;

let browser: Browser;
let site: Site;
let page: Page;
let context: BrowserContext;
let gateway: FakeGateway;

beforeAll(async () => {
  browser = await launch();
  site = await Site.open(browser, { "/long": BODY });
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});
afterEach(() => context?.close());

async function visit(prepare: (gateway: FakeGateway) => void = () => {}): Promise<void> {
  ({ page, context, gateway } = await site.visit("/long", undefined, prepare));
  await share(page);
}

const anchor = (page: string): Anchor => ({ page, way: ["body > p:nth-of-type(1)"], x: 500, y: 500 });
const note = (id: string, text: string): Annotation => ({
  id,
  by: "p1",
  by_role: "viewer",
  by_name: "Ben Okafor",
  at: 0,
  anchor: anchor(`${site.origin}/long`),
  mark: { is: "note", text },
});
const asked = (type: string): Record<string, unknown>[] => gateway.asked(type).filter((one) => one["action"] === "annotation");

/** How far the note's dot stands from the middle of what it is pinned to. */
async function offset(): Promise<{ x: number; y: number }> {
  const dot = await page.locator("#marks .note .dot").boundingBox();
  const place = await page.locator("#place").boundingBox();
  if (dot === null || place === null) return { x: Infinity, y: Infinity };
  return {
    x: Math.abs(dot.x + dot.width / 2 - place.x - place.width / 2),
    y: Math.abs(dot.y + dot.height / 2 - place.y - place.height / 2),
  };
}
const isPinned = (): Promise<boolean> => offset().then(({ x, y }) => x < 3 && y < 3);

describe("notes", () => {
  test("of agents stand at their place through scrolling, resizing and a reload, and go when they are taken away", async () => {
    await visit();
    gateway.annotate(note("01A", "Look here"));
    await page.waitForSelector("#marks .note .card");
    expect(await page.textContent("#marks .note .card")).toContain("Ben Okafor");
    await expect.poll(isPinned).toBe(true);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
    await expect.poll(isPinned).toBe(true);
    await page.setViewportSize({ width: 700, height: 800 });
    await expect.poll(isPinned).toBe(true);
    await page.reload();
    await page.waitForSelector("#marks .note .card");
    await expect.poll(isPinned).toBe(true);
    gateway.annotate(null, ["01A"]);
    await page.waitForSelector("#marks .note .card", { state: "detached" });
  });

  test("are written where the customer clicks, and sent with their place", async () => {
    await visit();
    await page.click("#annotate");
    await page.click("#tool-note");
    await page.locator("#place").click({ force: true, position: { x: 40, y: 10 } });
    await page.locator("#marks textarea").fill("Is this right?");
    await page.locator("#marks button.save").click();
    await page.waitForSelector("#marks .note .card");
    expect(asked("add")).toMatchObject([{ anchor: { page: `${site.origin}/long` }, mark: { is: "note", text: "Is this right?" } }]);
    expect(await page.textContent("#marks .note p")).toBe("Is this right?");
    await page.getByRole("button", { name: "Edit" }).click();
    await page.locator("#marks textarea").fill("That is right");
    await page.locator("#marks button.save").click();
    await expect.poll(() => page.textContent("#marks .note p")).toBe("That is right");
    await page.locator("#marks").getByRole("button", { name: "Remove" }).click();
    await page.waitForSelector("#marks .note .card", { state: "detached" });
  });

  test("are written by keyboard alone", async () => {
    await visit();
    await page.focus("#annotate");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#tool-note:focus");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#target:focus");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#marks textarea:focus");
    await page.keyboard.type("By keyboard");
    await page.keyboard.press("Tab");
    await page.locator("#marks button.save").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => asked("add").length).toBe(1);
    await page.waitForSelector("#tool-note:focus");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#tools", { state: "detached" });
    await page.waitForSelector("#annotate:focus");
  });

  test("are text, whatever stands in them", async () => {
    await visit();
    gateway.annotate(note("01A", "<img src=x onerror=alert(1)>"));
    await page.waitForSelector("#marks .note .card");
    expect(await page.locator("#marks .note img").count()).toBe(0);
    expect(await page.textContent("#marks .note p")).toBe("<img src=x onerror=alert(1)>");
  });

  test("that can't be kept are said", async () => {
    await visit();
    gateway.answers.set("add", { error: { code: "limit_reached", message: "Enough." } });
    await page.click("#annotate");
    await page.click("#tool-note");
    await page.mouse.click(200, 300);
    await page.locator("#marks textarea").fill("One more");
    await page.locator("#marks button.save").click();
    await expect.poll(() => page.textContent("#passing")).toContain("Remove some first");
  });
});

describe("drawings", () => {
  async function drag(tool: "pen" | "arrow"): Promise<void> {
    await page.click(`#tool-${tool}`);
    await page.mouse.move(100, 200);
    await page.mouse.down();
    for (let i = 1; i <= 10; i += 1) await page.mouse.move(100 + i * 20, 200 + (i % 3) * 30);
    await page.mouse.up();
  }

  test("are seen by the others while they grow, and kept", async () => {
    await visit();
    await page.click("#annotate");
    await drag("pen");
    await expect.poll(() => asked("add").length).toBe(1);
    expect(asked("add")[0]).toMatchObject({ mark: { is: "stroke" } });
    await expect.poll(() => gateway.said("draw").length).toBeGreaterThan(0);
    await drag("arrow");
    await expect.poll(() => asked("add").length).toBe(2);
    expect(asked("add")[1]).toMatchObject({ mark: { is: "arrow" } });
  });

  test("fade where that is chosen: nothing is kept", async () => {
    await visit();
    await page.click("#annotate");
    await page.click("#fades");
    await drag("pen");
    await expect.poll(() => gateway.said("draw").length).toBeGreaterThan(0);
    expect(await page.locator("#marks svg.ink path").count()).toBeGreaterThan(0);
    await page.locator("#marks svg.ink path").first().waitFor({ state: "detached", timeout: 10_000 });
    expect(asked("add")).toEqual([]);
  });

  test("can be taken away one by one, anybody's, and all at once", async () => {
    await visit((one) => {
      const stroke = { is: "stroke", points: [[0, 0], [50, 50]] as [number, number][] } as const;
      one.board = [note("01A", "One"), { ...note("01B", ""), mark: stroke }, note("01C", "Three")];
      one.boardRev = 3;
    });
    await page.waitForSelector("#marks .note .card");
    await page.click("#annotate");
    await page.click("#all");
    await page.getByRole("button", { name: "Remove: Drawing (by Ben Okafor)" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => asked("remove")).toMatchObject([{ annotation: "01B" }]);
    await page.getByRole("button", { name: "Remove: Note: Three (by Ben Okafor)" }).and(page.locator(":focus")).waitFor();
    await page.click("#clear");
    await page.waitForSelector("#marks .note .card", { state: "detached" });
    expect(asked("clear")).toHaveLength(1);
  });

  test("are not offered where the organisation allows none; notes are", async () => {
    await visit((one) => {
      one.view = { ...one.view, allowed: { control: true, navigation: true, draw: false } };
    });
    await page.click("#annotate");
    await page.waitForSelector("#tool-note");
    for (const id of ["#tool-pen", "#tool-arrow", "#fades"]) expect(await page.isVisible(id)).toBe(false);
  });

  test("of agents fade on the customer's page", async () => {
    await visit();
    const mark = { is: "arrow", from: [80, 80] };
    gateway.relay("draw", { id: "f1", anchor: anchor(`${site.origin}/long`), mark });
    await page.waitForSelector("#marks svg.ink path", { state: "attached" });
    await page.waitForSelector("#marks svg.ink path", { state: "detached", timeout: 10_000 });
  });
});

describe("pointing", () => {
  test("agents' pointers stand at their element, with names, and their presses are circles", async () => {
    await visit();
    const spot = { page: gateway.sharer.epoch, node: await nodeOf(gateway, "place"), x: 500, y: 500 };
    gateway.relay("point", { is: "at", ...spot });
    await page.waitForSelector("#marks .cursor .name");
    expect(await page.textContent("#marks .cursor .name")).toBe("Ben Okafor");
    expect(await page.evaluate(() => {
      const marks = document.querySelector("alongside-ui")?.shadowRoot?.querySelector("#marks");
      return marks === null || marks === undefined ? "" : getComputedStyle(marks).pointerEvents;
    })).toBe("none");
    gateway.relay("point", { is: "pressed", ...spot });
    await page.waitForSelector("#marks .ring", { state: "attached" });
    gateway.relay("point", { is: "off" });
    await page.waitForSelector("#marks .cursor .name", { state: "detached" });
  });

  test("on another page than this one is not shown", async () => {
    await visit();
    const place = await nodeOf(gateway, "place");
    gateway.relay("point", { is: "at", page: gateway.sharer.epoch, node: place, x: 0, y: 0 });
    await page.waitForSelector("#marks .cursor .name");
    gateway.relay("point", { is: "at", page: gateway.sharer.epoch - 1, node: place, x: 0, y: 0 });
    await page.waitForSelector("#marks .cursor .name", { state: "detached" });
  });
});

test("nothing of all this is in the mirror", async () => {
  await visit();
  gateway.annotate(note("01A", "canary-of-a-note"));
  await page.waitForSelector("#marks .note .card");
  await page.click("#annotate");
  await page.click("#tool-note");
  await page.mouse.click(200, 300);
  await page.locator("#marks textarea").fill("canary-being-written");
  await page.evaluate(() => document.body.append("after-all"));
  await expect.poll(() => JSON.stringify(eventsOf(gateway))).toContain("after-all");
  expect(JSON.stringify(eventsOf(gateway))).not.toContain("canary");
});
