/** Notes and drawings on the shared page, by agents and by the customer. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Agent } from "./world/agent";
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

async function scene(path = "/"): Promise<{ ada: Agent; vera: Customer; hand: Hand }> {
  const { ada, vera } = await world.sharing(path);
  await ada.replay.locator("#main").waitFor();
  return { ada, vera, hand: new Hand(ada) };
}

const listed = (agent: Agent) => agent.page.getByTestId("notes").getByRole("listitem");

/** How far the first note's dot is from an element's middle, on the customer's page. */
const distance = (vera: Customer, selector: string): Promise<number> =>
  vera.page.evaluate((target) => {
    const dot = document.querySelector("alongside-ui")?.shadowRoot?.querySelector("article.note .dot")?.getBoundingClientRect();
    const box = document.querySelector(target)?.getBoundingClientRect();
    if (!dot || !box) return Infinity;
    return Math.hypot(dot.x + dot.width / 2 - box.x - box.width / 2, dot.y + dot.height / 2 - box.y - box.height / 2);
  }, selector);

test("an agent's note is seen at its element, through scrolling and resizing, and can be changed and taken away", async () => {
  const { ada, vera, hand } = await scene();
  await hand.note("#search", "Try a shorter word");
  await vera.notes.getByText("Try a shorter word").waitFor();
  await eventually(() => listed(ada).count()).toBe(1);
  await eventually(() => distance(vera, "#search")).toBeLessThan(12);
  await vera.page.setViewportSize({ width: 1000, height: 700 });
  await eventually(() => distance(vera, "#search")).toBeLessThan(12);
  await vera.page.evaluate(() => scrollTo(0, 40));
  await eventually(() => distance(vera, "#search")).toBeLessThan(12);
  await hand.notes.getByRole("button", { name: "Edit" }).dispatchEvent("click");
  await hand.editor.locator("textarea").fill("Try a longer word");
  await hand.editor.getByRole("button", { name: "Save" }).dispatchEvent("click");
  await vera.notes.getByText("Try a longer word").waitFor();
  await ada.page.getByRole("button", { name: "Remove the note: Try a longer word" }).click();
  await eventually(() => vera.notes.count()).toBe(0);
  await eventually(() => listed(ada).count()).toBe(0);
});

test("a customer's note is seen by the agents, and is not theirs to take away", async () => {
  const { ada, vera, hand } = await scene();
  await vera.page.locator("#annotate").click();
  await vera.page.locator("#tool-note").click();
  const { x, y, width, height } = (await vera.page.locator("#search").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await vera.page.mouse.click(x + width / 2, y + height / 2);
  await vera.page.locator("alongside-ui .note.editing textarea").fill("I can't find it");
  await vera.page.keyboard.press("Control+Enter");
  await hand.notes.getByText("I can't find it").waitFor();
  await eventually(() => listed(ada).textContent()).toContain("Customer");
  expect(await ada.page.getByRole("button", { name: "Remove the note" }).count()).toBe(0);
  await ada.page.getByTestId("clear-own").waitFor();
  expect(await ada.page.getByTestId("clear-own").getAttribute("aria-disabled")).toBe("true");
});

test("notes outlive reloads on both sides, are there for whoever comes late, and belong to their page", async () => {
  const { ada, vera, hand } = await scene();
  await hand.note("#search", "Here");
  await vera.notes.getByText("Here").waitFor();
  await vera.page.reload();
  await vera.isSeen();
  await vera.notes.getByText("Here").waitFor();
  await ada.page.reload();
  await ada.sees("live");
  await hand.notes.getByText("Here").waitFor();
  const ben = await world.agent("ben", { path: new URL(await ada.address()).pathname });
  await new Hand(ben).notes.getByText("Here").waitFor();
  expect(await ben.page.getByRole("button", { name: "Remove the note" }).count()).toBe(0);
  await vera.go("/guide.html");
  await vera.isSeen();
  await eventually(() => listed(ben).textContent()).toContain("on /");
  expect(await vera.notes.filter({ visible: true }).count()).toBe(0);
  await listed(ben).getByRole("button").click();
  await ben.page.getByTestId("told").getByText("This note is on another page.").waitFor();
});

test("a line that stays is there until it is taken away; one that fades goes by itself", async () => {
  const { ada, vera, hand } = await scene();
  const lines = vera.page.locator("alongside-ui path.stroke");
  await hand.take("pen");
  await hand.drag("#search", { x: 80, y: 30 });
  await eventually(() => lines.count()).toBe(1);
  await ada.page.getByTestId("clear-own").click();
  await eventually(() => lines.count()).toBe(0);
  await ada.page.getByTestId("stays").uncheck();
  await hand.drag("#search", { x: 80, y: 30 });
  await lines.first().waitFor({ state: "attached" });
  await eventually(() => lines.count()).toBe(0);
  // What fades is never kept.
  expect(await ada.page.getByTestId("clear-own").getAttribute("aria-disabled")).toBe("true");
});

test("an arrow and a light are seen, and the customer can clear all", async () => {
  const { vera, hand } = await scene();
  await hand.take("arrow");
  await hand.drag("#search", { x: 120, y: 60 });
  await vera.page.locator("alongside-ui path.arrow").waitFor({ state: "attached" });
  await hand.take("spotlight");
  await hand.press("#search");
  await vera.page.locator("alongside-ui .spotlight").waitFor({ state: "attached" });
  await vera.page.locator("#annotate").click();
  await vera.page.locator("#clear").click();
  await eventually(() => vera.page.locator("alongside-ui .spotlight, alongside-ui path.arrow").count()).toBe(0);
  await eventually(() => hand.over.locator(".spotlight, path.arrow").count()).toBe(0);
});
