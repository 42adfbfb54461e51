/** More than one agent, and agents who may not. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

/** The place in the console that an address leads to. */
const pathOf = (address: string): string => new URL(address).pathname;

test("a second agent who opens the session's address sees the whole page, and the others notice a notice", async () => {
  const { ada, vera } = await world.sharing();
  const isSame = await vera.mark();
  await ada.replay.locator("#products").waitFor();
  await vera.page.locator("#search").fill("tent");
  await eventually(() => ada.replay.locator("#results").textContent()).toContain("tent");
  // Nothing that is shown to the first agent is drawn anew.
  await ada.replay.locator("body").evaluate((body) => body.setAttribute("data-kept", ""));

  const ben = await world.agent("ben", { path: pathOf(await ada.address()) });
  await ben.sees("live");
  await eventually(() => ben.replay.locator("#results").textContent()).toContain("tent");
  expect(await ben.replay.locator("#products li").count()).toBe(await vera.page.locator("#products li").count());

  await eventually(() => vera.who.textContent()).toBe("Ada Lindqvist and Ben Okafor can see this page");
  await eventually(() => ada.people.textContent()).toContain("Ben Okafor");
  expect(await isSame()).toBe(true);

  await vera.page.locator("#search").fill("stove");
  for (const agent of [ada, ben]) {
    await eventually(() => agent.replay.locator("#results").textContent()).toContain("stove");
  }
  expect(await ada.replay.locator("body[data-kept]").count()).toBe(1);
});

test("the customer is told who joins and who leaves, and the session goes on", async () => {
  const { ada, vera } = await world.sharing();
  const ben = await world.agent("ben", { path: pathOf(await ada.address()) });
  await eventually(() => vera.passing.textContent()).toBe("Ben Okafor joined");
  await ben.sees("live");
  await ada.page.getByTestId("leave-session").click();
  await ada.page.getByTestId("confirm").click();
  await ada.left.waitFor();
  await eventually(() => vera.passing.textContent()).toBe("Ada Lindqvist left");
  await vera.page.locator("#search").fill("stove");
  await eventually(() => ben.replay.locator("#results").textContent()).toContain("stove");
});

test("a third agent is refused, and told how many may see a page", async () => {
  const { ada } = await world.sharing();
  const path = pathOf(await ada.address());
  const ben = await world.agent("ben", { path });
  await ben.sees("live");
  const carla = await world.agent("carla", { path });
  await carla.refusal.waitFor();
  expect(await carla.refusal.getAttribute("data-code")).toBe("limit_reached");
  expect(await carla.refusal.textContent()).toContain("As many people see this page as may. Join when somebody has left.");
  // As soon as somebody has, it works.
  await ben.page.getByTestId("leave-session").click();
  await ben.page.getByTestId("confirm").click();
  await ben.left.waitFor();
  await carla.refusal.getByRole("button").click();
  await carla.sees("live");
});

test("an agent who is in a session is refused a second one, and shown the way back", async () => {
  const first = await world.sharing();
  const second = await world.sharing();
  const path = pathOf(await first.ada.address());
  await second.ada.page.goto(second.ada.console + path);
  await second.ada.refusal.waitFor();
  expect(await second.ada.refusal.getAttribute("data-code")).toBe("conflict");
  expect(await second.ada.refusal.textContent()).toContain("You are in another session already.");
  await second.ada.refusal.getByRole("link").click();
  await second.ada.sees("live");
  await second.ada.replay.locator("#products").waitFor();
});

test("an agent without the permission is told why, and what to do", async () => {
  const dmitri = await world.agent("dmitri");
  await dmitri.refusal.or(dmitri.page.getByTestId("start-session")).first().waitFor();
  if ((await dmitri.refusal.count()) === 0) await dmitri.page.getByTestId("start-session").click();
  await dmitri.refusal.waitFor();
  expect(await dmitri.refusal.getAttribute("data-code")).toBe("forbidden");
  expect(await dmitri.refusal.textContent()).toContain("Ask your administrator");
});

test("an agent of another organisation does not learn that there is such a session", async () => {
  const { ada } = await world.sharing();
  const elif = await world.agent("elif", { path: pathOf(await ada.address()) });
  await elif.refusal.waitFor();
  expect(await elif.refusal.getAttribute("data-code")).toBe("not_found");
});
