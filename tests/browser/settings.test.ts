/** What an administrator sets is what agents see: in the console, over the server, on the customer's page. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Agent } from "./world/agent";
import { violations } from "./world/axe";
import type { Customer } from "./world/customer";
import { Hand } from "./world/hand";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

const SETTINGS = "/settings/cobrowse";
const PRODUCT = "/product.html?id=fjell-45";
const HIDDEN = /^•+$/;

/** An administrator at the settings, which are loaded. */
async function administrator(): Promise<Agent> {
  const ines = await world.agent("ines", { path: SETTINGS });
  await ines.page.getByTestId("presets").waitFor();
  return ines;
}

/** An agent and a customer who shares the checkout with them. */
async function atCheckout(): Promise<{ ada: Agent; vera: Customer }> {
  const { ada, vera } = await world.sharing(PRODUCT);
  await vera.page.locator("#add-to-cart").click();
  await vera.go("/checkout.html");
  await vera.isSeen();
  await ada.replay.locator("#street").waitFor();
  return { ada, vera };
}

async function add(page: Page, list: string, selector: string): Promise<void> {
  const field = page.getByTestId(list).getByRole("textbox");
  await field.fill(selector);
  await field.press("Enter");
}

const entries = (page: Page, list: string): Promise<string[]> => page.getByTestId(list).getByRole("listitem").allInnerTexts();

async function save(page: Page): Promise<void> {
  await page.getByTestId("save").click();
  await page.getByTestId("saved").waitFor();
}

test("masking that is changed in the console is obeyed by the next session, and not by the one that runs", async () => {
  const [ines, running] = await Promise.all([administrator(), atCheckout()]);
  await running.vera.page.locator("#email").fill("vera@example.org");
  await eventually(() => running.ada.replay.locator("#email").inputValue()).toMatch(HIDDEN);
  await eventually(() => running.ada.replay.locator("h1").textContent()).not.toMatch(HIDDEN);

  await add(ines.page, "unmask_selectors", "#email");
  await add(ines.page, "mask_selectors", "h1");
  await save(ines.page);

  const next = await atCheckout();
  await next.vera.page.locator("#email").fill("next@example.org");
  await next.vera.page.locator("#name").fill("Vera Lorenz");
  await eventually(() => next.ada.replay.locator("#email").inputValue()).toBe("next@example.org");
  await eventually(() => next.ada.replay.locator("#name").inputValue()).toMatch(HIDDEN);
  expect(await next.ada.replay.locator("h1").textContent()).toMatch(HIDDEN);

  await running.vera.page.locator("#email").fill("again@example.org");
  await running.vera.page.locator("#city").fill("Porto");
  await eventually(() => running.ada.replay.locator("#city").inputValue()).toBe("Porto");
  expect(await running.ada.replay.locator("#email").inputValue()).toMatch(HIDDEN);

  // As it was, for whoever comes next.
  await ines.page.getByRole("button", { name: "Remove #email" }).click();
  await ines.page.getByRole("button", { name: "Remove h1" }).click();
  await save(ines.page);
});

test("a press on the preview of a page opens a field for agents", async () => {
  const ines = await administrator();
  const { page } = ines;
  const site = world.gateway.addresses["sites.shop"];
  const before = await ines.context.newPage();
  await before.goto(site + PRODUCT);
  await before.locator("#add-to-cart").click();
  await before.close();
  await page.getByTestId("preview-address").fill(`${site}/checkout.html`);
  const [shop] = await Promise.all([page.waitForEvent("popup"), page.getByTestId("preview-open").click()]);
  await shop.locator("#email").fill("vera@example.org");
  const email = ines.replay.locator("#email");
  await eventually(() => email.inputValue()).toMatch(HIDDEN);
  const open = await entries(page, "unmask_selectors");

  await shop.locator("#email").evaluate((field) => field.scrollIntoView({ block: "center", behavior: "instant" }));
  const scrolled = await shop.evaluate(() => Math.round(window.scrollY));
  await eventually(() => email.evaluate((field) => Math.round(field.ownerDocument.scrollingElement?.scrollTop ?? -1))).toBe(scrolled);
  // A window behind another is not drawn, and fits the preview into its room when it is.
  await page.bringToFront();
  await page.locator("#preview").evaluate((section) => section.scrollIntoView());
  await eventually(() => page.getByTestId("shared-page").getAttribute("data-scale").then(Number)).toBeLessThan(1);
  await new Hand(ines).press("#email");
  await page.getByTestId("preview-done").getByText("#email").waitFor();
  await eventually(() => entries(page, "unmask_selectors")).toEqual([...open, "#email"]);
  await eventually(() => email.inputValue()).toBe("vera@example.org");
  expect(await violations(page, "#preview")).toEqual([]);

  await page.getByTestId("preview-undo").click();
  await eventually(() => email.inputValue()).toMatch(HIDDEN);
  expect(await entries(page, "unmask_selectors")).toEqual(open);
});

test("two administrators who change the settings at once both keep what they did", async () => {
  const [ines, other] = await Promise.all([administrator(), administrator()]);
  await add(ines.page, "mask_selectors", ".price");
  await add(other.page, "mask_selectors", ".vat");
  await save(ines.page);
  await other.page.getByTestId("save").click();
  await other.page.getByTestId("conflict").getByText("+ .price").waitFor();
  await other.page.getByTestId("settle-keep").click();
  expect(await entries(other.page, "mask_selectors")).toEqual([".price", ".vat"]);
  await save(other.page);
  await ines.page.reload();
  await eventually(() => entries(ines.page, "mask_selectors")).toEqual([".price", ".vat"]);
});

test("who is no administrator finds no way in, and the server has none for them either", async () => {
  const ada = await world.agent("ada", { path: SETTINGS });
  await ada.page.getByTestId("not-for-you").getByText("cobrowse:settings:edit").waitFor();
  expect(await ada.page.getByRole("navigation", { name: "Areas" }).getByRole("link").allInnerTexts()).toEqual(["Co-browse"]);
  const token = await ada.page.evaluate(() => {
    const kept = Object.entries(sessionStorage).find(([name]) => name.startsWith("oidc.user:"))?.[1] as string;
    return (JSON.parse(kept) as { access_token: string }).access_token;
  });
  const ask = async (path: string): Promise<number> => {
    const answer = await fetch(`${world.gateway.addresses.http}/admin/${path}`, { headers: { authorization: `Bearer ${token}` } });
    return answer.status;
  };
  expect([await ask("settings"), await ask("sessions?day=2026-11-20"), await ask("audit?session=x")]).toEqual([403, 403, 403]);
});
