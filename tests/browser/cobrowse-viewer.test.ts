/** How the page is shown to the agent, and what keeps it from being shown. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "./world/patience";
import { changeSettings } from "./world/settings";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

test("full screen and back, larger and smaller, and all that fits", async () => {
  const { ada, vera } = await world.sharing();
  const shared = ada.page.getByTestId("shared-page");
  await ada.replay.locator("#products").waitFor();
  const scale = async () => Number(await shared.getAttribute("data-scale"));
  const fitting = await scale();
  await ada.page.getByTestId("full-screen").click();
  await ada.page.waitForFunction(() => document.fullscreenElement !== null);
  await eventually(scale).toBeGreaterThan(fitting);
  // All tools are there on the whole screen too.
  expect(await ada.page.getByTestId("ask-control").isVisible()).toBe(true);
  await ada.page.keyboard.press("f");
  await ada.page.waitForFunction(() => document.fullscreenElement === null);
  await eventually(scale).toBe(fitting);
  await ada.page.getByRole("slider").focus();
  await ada.page.keyboard.press("End");
  await eventually(scale).toBe(2);
  await ada.page.getByTestId("zoom-fit").click();
  await eventually(scale).toBe(fitting);
  // The customer's window changes, and what fits changes with it.
  await vera.page.setViewportSize({ width: 600, height: 900 });
  await eventually(() => ada.page.getByTestId("page-size").textContent()).toContain("600 × 900");
  await eventually(() => shared.getAttribute("data-width")).toBe("600");
});

test("the customer's window, how far it is scrolled, its address and the way to it are told", async () => {
  const { ada, vera } = await world.sharing();
  const size = ada.page.getByTestId("page-size");
  await eventually(() => size.textContent()).toContain("1440 × 900, 0\u00a0% down");
  await vera.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await eventually(() => size.textContent()).toContain("100\u00a0% down");
  await eventually(() => ada.page.getByTestId("address").textContent()).toBe(`${vera.shop}/`);
  const quality = ada.page.getByTestId("quality");
  await eventually(() => quality.textContent()).toMatch(/^Connection to the customer: (Good|Fair|Poor), \d+\s?ms, relayed$/);
});

test("that the customer is on another tab is told, and that they are back", async () => {
  const { ada, vera } = await world.sharing();
  await ada.replay.locator("#products").waitFor();
  const turn = (hidden: boolean) =>
    vera.page.evaluate((isHidden) => {
      Object.defineProperty(document, "visibilityState", { value: isHidden ? "hidden" : "visible", configurable: true });
      Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await turn(true);
  await ada.page.getByTestId("hidden-tab").getByText("Your customer is on another tab.").waitFor();
  await turn(false);
  await ada.page.getByTestId("hidden-tab").waitFor({ state: "detached" });
});

test("the customer pauses: the page is covered, over page loads too, until they go on", async () => {
  const { ada, vera } = await world.sharing();
  await ada.replay.locator("#products").waitFor();
  await vera.page.locator("#pause").click();
  const cover = ada.page.getByTestId("paused");
  await cover.getByText("Your customer has paused").waitFor();
  expect(await cover.getAttribute("data-reason")).toBe("sharer");
  await eventually(() => vera.who.textContent()).toContain("Nobody sees this page");
  await vera.go("/guide.html");
  await vera.page.locator("#bar.paused").waitFor();
  await cover.waitFor();
  expect(await ada.replay.locator("#guide").count()).toBe(0);
  await vera.page.locator("#pause").click();
  await cover.waitFor({ state: "detached" });
  await ada.replay.locator("#guide").waitFor();
});

test("a page that the organisation keeps private pauses by itself, and the next one goes on by itself", async () => {
  await changeSettings(world, () => ({ pause_criteria: [{ url_fragment: "/guide.html", condition: "includes" }] }));
  const { ada, vera } = await world.sharing();
  await ada.replay.locator("#products").waitFor();
  await vera.go("/guide.html");
  const cover = ada.page.getByTestId("paused");
  await cover.getByText("This page is not shown").waitFor();
  expect(await cover.getAttribute("data-reason")).toBe("page");
  expect(await ada.replay.locator("#guide").count()).toBe(0);
  await vera.go("/product.html?id=fjell-45");
  await cover.waitFor({ state: "detached" });
  await eventually(() => ada.replay.locator("h1").textContent()).toBe("Fjell 45");
});
