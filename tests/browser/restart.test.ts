/** What happens to a session when the system goes away under it. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

test("the gateway is killed and started again, and both sides go on by themselves", async () => {
  const { ada, vera } = await world.sharing();
  const isSame = await vera.mark();
  await ada.replay.locator("#products").waitFor();
  await world.gateway.kill();
  await vera.page.locator("#bar.offline").waitFor();
  expect(await vera.who.textContent()).toContain("Nothing is being shown");
  // The shop works without us.
  await vera.page.locator("#search").fill("stove");
  const began = performance.now();
  await world.gateway.startAgain();
  await vera.isSeen();
  await ada.sees("live");
  await eventually(() => ada.replay.locator("#results").textContent(), 45_000).toContain("stove");
  console.info(`both were back ${Math.round(performance.now() - began)} ms after the new start began`);
  await vera.page.locator("#search").fill("boot");
  await eventually(() => ada.replay.locator("#results").textContent()).toContain("boot");
  expect(await isSame()).toBe(true);
});

test("stopping works while the gateway is down, and the agent is told when it is back", async () => {
  const { ada, vera } = await world.sharing();
  await world.gateway.kill();
  await vera.page.locator("#bar.offline").waitFor();
  await vera.stop.click();
  expect(await vera.bar.count()).toBe(0);
  expect(await vera.border.count()).toBe(0);
  await eventually(() => vera.note.textContent()).toContain("You have stopped sharing");
  await world.gateway.startAgain();
  await ada.ended.waitFor({ timeout: 45_000 });
  expect(await ada.ended.textContent()).toContain("Your customer stopped sharing.");
  await eventually(() => vera.record()).toBeNull();
});
