/** The customer's side of control: asked by keyboard alone, over page loads, taken back with a key; and what axe finds. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Agent } from "./world/agent";
import { violations } from "./world/axe";
import { Hand } from "./world/hand";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

const OURS = "alongside-ui";

const ask = (agent: Agent): Promise<void> => agent.page.getByTestId("ask-control").click();

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement;
    return (inside ?? document.activeElement)?.id ?? "";
  });

test("by keyboard alone, with nothing for axe to find: allowed, and taken back with Escape while typing", async () => {
  const { ada, vera } = await world.sharing();
  const { keyboard } = vera.page;
  await vera.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await ask(ada);
  await eventually(() => focused(vera.page)).toBe("control-dialog");
  expect(await violations(vera.page, OURS)).toEqual([]);
  await keyboard.press("Tab");
  expect(await focused(vera.page)).toBe("allow");
  await keyboard.press("Enter");
  await vera.isHeld();
  await ada.page.getByTestId("in-control").waitFor();
  expect(await violations(vera.page, OURS)).toEqual([]);
  await vera.page.locator("#search").focus();
  await keyboard.type("boo");
  await keyboard.press("Escape");
  await vera.isSeen();
  await ada.page.getByTestId("ask-control").waitFor();
  await keyboard.type("ts");
  expect(await vera.page.locator("#search").inputValue()).toBe("boots");
});

test("whoever is typing goes on typing while an agent asks, and answers when they like", async () => {
  const { ada, vera } = await world.sharing();
  await vera.page.locator("#search").focus();
  await ask(ada);
  await vera.control.waitFor();
  await vera.page.keyboard.type("boots ");
  expect(await vera.page.locator("#search").inputValue()).toBe("boots ");
  await eventually(() => vera.passing.textContent()).toBe("Ada Lindqvist asks to control this page.");
  await vera.page.locator("#dont-allow").click();
  await ada.page.getByTestId("ask-control").waitFor();
  expect(await vera.bar.getAttribute("class")).toBe("seen");
});

test("control goes on over the customer's page loads", async () => {
  const { ada, vera } = await world.sharing();
  await new Hand(ada).takeControl(vera);
  await vera.page.reload();
  await vera.isHeld();
  await vera.go("/guide.html");
  await vera.isHeld();
  expect(await ada.page.getByTestId("in-control").isVisible()).toBe(true);
  await vera.takeBack.click();
  await ada.page.getByTestId("ask-control").waitFor();
});

test("while paused nothing can be done to the page, and bar, tools and pause are without fault for axe", async () => {
  const { ada, vera } = await world.sharing();
  await vera.page.locator("#annotate").click();
  await vera.page.locator("#tool-note").waitFor();
  await vera.page.locator("#all").click();
  expect(await violations(vera.page, OURS)).toEqual([]);
  await vera.page.locator("#pause").click();
  await vera.page.locator("#bar.paused").waitFor();
  await vera.page.locator("#tools").waitFor({ state: "detached" });
  expect(await violations(vera.page, OURS)).toEqual([]);
  await vera.page.locator("#pause").click();
  await vera.isSeen();
  await ada.sees("live");
});
