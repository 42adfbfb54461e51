/** The customer sees, on request, what agents don't. */
import type { Server } from "node:http";
import type { CobrowseSettings } from "@alongside/protocol";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { bundleHarness, launch, serve } from "./browser";

const PAGE = `<!doctype html><meta charset="utf-8"><style>body { margin: 0; font: 16px/1.5 sans-serif } #box { width: 300px; height: 60px; overflow: auto } iframe { border: 0 }</style>
  <p id="text">Order <b id="card">4111 1111 1111 1111</b> of today</p>
  <label for="name">First <b>name</b></label> <input id="name" value="Jana"> <input id="open" value="x"> <button id="button">Send</button>
  <section id="secret" class="secret"><p>Private</p><input value="x"></section>
  <div id="box"><div style="height: 200px"></div><textarea id="deep">x</textarea></div>
  <div id="host"></div><iframe id="frame" width="200" height="60" srcdoc="<body style='margin:0'><input id='framed' value=x></body>"></iframe>
  <video id="film" width="80" height="40"></video><input id="hidden" type="hidden" value="x"><input id="invisible" style="visibility: hidden">
  <dialog id="dialog"><input id="in-dialog" value="x"></dialog><div style="height: 3000px"></div><input id="below" value="x">`;

const CAREFUL: Partial<CobrowseSettings> = { unmask_selectors: ["#open"], mask_selectors: [".secret"] };
const FIRST = ["card", "film", "framed", "name", "secret", "shadowed"];

let browser: Browser;
let server: Server;
let origin: string;
let script: string;
let page: Page;

beforeAll(async () => {
  script = await bundleHarness("veil-harness.ts");
  ({ server, origin } = await serve({ "/": { type: "text/html", body: PAGE } }));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  await page.goto(origin);
  await page.frameLocator("#frame").locator("#framed").waitFor();
  await page.evaluate(() => {
    (document.getElementById("host") as HTMLElement).attachShadow({ mode: "open" }).innerHTML = "<input id=shadowed value=x>";
  });
  await page.evaluate(script);
});
afterEach(() => page.close());

const lay = (changed: Partial<CobrowseSettings>): Promise<number> => page.evaluate((settings) => window.veilHarness.lay(settings), changed);
const veiled = async (): Promise<string[]> => (await page.evaluate(() => window.veilHarness.veiled())).map(({ over }) => over).sort();
const becomes = (expected: string[]): Promise<unknown> =>
  page.waitForFunction((wanted) => window.veilHarness.veiled().map(({ over }) => over).sort().join() === wanted, expected.sort().join(), { timeout: 10_000 });

test("what agents don't see is veiled: fields, places, numbers in text, in frames and shadow trees too", async () => {
  expect(await lay(CAREFUL)).toBe(FIRST.length);
  expect(await veiled()).toEqual(FIRST);
  const labels = await page.evaluate(() => window.veilHarness.veiled());
  expect(labels.find(({ over }) => over === "name")?.label).toBe("Hidden from agents: First name");
  expect(labels.find(({ over }) => over === "card")?.label).toBe("Hidden from agents");
});

test("where all is hidden, texts are veiled too; where values are seen, they are not", async () => {
  await lay({ masking: "private", unmask_selectors: ["#open"] });
  const hidden = await veiled();
  expect(hidden).toEqual(expect.arrayContaining(["button", "card", "name", "secret", "text"]));
  expect(hidden).not.toContain("open");
  await lay({ masking: "open", mask_patterns: [] });
  expect(await veiled()).toEqual(["film"]);
});

test("a veil follows what it lies over, and is gone when that is gone, hidden, scrolled away or behind a dialog", async () => {
  await lay(CAREFUL);
  const at = (): Promise<number | undefined> => page.evaluate(() => document.querySelector("alongside-ui")?.shadowRoot?.querySelector('[aria-label$="First name"]')?.getBoundingClientRect().top);
  const before = await at();
  await page.evaluate(() => window.scrollTo(0, 20));
  await page.waitForFunction((top) => document.querySelector("alongside-ui")?.shadowRoot?.querySelector('[aria-label$="First name"]')?.getBoundingClientRect().top === top, (before ?? 0) - 20);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await becomes(["below"]);
  await page.evaluate(() => window.scrollTo(0, 0));
  await becomes(FIRST);
  await page.locator("#box").evaluate((box) => (box.scrollTop = 200));
  await becomes([...FIRST, "deep"]);
  // Half of it is seen: so is its veil.
  await page.locator("#box").evaluate((box) => (box.scrollTop = 160));
  await page.waitForFunction(() => {
    const bottoms = [...(document.querySelector("alongside-ui")?.shadowRoot?.querySelectorAll(".veil") ?? [])].map((one) => one.getBoundingClientRect().bottom);
    return bottoms.includes(document.getElementById("box")?.getBoundingClientRect().bottom ?? -1);
  });
  await page.evaluate(() => {
    document.getElementById("name")?.remove();
    (document.getElementById("secret") as HTMLElement).style.display = "none";
    document.getElementById("text")?.insertAdjacentHTML("afterend", "<input id=new value=x>");
    (document.getElementById("open") as HTMLElement).id = "closed";
  });
  await becomes(["card", "closed", "deep", "film", "framed", "new", "shadowed"]);
  await page.evaluate(() => {
    const dialog = document.getElementById("dialog") as HTMLDialogElement;
    dialog.style.cssText = "position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none";
    dialog.showModal();
  });
  await becomes(["in-dialog"]);
});

test("it takes no clicks and no keys, and leaves nothing behind", async () => {
  await lay(CAREFUL);
  await page.click("#name");
  await page.keyboard.type("typed ");
  expect(await page.inputValue("#name")).toContain("typed");
  await page.evaluate(() => window.veilHarness.remove());
  expect(await page.evaluate(() => document.querySelector("alongside-ui")?.shadowRoot?.childElementCount)).toBe(0);
  expect(await page.evaluate(() => document.querySelector("alongside-ui")?.shadowRoot?.adoptedStyleSheets.length)).toBe(0);
});
