/** The pages of administrators hold to WCAG 2.2 AA in every state, wide and narrow, light and dark. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./axe";
import { openStories, type Stories } from "./console";

let stories: Stories;

beforeAll(async () => {
  stories = await openStories();
});

afterEach(() => stories.clear());

afterAll(() => stories.close());

const DRAW = "allow_draw";

/** What a state takes beside its story. */
const STATES: Record<string, { story: string; then?: (page: Page) => Promise<unknown> }> = {
  settings: { story: "settings" },
  "settings, private": { story: "settings-private" },
  "settings, open": { story: "settings-open" },
  "settings, empty": { story: "settings-empty" },
  "settings, failed": { story: "settings-failed" },
  "settings, not yours": { story: "settings-not-yours" },
  changed: { story: "settings", then: (page) => page.getByTestId(DRAW).click({ force: true }) },
  "what changed": {
    story: "settings",
    then: async (page) => {
      await page.getByTestId(DRAW).click({ force: true });
      await page.getByTestId("unsaved").click();
      await page.getByRole("dialog", { name: /not saved/ }).waitFor();
    },
  },
  "a wrong entry": {
    story: "settings",
    then: async (page) => {
      await page.getByTestId("mask_selectors").getByRole("textbox").fill("p[");
      await page.keyboard.press("Enter");
    },
  },
  saved: {
    story: "settings",
    then: async (page) => {
      await page.getByTestId(DRAW).click({ force: true });
      await page.getByTestId("save").click();
      await page.getByTestId("saved").waitFor();
    },
  },
  conflict: {
    story: "settings-conflict",
    then: async (page) => {
      await page.getByTestId(DRAW).click({ force: true });
      await page.getByTestId("save").click();
      await page.getByTestId("conflict").waitFor();
    },
  },
  leaving: {
    story: "settings",
    then: async (page) => {
      await page.getByTestId(DRAW).click({ force: true });
      await page.getByTestId("undo").waitFor();
      await page.getByRole("link", { name: "Audit" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  import: { story: "settings", then: (page) => page.getByTestId("import").click() },
  "import, looked at": {
    story: "settings",
    then: async (page) => {
      await page.getByTestId("import").click();
      await page.getByTestId("import-text").fill('{"mask_selectors":[".a","p["],"enabled":false}');
      await page.getByTestId("import-look").click();
      await page.getByTestId("import-plan").waitFor();
    },
  },
  preview: {
    story: "settings",
    then: async (page) => {
      await page.getByTestId("preview-address").fill(`${new URL(page.url()).origin}/stories/admin/previewed.html`);
      await page.getByTestId("preview-open").click();
      const replay = page.frameLocator('[data-testid="viewer"]').frameLocator("iframe");
      await replay.getByText("Checkout").waitFor();
    },
  },
  "preview, blocked": {
    story: "settings",
    then: async (page) => {
      await page.evaluate(() => Object.assign(window, { open: () => null }));
      await page.getByTestId("preview-address").fill("https://shop.example");
      await page.getByTestId("preview-open").click();
      await page.getByTestId("preview-trouble").waitFor();
    },
  },
  audit: { story: "audit", then: (page) => page.getByTestId("more").waitFor() },
  "audit, none": { story: "audit-none" },
  "audit, not yours": { story: "audit-not-yours" },
  trail: { story: "audit-trail", then: (page) => page.getByTestId("entry").first().waitFor() },
  "trail, running": { story: "audit-running", then: (page) => page.getByTestId("entry").first().waitFor() },
  "trail, gone": { story: "audit-gone", then: (page) => page.getByRole("alert").waitFor() },
};

describe.each([
  { scheme: "light", width: 1440 },
  { scheme: "dark", width: 390 },
])("$scheme, $width px wide", ({ scheme, width }) => {
  test.each(Object.entries(STATES))("%s", async (_, { story, then }) => {
    const page = await stories.open(story, { of: "admin", scheme, viewport: { width, height: 900 } });
    await page.locator("h1").waitFor();
    await then?.(page);
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, "nothing is cut off or scrolls sideways").toBeLessThanOrEqual(0);
  });
});

test.each(["de", "pt"])("what is longer in %s finds room", async (lang) => {
  for (const story of ["settings", "audit-trail", "settings-not-yours"]) {
    const page = await stories.open(story, { of: "admin", lang, viewport: { width: 390, height: 844 } });
    await page.locator("h1").waitFor();
    const wide = await page.evaluate(() => {
      const main = document.getElementById("main") as HTMLElement;
      return Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - window.innerWidth);
    });
    expect(wide, story).toBeLessThanOrEqual(0);
  }
});
