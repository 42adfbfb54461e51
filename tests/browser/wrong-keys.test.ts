/** Wrong keys: what is said, and the lock on guessing. It counts by address, so nobody else shares this gateway. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

test("five wrong keys lock the dialog with a countdown, and the right key has to wait too", async () => {
  const [ada, vera] = await Promise.all([world.agent("ada"), world.customer()]);
  const key = (await ada.start()).replace(" ", "");
  const wrong = (offset: number): string => String((Number(key) + offset) % 100_000_000).padStart(8, "0");
  await vera.type(wrong(1));
  for (let offset = 2; offset <= 5; offset += 1) {
    await eventually(() => vera.keyError.textContent()).toContain("This key is not right");
    // The wrong one is selected: typing replaces it.
    await vera.page.keyboard.type(wrong(offset));
    expect(await vera.keyError.textContent()).toBe("");
    await vera.page.keyboard.press("Enter");
  }
  await eventually(() => vera.keyError.textContent()).toContain("This key is not right");
  await vera.page.keyboard.type(key);
  await vera.page.keyboard.press("Enter");
  await eventually(() => vera.keyError.textContent()).toMatch(/too many wrong tries.*wait.*[45]:\d\d/i);
  expect(await vera.consent.count()).toBe(0);
  // A reload is no way around it.
  await vera.page.reload();
  await vera.type(key);
  await eventually(() => vera.keyError.textContent()).toContain("too many wrong tries");
});
