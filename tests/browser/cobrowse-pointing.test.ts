/** Everybody sees where the others point. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Hand } from "./world/hand";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

test("an agent's pointer is seen with its name by the customer and by other agents, and goes when it leaves", async () => {
  const { ada, vera } = await world.sharing();
  const hand = new Hand(ada);
  const ben = await world.agent("ben", { path: new URL(await ada.address()).pathname });
  await ben.replay.locator("#search").waitFor();
  await hand.moveTo("#search");
  const hers = { hasText: "Ada Lindqvist" };
  const cursor = vera.page.locator("alongside-ui .cursor").filter(hers);
  await eventually(() => cursor.count()).toBe(1);
  await eventually(() => new Hand(ben).over.locator(".cursor").filter(hers).count()).toBe(1);
  // At the same place of the page, not of the screen.
  const isThere = () =>
    vera.page.evaluate(() => {
      const cursors = [...(document.querySelector("alongside-ui")?.shadowRoot?.querySelectorAll(".cursor") ?? [])];
      const at = cursors.find((one) => one.textContent?.includes("Ada"))?.getBoundingClientRect();
      const box = document.querySelector("#search")?.getBoundingClientRect();
      return !!at && !!box && Math.hypot(at.x - box.x - box.width / 2, at.y - box.y - box.height / 2) < 12;
    });
  await eventually(isThere).toBe(true);
  await ada.page.mouse.move(5, 5);
  await eventually(() => cursor.count()).toBe(0);
});

test("a press of the agent shows a circle on the customer's page, and presses nothing there", async () => {
  const { ada, vera } = await world.sharing();
  const hand = new Hand(ada);
  const circle = vera.page.locator("alongside-ui .ring").first().waitFor({ state: "attached" });
  await vera.lookAt("#products h3 a");
  await hand.press("#products h3 a");
  await circle;
  expect(new URL(vera.page.url()).pathname).toBe("/");
});

test("the customer's pointer and presses are seen by the agent", async () => {
  const { ada, vera } = await world.sharing();
  const { over } = new Hand(ada);
  await ada.replay.locator("#search").waitFor();
  await vera.page.locator("#search").hover();
  await eventually(() => over.locator(".replayer-mouse").count()).toBe(1);
  const circle = over.locator(".ring").first().waitFor({ state: "attached" });
  await vera.page.locator("#search").click();
  await circle;
});
