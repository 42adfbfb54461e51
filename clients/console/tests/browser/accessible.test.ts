import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./axe";
import { openStories, type Stories } from "./console";

const NAMES = [
  "sign-in",
  "sign-in-failed",
  "start-failure",
  "home",
  "home-in-session",
  "home-forbidden",
  "home-reconnecting",
  "nowhere",
  "entering",
  "key",
  "key-expired",
  "key-none",
  "key-locked",
  "deciding",
  "refused",
  "loading",
  "live",
  "live-two",
  "live-away",
  "ended-customer",
  "refused-conflict",
  "refused-forbidden",
];

/** What has a layout or a colour of its own. */
const TELLING = [
  "sign-in",
  "home",
  "home-reconnecting",
  "key",
  "key-locked",
  "refused",
  "live-two",
  "live-away",
  "ended-customer",
  "refused-conflict",
];

let stories: Stories;

beforeAll(async () => {
  stories = await openStories();
});

afterEach(() => stories.clear());

afterAll(() => stories.close());

/** Moments that pass by themselves. */
const settle: Record<string, number> = { "home-reconnecting": 3_300, "key-expired": 1_800, refused: 1_300 };

test("what opens on a click", async () => {
  const page = await stories.open("live", { scheme: "dark" });
  for (const name of ["Language: EN", "Appearance", "Your account: Ada Lindqvist"]) {
    await page.getByRole("button", { name }).click();
    await page.getByRole("menu").waitFor();
    expect(await violations(page), name).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "hidden" });
  }
  await page.getByTestId("end-session").click();
  await page.getByRole("dialog").waitFor();
  expect(await violations(page)).toEqual([]);
});

describe.each([
  { scheme: "light", width: 1440, names: NAMES },
  { scheme: "dark", width: 390, names: TELLING },
])("$scheme, $width px wide", ({ scheme, width, names }) => {
  test.each(names)("%s", async (name) => {
    const page = await stories.open(name, { scheme, viewport: { width, height: 844 } });
    await page.waitForTimeout(settle[name] ?? 500);
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, "nothing is cut off or scrolls sideways").toBeLessThanOrEqual(0);
  });
});
