/** Everything about a page that is shared, held to WCAG 2.2 AA: every state, and what opens over it. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./axe";
import { openStories, type Stories } from "./console";

/** Each state, and by what it is known that it has come. */
const STATES: Record<string, string> = {
  "live-asked": '[data-testid="withdraw-control"]',
  "live-asked-too": '[data-testid="withdraw-control"]',
  "live-control": '[data-feel="good"]',
  "live-control-other": '[data-control="holds"]',
  "live-control-taken": '[role="alert"]',
  "live-nothing-allowed": '[data-feel="fair"]',
  "live-masked": '[data-told="masked"]',
  "live-notes": '[data-testid="notes"]',
  "live-paused": '[data-testid="paused"]',
  "live-paused-page": '[data-testid="paused"]',
  "live-hidden": '[data-testid="hidden-tab"]',
  "live-behind": '[data-feel="poor"]',
  "live-scripted-control": '[data-testid="path"]',
};

let stories: Stories;

beforeAll(async () => {
  stories = await openStories();
});

afterEach(() => stories.clear());

afterAll(() => stories.close());

/** Nothing moves any more: what is half there has no colour that could be judged. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const ends = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    return Promise.allSettled(ends.map((one) => one.finished));
  });

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What stands out of the card that it belongs into. */
const standingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const card = document.querySelector('[data-testid="tools"]') as HTMLElement;
    const { right } = card.getBoundingClientRect();
    const wide = [...card.querySelectorAll<HTMLElement>("button, a, input, p, span, output")];
    return wide.filter((one) => one.getBoundingClientRect().right > right).map((one) => one.outerHTML.slice(0, 120));
  });

describe.each([
  { scheme: "light", width: 1440, lang: "en" },
  { scheme: "dark", width: 390, lang: "de" },
])("$scheme, $width px wide, $lang", ({ scheme, width, lang }) => {
  test.each(Object.entries(STATES))("%s", async (name, sign) => {
    const page = await stories.open(name, { scheme, lang, viewport: { width, height: 844 } });
    await page.locator(sign).first().waitFor({ state: "attached" });
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page), "nothing is cut off or scrolls sideways").toBeLessThanOrEqual(0);
    expect(await standingOut(page)).toEqual([]);
  });
});

test.each(["de", "pt"])("nothing stands out of the tools, however wide the window, in %s", async (lang) => {
  for (const name of ["live-asked-too", "live-scripted-control", "live-nothing-allowed"]) {
    const page = await stories.open(name, { lang });
    await page
      .locator(STATES[name] as string)
      .first()
      .waitFor({ state: "attached" });
    for (const width of [1440, 1200, 1024, 993, 800, 600, 390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await standingOut(page), `${name} at ${width}`).toEqual([]);
      expect(await overflow(page), `${name} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test.each(["light", "dark"])(
  "the list of keys, the whole screen, and a page that is larger than it, %s",
  async (scheme) => {
    const page = await stories.open("live-scripted-control", { scheme });
    await page.getByTestId("path").waitFor();
    await page.getByTestId("shortcuts").click();
    await page.getByRole("dialog").waitFor();
    await settled(page);
    expect(await violations(page), "the list").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByTestId("path").fill("x");
    await page.keyboard.press("Enter");
    await page.getByRole("slider").focus();
    await page.keyboard.press("End");
    await settled(page);
    expect(await violations(page), "enlarged, with a wrong path").toEqual([]);
    await page.getByTestId("full-screen").click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await settled(page);
    expect(await violations(page), "the whole screen").toEqual([]);
  },
);
