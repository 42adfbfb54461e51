import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./browser";
import type { FakeGateway } from "./gateway";
import { share, Site } from "./site";

let browser: Browser;
let site: Site;
let page: Page;
let context: BrowserContext;
let gateway: FakeGateway;

beforeAll(async () => {
  browser = await launch();
  site = await Site.open(browser);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});
afterEach(() => context?.close());

async function visit(path = "/"): Promise<void> {
  ({ page, context, gateway } = await site.visit(path));
}

describe("when a part can't be loaded", () => {
  test("the button says so, and a further press tries again", async () => {
    await visit();
    await context.route(/cobrowse-/, (route) => route.abort());
    await page.click("#pill");
    await expect.poll(() => page.textContent("#pill")).toBe("Sharing could not be loaded. Try again");
    await context.unroute(/cobrowse-/);
    await page.click("#pill");
    await page.waitForSelector("#key-dialog[open]");
    expect(await page.textContent("#pill")).toBe("Share this page");
  });

  test("that is said on sites with a button of their own, too", async () => {
    await visit("/hidden");
    await context.route(/cobrowse-/, (route) => route.abort());
    await page.evaluate(() => window.alongside?.share());
    await page.waitForSelector("#pill:not([hidden])");
    expect(await page.textContent("#pill")).toContain("could not be loaded");
  });

  test("a page that was to go on with sharing says so", async () => {
    await visit();
    await share(page);
    await context.route(/cobrowse-/, (route) => route.abort());
    await page.reload();
    await expect.poll(() => page.textContent("#pill")).toContain("could not be loaded");
  });

  test("annotations and the agents' control: the bar says so, and sharing goes on", async () => {
    await visit();
    await share(page);
    await context.route(/(annotate|control)-/, (route) => route.abort());
    await page.click("#annotate");
    await expect.poll(() => page.textContent("#passing")).toContain("could not be loaded");
    expect(await page.isVisible("#bar.seen")).toBe(true);
  });
});

test("what is not needed at the start is not loaded at the start", async () => {
  await visit();
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await share(page);
  await expect.poll(() => gateway.mirrored.length).toBeGreaterThan(0);
  expect(loaded.filter((path) => /annotate|control|veil/.test(path))).toEqual([]);
  gateway.askForControl();
  await page.click("#allow");
  await expect.poll(() => loaded.some((path) => /control-/.test(path))).toBe(true);
});

test("viewers hear whether the page is in sight, and their pings are answered", async () => {
  await visit();
  await share(page);
  await expect.poll(() => gateway.said("sight")).toContainEqual({ hidden: false });
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect.poll(() => gateway.said("sight").at(-1)).toEqual({ hidden: true });
  gateway.relay("ping", 17);
  await expect.poll(() => gateway.said("pong")).toEqual([17]);
});

test("the customer sees on request what agents don't see, and no longer when they have", async () => {
  await visit();
  await share(page);
  await page.click("#veil");
  expect(await page.getAttribute("#veil", "aria-pressed")).toBe("true");
  await expect.poll(() => page.textContent("#passing")).toMatch(/hidden from agents/);
  await page.click("#veil");
  expect(await page.getAttribute("#veil", "aria-pressed")).toBe("false");
});
