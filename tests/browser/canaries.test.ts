/**
 * Nothing that is masked leaves the browser: every place of the demo shop that can hold something private holds a
 * secret of its own, and none of them is in any byte that the gateway hears, however it is packed.
 */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { KEPT } from "./canaries/kept";
import { leaks, type Secrets } from "./canaries/leaks";
import { Recording } from "./canaries/recording";
import { catchUp, replaceBy, typeEverywhere } from "./canaries/typing";
import type { Agent } from "./world/agent";
import { eventually } from "./world/patience";
import { World } from "./world/world";

declare global {
  interface Window {
    /** The masking test page's own list: what it holds, and where. */
    canaries: Record<string, string>;
    visibles: Record<string, string>;
  }
}

const MASK = "••••••";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

/** What was heard so far. All of it could be read. */
async function heard(): Promise<Recording> {
  const recording = await Recording.read(world.gateway.recording);
  expect(recording.unreadable).toBe(0);
  return recording;
}

const seenBy =
  (...agents: Agent[]) =>
  (text: string) =>
    agents.map((agent) => agent.replay.getByText(text));

test("the masking test page: no secret is heard, neither before, while nor after the page changes", async () => {
  const { ada, vera } = await world.sharing("/maskable.html?seed=7");
  const { page } = vera;
  await ada.replay.locator("#visible").waitFor();
  const first = await page.evaluate(() => window.canaries);
  expect(Object.keys(first).length).toBeGreaterThan(150);
  expect(Object.keys(leaks(await heard(), first)).sort()).toEqual(Object.keys(KEPT).filter((place) => place in first).sort());

  // Everything that a visitor can do.
  const typed = await typeEverywhere(page.locator("main"), "typed");
  const framed = await typeEverywhere(page.frameLocator("#frame").locator("body"), "typed in the frame");
  await page.locator("#in-file").setInputFiles({ name: "canary-chosen-file.txt", mimeType: "text/plain", buffer: Buffer.from("") });
  for (const choice of await page.locator("main select").all()) {
    await choice.evaluate((select: HTMLSelectElement) => {
      select.selectedIndex = 0;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  await page.locator("#toggle-password").click();
  await replaceBy(page.locator("#shown-password"), "canary-shown-password");
  await page.locator("#toggle-password").click();
  await page.locator("#open-dialog").click();
  await page.locator("#dialog input").fill("canary-typed-in-dialog");
  await page.locator("#dialog form button").click();
  await vera.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const id of ["typed-textarea", "typed-contenteditable", "typed-password"]) {
    await page.evaluate((text) => navigator.clipboard.writeText(text), `canary-pasted-into-${id}`);
    await page.locator(`#${id}`).press("ControlOrMeta+v");
  }
  // As browsers and password managers do: no key is pressed.
  await page.locator("#filled").focus();
  await page.keyboard.insertText("canary-filled-in-by-the-browser");
  // Everything that the page does by itself.
  for (const button of await page.locator("[data-change]").all()) await button.click();
  await catchUp(page, seenBy(ada));
  // And the whole page once more, as it is now.
  const ben = await world.agent("ben", { path: new URL(await ada.address()).pathname });
  await ben.sees("live");
  await catchUp(page, seenBy(ada, ben));

  const last = await page.evaluate(() => window.canaries);
  expect(Object.keys(last).length).toBeGreaterThan(220);
  const recording = await heard();
  expect(Object.keys(leaks(recording, last)).sort()).toEqual(Object.keys(KEPT).sort());
  const pasted = Object.fromEntries(["textarea", "contenteditable", "password"].map((kind) => [`pasted ${kind}`, `canary-pasted-into-typed-${kind}`]));
  const own = { ...pasted, filled: "canary-filled-in-by-the-browser", file: "canary-chosen-file", shown: "canary-shown-password", dialog: "canary-typed-in-dialog" };
  expect(leaks(recording, { ...typed.hidden, ...framed.hidden, ...own })).toEqual({});
  expect(Object.keys(typed.hidden).length).toBeGreaterThan(30);
  expect(Object.keys(framed.hidden).length).toBeGreaterThan(2);
  // The page itself was heard, and it was read by the same eyes.
  expect(leaks(recording, await page.evaluate(() => window.visibles))).not.toEqual({});
});

test("the checkout: what is typed is heard from the opened fields alone, and not before the consent or after the end", async () => {
  const [ada, vera] = await Promise.all([world.agent("ada"), world.customer({ path: "/product.html?id=fjell-45" })]);
  const { page } = vera;
  await page.locator("#add-to-cart").click();
  await vera.go("/checkout.html");
  await page.locator("#create-account").check();
  const before = await typeEverywhere(page.locator("body"), "before");
  const all = (...lists: { hidden: Secrets; opened: Secrets }[]): Secrets => Object.assign({}, ...lists.flatMap((one) => [one.hidden, one.opened])) as Secrets;
  await vera.type(await ada.start());
  await vera.agree.waitFor();
  expect(leaks(await heard(), all(before))).toEqual({});

  await vera.agree.click();
  await ada.replay.locator("#checkout").waitFor();
  await catchUp(page, seenBy(ada));
  expect(Object.keys(leaks(await heard(), all(before))).sort()).toEqual(Object.keys(before.opened).sort());
  const during = await typeEverywhere(page.locator("body"), "during");
  await page.locator("#show-password").click();
  const shown = "canary-password-shown-as-text";
  await replaceBy(page.locator("#password"), shown);
  await page.locator("#show-password").click();
  // As real ones are: the shop puts spaces between them.
  await replaceBy(page.locator("#card-number"), "4929777316408253");
  await page.locator("#card-expiry").focus();
  const ben = await world.agent("ben", { path: new URL(await ada.address()).pathname });
  await ben.sees("live");
  await catchUp(page, seenBy(ada, ben));

  const fixed = {
    csrf: await page.locator("#csrf").inputValue(),
    customer: await page.locator("#customer").inputValue(),
    "password, shown": shown,
    "card number": "492977731640",
    "card number, grouped": "4929 7773 1640",
  };
  const recording = await heard();
  expect(leaks(recording, { ...before.hidden, ...during.hidden, ...fixed })).toEqual({});
  expect(Object.keys(during.hidden)).toEqual(
    ["name", "email", "phone", "note", "password", "card-name", "card-number", "card-expiry", "card-code", "one-time-code"].map((name) => `during: ${name}`),
  );
  expect(Object.keys(leaks(recording, during.opened))).toEqual(["search", "street", "street2", "postcode", "city"].map((name) => `during: ${name}`));
  expect(leaks(recording, { product: "Fjell 45" })).not.toEqual({});
  for (const name of Object.keys(during.hidden)) {
    expect(await ben.replay.locator(`#${name.replace("during: ", "")}`).inputValue(), name).toBe(MASK);
  }
  for (const [name, secret] of Object.entries(during.opened)) {
    expect(await ben.replay.locator(`#${name.replace("during: ", "")}`).inputValue(), name).toBe(secret);
  }

  await vera.stop.click();
  const after = await typeEverywhere(page.locator("body"), "after");
  await ada.ended.waitFor();
  await vera.go("/cart.html");
  expect(leaks(await heard(), all(after))).toEqual({});
});

test("the account, the search, the cart and the guide: private texts and what is typed stay hidden", async () => {
  const { ada, vera } = await world.sharing("/account.html");
  const { page } = vera;
  const account: Secrets = {
    name: "Jana Brandt",
    "customer id": "cus_7f3a91d2",
    email: "jana.brandt@example.org",
    phone: "+49 151 5550 1834",
    loyalty: "NW-204-118-773",
    street: "Lindenweg 12",
    town: "79102 Freiburg",
    "about me": (await page.locator("#about-me").innerText()).slice(0, 20),
    card: "Visa •••• 4417",
  };
  const plain: Secrets = { order: "NW-58213", greeting: "Jana" };
  const list = await typeEverywhere(page.locator("body"), "account");
  await catchUp(page, seenBy(ada));
  await eventually(() => ada.replay.locator("#card-ending").textContent()).toBe(MASK);
  const typed = [list];
  for (const path of ["/", "/product.html?id=stig-boot", "/cart.html", "/guide.html?step=nights&trip=hut&season=summer"]) {
    await vera.go(path);
    await vera.isSeen();
    typed.push(await typeEverywhere(page.locator("body"), path));
    await catchUp(page, seenBy(ada));
  }
  const recording = await heard();
  for (const [place, text] of Object.entries(account)) expect(text.length, place).toBeGreaterThan(8);
  expect(leaks(recording, Object.assign({ ...account }, ...typed.map((one) => one.hidden)) as Secrets)).toEqual({});
  expect(Object.keys(list.hidden)).toEqual(["account: about-me"]);
  // Each page has the search, which is opened.
  const opened = Object.assign({}, ...typed.map((one) => one.opened)) as Secrets;
  expect(Object.keys(opened).length).toBe(5);
  expect(Object.keys(leaks(recording, { ...opened, ...plain })).length).toBe(7);
});
