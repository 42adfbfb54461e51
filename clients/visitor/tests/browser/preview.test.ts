/** An administrator tries out a page: it is told to the console that opened it, and to nobody else. Needs `npm run build`. */
import type { Server } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import type { CobrowseSettings } from "@alongside/protocol";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { FromPage, ToPage } from "../../src/preview/messages";
import { launch, serve } from "./browser";
import { settingsWith } from "./settings";

const DIST = `${import.meta.dirname}/../../dist`;

/** What the console does: opens the page, answers it, and keeps what it says. */
const CONSOLE = `<!doctype html><title>Console</title><script>
  window.heard = []; window.ready = 0;
  window.openPage = (url) => { window.page = window.open(url, "_blank"); };
  window.addEventListener("message", (event) => {
    if (event.source !== window.page || event.data?.alongside !== "preview-ready") return;
    window.ready += 1;
    const { port1, port2 } = new MessageChannel();
    window.port = port1;
    port1.onmessage = ({ data }) => window.heard.push(data);
    window.page.postMessage({ alongside: "preview-connect" }, "*", [port2]);
  });
</script>`;

interface ConsoleWindow extends Window {
  heard: FromPage[];
  ready: number;
  port: MessagePort;
  openPage(url: string): void;
}

const BODY = `<p id="text">visible-text</p><form><input name="city" value="secret-city"><input type="password" value="secret-password"></form>
  <div><span>one</span><span>two</span></div><p data-alongside-mask id="marked">secret-marked</p><div data-testid="total">12</div>
  <input id="field-8f3a91d2" data-field="street" value="secret-street"><div id="editor" contenteditable><b>secret-note</b></div><a href="/next">Next</a>`;

let browser: Browser;
let servers: Server[];
let shop: string;
let ours: string;
let others: string;
let context: BrowserContext;

beforeAll(async () => {
  const agents = await serve({ "/": { type: "text/html", body: CONSOLE } });
  const strangers = await serve({ "/": { type: "text/html", body: CONSOLE } });
  const files: Parameters<typeof serve>[0] = {};
  for (const name of await readdir(DIST)) files[`/${name}`] = { type: "text/javascript", body: await readFile(`${DIST}/${name}`, "utf8") };
  files["/config.json"] = { type: "application/json", body: JSON.stringify({ api: "https://api.alongside.test", console: `${agents.origin}/` }) };
  const snippet = await serve(files);
  const html = `<!doctype html><title>Shop</title><script async src="${snippet.origin}/alongside.js" data-organisation="site-nordwind"></script>${BODY}`;
  const site = await serve({ "/": { type: "text/html", body: html }, "/next": { type: "text/html", body: html } });
  servers = [agents.server, strangers.server, snippet.server, site.server];
  [ours, others, shop] = [agents.origin, strangers.origin, site.origin];
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers ?? []) server.close();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

async function opened(by: string, path = "/#alongside-preview"): Promise<{ console: Page; page: Page }> {
  const console = await context.newPage();
  await console.goto(by);
  const [page] = await Promise.all([
    context.waitForEvent("page"),
    console.evaluate((url) => (window as unknown as ConsoleWindow).openPage(url), shop + path),
  ]);
  return { console, page };
}

const tell = (console: Page, message: ToPage): Promise<void> => console.evaluate((said) => (window as unknown as ConsoleWindow).port.postMessage(said), message);
const use = (console: Page, changed: Partial<CobrowseSettings>): Promise<void> => tell(console, { type: "settings", settings: settingsWith(changed) });
const heard = async (console: Page): Promise<string> => JSON.stringify(await console.evaluate(() => (window as unknown as ConsoleWindow).heard));
const isConnected = (console: Page, times = 1): Promise<unknown> => console.waitForFunction((count) => (window as unknown as ConsoleWindow).ready === count, times);

/** All that was said after these settings. */
async function shown(console: Page, changed: Partial<CobrowseSettings>): Promise<string> {
  await console.evaluate(() => ((window as unknown as ConsoleWindow).heard = []));
  await use(console, changed);
  await console.waitForFunction(() => JSON.stringify((window as unknown as ConsoleWindow).heard).includes('"type":2,"timestamp"'));
  return heard(console);
}

test("the console is sent what agents would see, anew with each settings, and then what changes", async () => {
  const { console, page } = await opened(ours);
  await isConnected(console);
  const careful = await shown(console, {});
  expect(careful).toContain("visible-text");
  expect(careful).not.toContain("secret");
  expect(await shown(console, { masking: "private" })).not.toContain("visible-text");
  const open = await shown(console, { masking: "open" });
  for (const value of ["secret-city", "secret-street", "secret-note"]) expect(open).toContain(value);
  for (const value of ["secret-password", "secret-marked"]) expect(open).not.toContain(value);
  await page.fill("[name=city]", "typed-later");
  await console.waitForFunction(() => JSON.stringify((window as unknown as ConsoleWindow).heard).includes("typed-later"));
  // Nothing goes on as it was set before.
  await shown(console, { masking: "private" });
  await page.fill("[name=city]", "typed-in-private");
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("i"), { id: "last" })));
  await console.waitForFunction(() => JSON.stringify((window as unknown as ConsoleWindow).heard).includes('"id":"last"'));
  expect(await heard(console)).not.toContain("typed-in-private");
  expect(await page.locator("alongside-ui").count()).toBe(0);
});

