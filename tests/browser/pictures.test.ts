/** What people see, as pictures to look at: target/screenshots/*.png. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { replaceBy } from "./canaries/typing";
import type { Agent } from "./world/agent";
import { settled } from "./world/axe";
import type { Customer } from "./world/customer";
import { REPORTS } from "./world/gateway";
import { eventually } from "./world/patience";
import { type Arrival, World } from "./world/world";

const WIDE = { viewport: { width: 1440, height: 900 } };
const NARROW = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

const fileOf = (name: string): string => join(REPORTS.pictures, `${name}.png`);

async function picture(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: fileOf(name) });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} does not scroll sideways`).toBeLessThanOrEqual(0);
}

/** From the offer to the page that is shared. */
async function walk(agent: Arrival, customer: Arrival, name: string): Promise<{ ada: Agent; vera: Customer }> {
  const [ada, vera] = await Promise.all([world.agent("ada", agent), world.customer({ path: "/product.html?id=fjell-45", ...customer })]);
  await ada.page.locator('[data-testid="connection"][data-state="ready"]').waitFor();
  await picture(ada.page, `console-home-${name}`);
  const key = await ada.start();
  await picture(ada.page, `console-key-${name}`);
  await vera.pill.click();
  await vera.key.fill(key);
  await picture(vera.page, `customer-key-${name}`);
  await vera.page.locator("#continue").click();
  await vera.agree.waitFor();
  await picture(vera.page, `customer-consent-${name}`);
  await ada.sees("deciding");
  await picture(ada.page, `console-deciding-${name}`);
  await vera.agree.click();
  await vera.isSeen();
  await vera.page.locator("h1").hover();
  await ada.replay.locator("h1").waitFor();
  await passed(ada);
  await picture(vera.page, `customer-sharing-${name}`);
  await picture(ada.page, `console-session-${name}`);
  return { ada, vera };
}

/** The notices in passing are gone, and nobody waited for it. */
async function passed(agent: Agent): Promise<void> {
  const close = agent.page.locator(".mantine-Notification-closeButton");
  await eventually(async () => {
    await close.first().dispatchEvent("click", {}, { timeout: 100 }).catch(() => undefined);
    return agent.page.locator(".mantine-Notification-root").count();
  }).toBe(0);
}

test("wide, in English", async () => {
  const { ada, vera } = await walk(WIDE, WIDE, "wide");
  // A window that can be read when it is made smaller.
  await vera.page.setViewportSize({ width: 1120, height: 720 });
  await vera.page.locator("#add-to-cart").click();
  await vera.go("/checkout.html");
  await vera.isSeen();
  await vera.page.locator("#name").pressSequentially("Vera Lorenz");
  await vera.page.locator("#email").pressSequentially("vera@example.org");
  await replaceBy(vera.page.locator("#street"), "Rua Augusta 7");
  await replaceBy(vera.page.locator("#city"), "Lisboa");
  await vera.page.locator("#card-number").pressSequentially("4242424242424242");
  await vera.page.evaluate(() => document.querySelector("#contact")?.scrollIntoView());
  const ben = await world.agent("ben", { ...WIDE, path: new URL(await ada.address()).pathname });
  await eventually(() => ben.replay.locator("#city").inputValue()).toBe("Lisboa");
  await eventually(() => vera.who.textContent()).toContain("Ben");
  await passed(ada);
  await picture(ada.page, "console-session-checkout");
  await picture(vera.page, "customer-sharing-checkout");
  await compose("session", fileOf("console-session-checkout"), fileOf("customer-sharing-checkout"));
  await ada.end();
  await picture(ada.page, "console-ended-wide");
  await vera.message.waitFor();
  await picture(vera.page, "customer-ended-wide");
});

test("narrow, in English", async () => {
  await walk(NARROW, NARROW, "narrow");
});

test("wide, in German", async () => {
  await walk({ ...WIDE, locale: "de-DE" }, { ...WIDE, locale: "de-DE" }, "german");
});

test("wide, in the dark, with a customer on a phone", async () => {
  await walk({ ...WIDE, colorScheme: "dark" }, NARROW, "dark");
});

/** The picture of the README: the agent's desk, and before it the customer's browser. */
async function compose(name: string, desk: string, customer: string): Promise<void> {
  const url = async (path: string): Promise<string> => `data:image/png;base64,${(await readFile(path)).toString("base64")}`;
  const page = await world.page({ viewport: { width: 1280, height: 800 } });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; height: 100vh; overflow: hidden; background: #dfe7e4 }
    img { position: absolute; border-radius: 10px; box-shadow: 0 0 0 1px #0002, 0 14px 40px #10292d44 }
  </style><img src="${await url(desk)}" style="left:32px;top:32px;width:1060px"><img src="${await url(customer)}" style="right:32px;bottom:32px;width:560px">`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path: fileOf(name) });
}
