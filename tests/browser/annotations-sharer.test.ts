/** What the customer draws and writes, as the agents see it, with the keyboard alone where a hand is not needed. */
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

test("a note by keyboard alone reaches the agent, and outlives the customer's reload", async () => {
  const { ada, vera } = await world.sharing();
  const hand = new Hand(ada);
  const { keyboard } = vera.page;
  await vera.page.locator("#annotate").focus();
  await keyboard.press("Enter");
  await vera.page.locator("#tool-note:focus").waitFor();
  await keyboard.press("Enter");
  await vera.page.locator("#target:focus").waitFor();
  await keyboard.press("Shift+ArrowUp");
  await keyboard.press("Enter");
  await vera.page.locator("#marks textarea:focus").waitFor();
  await keyboard.type("Is this waterproof?");
  await keyboard.press("Control+Enter");
  await hand.notes.getByText("Is this waterproof?").waitFor();
  await keyboard.press("Escape");
  await vera.page.locator("#annotate:focus").waitFor();
  await vera.page.reload();
  await vera.isSeen();
  await vera.notes.getByText("Is this waterproof?").waitFor();
});

test("a line is seen while it is drawn and stays; the list takes it away for everybody", async () => {
  const { ada, vera } = await world.sharing();
  const hand = new Hand(ada);
  const lines = hand.over.locator("svg.ink path");
  await vera.page.locator("#annotate").click();
  await vera.page.locator("#tool-pen").click();
  await vera.page.mouse.move(300, 300);
  await vera.page.mouse.down();
  await vera.page.mouse.move(420, 340, { steps: 5 });
  await eventually(() => lines.count()).toBeGreaterThan(0);
  await vera.page.mouse.up();
  await eventually(() => vera.page.locator("#all").textContent()).toContain("(1)");
  await vera.page.locator("#all").click();
  await vera.page.getByRole("button", { name: "Remove: Drawing (by you)" }).click();
  await eventually(() => vera.page.locator("#all").textContent()).toContain("(0)");
  // What was shown while it grew fades by itself.
  await eventually(() => lines.count()).toBe(0);
});

test("of an agent's notes the customer clears all", async () => {
  const { ada, vera } = await world.sharing();
  const hand = new Hand(ada);
  await hand.note("#search", "Here");
  await vera.notes.getByText("Here").waitFor();
  await vera.page.locator("#annotate").click();
  await vera.page.locator("#clear").click();
  await eventually(() => hand.notes.count()).toBe(0);
  expect(await vera.notes.count()).toBe(0);
});
