import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./browser";
import type { FakeGateway } from "./gateway";
import { eventsOf } from "./mirrored";
import { share, Site } from "./site";

let browser: Browser;
let site: Site;
let page: Page;
let context: BrowserContext;
let gateway: FakeGateway;

beforeAll(async () => {
  browser = await launch();
  site = await Site.open(browser, { "/account": "<p>canary-account</p>", "/shop": "<p id='shown'>visible-shop</p>" });
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});
afterEach(() => context?.close());

async function visit(path: string): Promise<void> {
  ({ page, context, gateway } = await site.visit(path, undefined, (one) => {
    one.settings = { ...one.settings, pause_criteria: [{ url_fragment: "/account", condition: "includes" }] };
  }));
}
const mirrored = (): string => JSON.stringify(eventsOf(gateway));
const asked = (type: string): Record<string, unknown>[] => gateway.asked(type);

describe("the customer's pause", () => {
  test("shows nothing from that moment on, says so, and after it the page as it is then", async () => {
    await visit("/shop");
    await share(page);
    await expect.poll(mirrored).toContain("visible-shop");
    await page.click("#pause");
    await page.waitForSelector("#bar.paused");
    expect(await page.textContent("#who")).toBe("Paused. Nobody sees this page.");
    expect(await page.isVisible("#annotate")).toBe(false);
    await expect.poll(() => asked("pause")).toMatchObject([{ reason: "sharer" }]);
    const before = gateway.mirrored.length;
    await page.evaluate(() => document.body.append("canary-while-paused"));
    await page.evaluate(() => document.body.lastChild?.remove());
    // A viewer who asks for a snapshot gets none.
    gateway.want(1);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_300)));
    expect(gateway.mirrored.length).toBe(before);
    await page.getByRole("button", { name: "Go on" }).click();
    await page.waitForSelector("#bar.seen");
    expect(asked("continue")).toHaveLength(1);
    await page.evaluate(() => document.body.append("after-the-pause"));
    await expect.poll(mirrored).toContain("after-the-pause");
    expect(mirrored()).not.toContain("canary");
  });

  test("stays over page loads", async () => {
    await visit("/shop");
    await share(page);
    await page.click("#pause");
    await page.waitForSelector("#bar.paused");
    const before = gateway.mirrored.length;
    await page.reload();
    await page.waitForSelector("#bar.paused");
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_300)));
    expect(gateway.mirrored.length).toBe(before);
    expect(asked("continue")).toEqual([]);
    await page.click("#pause");
    await page.waitForSelector("#bar.seen");
    await expect.poll(() => gateway.mirrored.length).toBeGreaterThan(before);
  });

  test("holds without a network, and is told as soon as there is one", async () => {
    await visit("/shop");
    await share(page);
    await expect.poll(() => gateway.mirrored.length).toBeGreaterThan(0);
    await gateway.goDown();
    await page.waitForSelector("#bar.offline");
    await page.click("#pause");
    const before = gateway.mirrored.length;
    gateway.isDown = false;
    await page.waitForSelector("#bar.paused", { timeout: 30_000 });
    await expect.poll(() => gateway.view.paused?.reason, { timeout: 15_000 }).toBe("sharer");
    expect(gateway.mirrored.length).toBe(before);
  });
});

describe("a page that is never shown", () => {
  test("pauses before anything of it leaves, and the next page goes on by itself", async () => {
    await visit("/account");
    await share(page);
    await page.waitForSelector("#bar.paused");
    expect(await page.textContent("#who")).toBe("Paused: this page is never shown.");
    expect(await page.isVisible("#pause")).toBe(false);
    await expect.poll(() => asked("pause")).toMatchObject([{ reason: "page" }]);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_300)));
    expect(gateway.mirrored).toEqual([]);
    await page.goto(`${site.origin}/shop`);
    await page.waitForSelector("#bar.seen");
    expect(asked("continue")).toHaveLength(1);
    await expect.poll(mirrored).toContain("visible-shop");
    expect(mirrored()).not.toContain("canary");
  });

  test("pauses when the address changes without a page load, with or without the browser's word on it", async () => {
    for (const isTold of [true, false]) {
      await visit("/shop");
      if (!isTold) await page.addInitScript(() => Object.defineProperty(window, "navigation", { value: undefined }));
      await page.reload();
      await share(page);
      await expect.poll(mirrored).toContain("visible-shop");
      await page.evaluate(() => {
        history.pushState(null, "", "/account/orders");
        document.body.append("canary-of-the-account");
      });
      await page.waitForSelector("#bar.paused");
      await expect.poll(() => gateway.view.paused?.reason).toBe("page");
      await page.evaluate(() => {
        document.body.lastChild?.remove();
        history.back();
      });
      await page.waitForSelector("#bar.seen");
      await page.evaluate(() => document.body.append("shown-again"));
      await expect.poll(mirrored).toContain("shown-again");
      expect(mirrored()).not.toContain("canary");
      await context.close();
    }
  });
});
