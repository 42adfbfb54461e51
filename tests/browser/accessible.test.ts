/** For those who use the keyboard alone, and for those who have the page read to them. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { violations } from "./world/axe";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

const OURS = "alongside-ui";

/** Presses Tab until the element with this id has the focus; gives how often. */
async function tabTo(page: Page, id: string, most: number): Promise<number> {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === id) return presses;
  }
  throw new Error(`${most} times Tab do not lead to #${id}`);
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement;
    return (inside ?? document.activeElement)?.id ?? "";
  });

test("a customer shares and stops with the keyboard alone", async () => {
  const [ada, vera] = await Promise.all([world.agent("ada"), world.customer({ path: "/guide.html" })]);
  const { keyboard } = vera.page;
  const key = await ada.start();
  await tabTo(vera.page, "pill", 60);
  await keyboard.press("Enter");
  await eventually(() => focused(vera.page)).toBe("key");
  await keyboard.type(key);
  await keyboard.press("Enter");
  await vera.consent.waitFor();
  // Nothing is agreed to by an Enter too much.
  expect(await focused(vera.page)).toBe("consent-dialog");
  await tabTo(vera.page, "share", 2);
  await keyboard.press("Enter");
  await vera.isSeen();
  await ada.sees("live");
  await tabTo(vera.page, "stop", 60);
  await keyboard.press("Enter");
  await ada.ended.waitFor();
});

test("Escape leaves each dialog, and the focus goes back to where it was", async () => {
  const [ada, vera] = await Promise.all([world.agent("ada"), world.customer({ path: "/guide.html" })]);
  await vera.pill.focus();
  await vera.page.keyboard.press("Enter");
  await vera.key.waitFor();
  await vera.page.keyboard.press("Escape");
  await eventually(() => focused(vera.page)).toBe("pill");
  await vera.type(await ada.start());
  await vera.consent.waitFor();
  await vera.page.keyboard.press("Escape");
  await eventually(() => focused(vera.page)).toBe("pill");
  await ada.page.locator('[data-testid="no-key"][data-because="refused"]').waitFor();
});

test.each([
  { size: "wide", viewport: { width: 1440, height: 900 } },
  { size: "narrow", viewport: { width: 390, height: 844 } },
])("axe finds nothing wrong with what a customer meets, $size", async ({ viewport }) => {
  const [ada, vera] = await Promise.all([world.agent("ada"), world.customer({ viewport })]);
  const { page } = vera;
  expect(await violations(page, OURS), "the offer").toEqual([]);
  await vera.type("12");
  await eventually(() => vera.keyError.textContent()).toContain("eight digits");
  expect(await violations(page, OURS), "the key, with an error").toEqual([]);
  await page.keyboard.press("Escape");
  await vera.type(await ada.start());
  await vera.consent.waitFor();
  expect(await violations(page, OURS), "the consent").toEqual([]);
  await vera.agree.click();
  await vera.isSeen();
  expect(await violations(page, OURS), "the bar").toEqual([]);
  await ada.end();
  await vera.message.waitFor();
  expect(await violations(page, OURS), "the end").toEqual([]);
});

test.each([
  { scheme: "light", viewport: { width: 1440, height: 900 } },
  { scheme: "dark", viewport: { width: 390, height: 844 } },
] as const)("axe finds nothing wrong with what an agent meets, $scheme", async ({ scheme, viewport }) => {
  const options = { colorScheme: scheme, viewport };
  const [ada, vera] = await Promise.all([world.agent("ada", options), world.customer()]);
  expect(await violations(ada.page), "the start").toEqual([]);
  const key = await ada.start();
  expect(await violations(ada.page), "the key").toEqual([]);
  await vera.type(key);
  await ada.sees("deciding");
  expect(await violations(ada.page), "the customer decides").toEqual([]);
  await vera.agree.click();
  await ada.replay.locator("#products").waitFor();
  expect(await violations(ada.page), "the shared page").toEqual([]);
  await ada.page.getByTestId("end-session").click();
  await ada.page.getByRole("dialog").waitFor();
  expect(await violations(ada.page), "the question").toEqual([]);
  await ada.page.getByTestId("confirm").click();
  await ada.ended.waitFor();
  expect(await violations(ada.page), "the end").toEqual([]);
  const dmitri = await world.agent("dmitri", { ...options, path: "/session/nothing" });
  await dmitri.refusal.waitFor();
  expect(await violations(dmitri.page), "a refusal").toEqual([]);
});