test("an element that is pointed at is told by a selector that means it alone", async () => {
  const { console, page } = await opened(ours);
  await isConnected(console);
  const events = await shown(console, { mask_selectors: [".none"] });
  const idOf = (attributes: string): number => Number(new RegExp(`"id":(\\d+),"tagName":"[\\w-]+","attributes":\\{[^}]*${attributes}`).exec(events)?.[1]);
  const pick = async (node: number): Promise<object> => {
    const before = (await heard(console)).split('"picked"').length;
    await tell(console, { type: "pick", node });
    await console.waitForFunction((count) => JSON.stringify((window as unknown as ConsoleWindow).heard).split('"picked"').length > count, before);
    const { type: _, ...picked } = (await console.evaluate(() => (window as unknown as ConsoleWindow).heard.findLast(({ type }) => type === "picked"))) as FromPage;
    return picked;
  };
  expect(await pick(idOf('"id":"text"'))).toEqual({ selector: "#text", verdict: "shown", isField: false });
  expect(await pick(idOf('"id":"field-8f3a91d2"'))).toEqual({ selector: 'input[data-field="street"]', verdict: "masked", isField: true });
  expect(await pick(idOf('"type":"password"'))).toEqual({ selector: "body > form > input:nth-of-type(2)", verdict: "always", isField: true });
  expect(await pick(idOf('"id":"marked"'))).toEqual({ selector: "#marked", verdict: "always", isField: false });
  // Within an editor: the editor is what can be opened.
  const bold = Number(/"id":(\d+),"tagName":"b"/.exec(events)?.[1]);
  expect(await pick(bold)).toEqual({ selector: "#editor", verdict: "masked", isField: true });
  const spans = [...events.matchAll(/"id":(\d+),"tagName":"span"/g)].map(([, id]) => Number(id));
  const { selector } = (await pick(spans[1] ?? 0)) as { selector: string };
  expect(await page.locator(selector).allTextContents()).toEqual(["two"]);
  expect(await pick(999_999)).toEqual({ selector: "", verdict: "shown", isField: false });
});

test("it goes on over the pages of the site in that window", async () => {
  const { console, page } = await opened(ours);
  await isConnected(console);
  await page.click("text=Next");
  await isConnected(console, 2);
  expect(await shown(console, {})).toContain("/next");
});

test("nobody but the console is told anything, and a page that was opened in another way shares as ever", async () => {
  const stranger = await opened(others);
  await stranger.page.waitForFunction(() => window.alongside !== undefined && window.name === "alongside-preview");
  // As if it had been told.
  await stranger.console.evaluate((target) => {
    const { port1, port2 } = new MessageChannel();
    const self = window as unknown as ConsoleWindow & { page: Window };
    port1.onmessage = ({ data }) => self.heard.push(data as FromPage);
    self.port = port1;
    self.page.postMessage({ alongside: "preview-connect" }, target, [port2]);
  }, shop);
  await use(stranger.console, { masking: "open" });
  const ordinary = await opened(ours, "/");
  await ordinary.page.locator("#pill").waitFor();
  const alone = await context.newPage();
  await alone.goto(`${shop}/#alongside-preview`);
  await alone.locator("#pill").waitFor();
  expect(await stranger.console.evaluate(() => (window as unknown as ConsoleWindow).ready)).toBe(0);
  expect(await heard(stranger.console)).toBe("[]");
  expect(await ordinary.console.evaluate(() => (window as unknown as ConsoleWindow).ready)).toBe(0);
});
