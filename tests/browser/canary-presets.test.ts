/**
 * What an administrator opens is heard by the gateway, and what they close is not: for each preset, exactly which of the
 * secrets of the shop's masking test page.
 */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { KEPT } from "./canaries/kept";
import { leaks } from "./canaries/leaks";
import { Recording } from "./canaries/recording";
import { type Masking, setMasking } from "./canaries/settings";
import { catchUp } from "./canaries/typing";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

/** Which places' secrets are heard with these settings, of a page that shows itself, changes, and is shown anew. */
async function heardWith(masking: Masking): Promise<{ heard: string[]; all: string[]; isTextSeen: boolean }> {
  await setMasking(world, masking);
  const seed = `${masking.masking}-${masking.unmask_selectors?.length ?? 0}`;
  const { ada, vera } = await world.sharing(`/maskable.html?seed=${seed}`);
  await ada.replay.locator("#visible").waitFor({ state: "attached" });
  for (const button of await vera.page.locator("[data-change]").all()) await button.click();
  const ben = await world.agent("ben", { path: new URL(await ada.address()).pathname });
  await ben.sees("live");
  if (masking.masking === "private") await caughtUp(vera.page, [ada, ben]);
  else await catchUp(vera.page, (text) => [ada, ben].map((agent) => agent.replay.getByText(text)));
  const recording = await Recording.read(world.gateway.recording);
  expect(recording.unreadable).toBe(0);
  const canaries = await vera.page.evaluate(() => window.canaries);
  const isTextSeen = Object.keys(leaks(recording, await vera.page.evaluate(() => window.visibles))).length > 0;
  return { heard: Object.keys(leaks(recording, canaries)).sort(), all: Object.keys(canaries), isTextSeen };
}

/** Where no text is seen, an element must do. */
async function caughtUp(page: Awaited<ReturnType<World["sharing"]>>["vera"]["page"], agents: Awaited<ReturnType<World["agent"]>>[]): Promise<void> {
  await page.evaluate(() => document.querySelector("main")?.append(Object.assign(document.createElement("i"), { id: "last-mark" })));
  for (const agent of agents) await agent.replay.locator("#last-mark").waitFor({ state: "attached" });
}

const kept = Object.keys(KEPT);

test("private: nothing, and no text either", async () => {
  const { heard, isTextSeen } = await heardWith({ masking: "private" });
  expect(heard).toEqual(kept.sort());
  expect(isTextSeen).toBe(false);
});

test("private: what is opened by name, and nothing else", async () => {
  const unmask_selectors = ["#visible", '[data-place="search"]', '[data-place="contenteditable"]', "#in-password", '[data-place="card-number"]', "no selector!"];
  const { heard, isTextSeen } = await heardWith({ masking: "private", unmask_selectors });
  expect(heard).toEqual([...kept, "search", "changed-search", "contenteditable", "changed-contenteditable"].sort());
  expect(isTextSeen).toBe(true);
});

test("careful: the fields that are opened by name; what is masked by name stays masked", async () => {
  const unmask_selectors = ['[data-place="option-text"]', '[data-place="shadow-input"]', '[data-place="textarea"]', '[data-place="frame-srcdoc"]', "#in-hidden", "#in-text"];
  const { heard, isTextSeen } = await heardWith({ masking: "careful", unmask_selectors, mask_selectors: ["#in-text", "#visible"] });
  expect(heard).toEqual([...kept, "option-text", "shadow-input", "textarea", "changed-textarea", "frame-srcdoc"].sort());
  expect(isTextSeen).toBe(false);
});

test("open: values of fields and editors; never passwords, cards, codes, hidden fields, files, and what is masked by name", async () => {
  const { heard, all } = await heardWith({ masking: "open", mask_selectors: ["#in-text", '[data-place="option-value"]'] });
  expect(all.filter((place) => heard.includes(place)).sort()).toEqual([...kept, ...OPEN].sort());
});

/** What of the page are values and editors without a reason of their own to be masked. */
const OPEN = `
  search email tel url number date datetime-local time month week color range checkbox radio button submit reset
  set-by-property read-only disabled textarea textarea-set placeholder textarea-placeholder
  option-text option-label select-multiple datalist-text contenteditable contenteditable-nested dialog-field summary-field
  shadow-input shadow-nested shadow-editor shadow-frame template-shadow slotted custom-field svg-foreign
  frame-srcdoc frame-input frame-placeholder
  added-input added-option-text added-option-value added-shadow-input late-shadow-input moved-textarea filled inserted-html
  changed-contenteditable changed-email changed-search changed-textarea
  changed-frame-note changed-frame-placeholder changed-frame-value told-checkbox told-radio told-tel told-url
  set-aria-label set-button set-placeholder set-title set-value
`
  .trim()
  .split(/\s+/);
