import type { Act, ActResult, Destination } from "@alongside/protocol";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./browser";
import type { FakeGateway } from "./gateway";
import { nodeLike, nodeOf } from "./mirrored";
import { share, Site } from "./site";

const FORM = `
  <form id="form" action="/second"><input id="query" name="q"></form>
  <input id="name" maxlength="8"><input id="fixed" readonly value="fixed"><input id="off" disabled>
  <input id="secret" type="password"><input id="hidden-name"><input id="file" type="file"><label id="file-label" for="file">A file</label>
  <input id="amount" type="number" value="3"><textarea id="message"></textarea>
  <input id="box" type="checkbox"><label id="box-label" for="box">Tick</label><input id="masked-box" type="checkbox" data-alongside-mask><label id="masked-label" for="masked-box">Tick</label>
  <input id="one" type="radio" name="r" checked><input id="two" type="radio" name="r">
  <select id="list"><option>a</option><option>b</option><option disabled>c</option></select>
  <div id="editor" contenteditable>old</div>
  <button id="button">Press</button><button id="locked" class="careful">Locked</button><button id="disabled" disabled>No</button>
  <form id="locked-form"><input id="locked-query"><button class="careful">Go</button></form>
  <form id="script-form" onsubmit="event.preventDefault(); document.title = 'sent'"><input id="script-query"></form>
  <a id="to-second" href="/second">Second</a> <a id="to-place" href="#place">Place</a> <a id="to-tab" href="/second" target="_blank">Tab</a>
  <a id="to-file" href="/second" download>File</a> <a id="to-script" href="javascript:document.title='script'">Script</a>
  <a id="to-elsewhere" href="https://elsewhere.test/">Elsewhere</a>
  <button id="by-script" onclick="location.href = '/second'">By script</button>
  <div id="scroller" style="height: 50px; width: 100px; overflow: auto"><div style="height: 1000px; width: 500px">tall</div></div>
  <dialog id="ask"><button id="in-dialog">In</button></dialog>
  <iframe id="frame" srcdoc="<button id='in-frame'>In a frame</button><iframe id='inner' srcdoc='<button>Deeper</button>'></iframe>"></iframe>
  <div style="height: 3000px" id="place"></div>
  <script>
    window.seen = [];
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
      document.getElementById("button").addEventListener(type, () => window.seen.push(type));
    for (const type of ["beforeinput", "input", "change", "keydown"])
      document.addEventListener(type, (event) => window.seen.push(type + " " + event.target.id + " " + (event.key ?? event.target.value ?? "")));
    // As React does: it watches the property of the element, and takes no notice of what it knows already.
    const field = document.getElementById("name");
    let tracked = field.value;
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    Object.defineProperty(field, "value", { configurable: true, get() { return own.get.call(this); }, set(value) { tracked = value; own.set.call(this, value); } });
    field.addEventListener("input", () => { if (own.get.call(field) !== tracked) { tracked = own.get.call(field); window.noticed = tracked; } });
  </script>`;

let browser: Browser;
let site: Site;
let page: Page;
let context: BrowserContext;
let gateway: FakeGateway;

beforeAll(async () => {
  browser = await launch();
  site = await Site.open(browser, { "/form": FORM });
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});
afterEach(() => context?.close());

async function visit(path = "/form", prepare: (gateway: FakeGateway) => void = () => {}): Promise<void> {
  ({ page, context, gateway } = await site.visit(path, undefined, (one) => {
    one.settings = {
      ...one.settings,
      unmask_selectors: ["#query", "#name", "#fixed", "#off", "#secret", "#amount", "#message", "#list", "#editor", "#file", "#box", "#one", "#two", "#locked-query", "#script-query"],
      readonly_selectors: [".careful"],
    };
    prepare(one);
  }));
  await share(page);
}

async function hold(): Promise<void> {
  gateway.askForControl();
  await page.click("#allow");
  await page.waitForSelector("#bar.held");
  await page.evaluate(() => ((window as unknown as { seen: string[] }).seen.length = 0));
}

async function outcome(n: number): Promise<{ result: ActResult; node?: number }> {
  const { epoch } = gateway.view.control;
  const find = () => gateway.outcomes.find((one) => one.n === n && one.epoch === epoch);
  await expect.poll(find, { timeout: 15_000 }).toBeDefined();
  const { result, node } = find() ?? { result: "gone" };
  return node === undefined ? { result } : { result, node };
}

const does = async (...acts: Act[]): Promise<ActResult> => (await outcome(gateway.act({ acts }))).result;
const goes = async (to: Destination): Promise<ActResult> => (await outcome(gateway.act({ to }))).result;
const node = (id: string): Promise<number> => nodeOf(gateway, id);
const clicks = async (id: string): Promise<ActResult> => does({ do: "click", node: await node(id) });
const writes = async (id: string, value: string): Promise<ActResult> => does({ do: "input", node: await node(id), value });
const presses = async (id: string, key: "Enter" | "Escape" | "Tab" | "ArrowDown" | "ArrowUp"): Promise<ActResult> =>
  does({ do: "press", node: await node(id), key });
const value = (id: string): Promise<string> => page.inputValue(`#${id}`);
const seen = (): Promise<string[]> => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
const asked = (type: string): unknown[] => gateway.asked(type).filter((one) => one["action"] === "control");

describe("the question", () => {
  test("names who asks and what it means; yes goes with what was agreed to", async () => {
    await visit();
    gateway.askForControl();
    await page.waitForSelector("#control-dialog");
    expect(await page.getByRole("dialog", { name: "Let Ben Okafor control this page?" }).textContent()).toContain("other pages of this site");
    expect(await page.textContent("#passing")).toBe("Ben Okafor asks to control this page.");
    await page.click("#allow");
    await page.waitForSelector("#bar.held");
    expect(asked("grant")).toMatchObject([{ to: "p1", consent: { wording: "control-1", locale: "en" } }]);
    expect(await page.isVisible("#control-dialog")).toBe(false);
    expect(await page.textContent("#who")).toBe("Ben Okafor controls this page");
  });

  test("no is told, and changes nothing", async () => {
    await visit();
    gateway.askForControl();
    await page.click("#dont-allow");
    await expect.poll(() => asked("refuse").length).toBe(1);
    expect(asked("grant")).toEqual([]);
    expect(await page.isVisible("#bar.seen")).toBe(true);
  });

  test("does not take the focus from whoever writes, and can be answered by keyboard", async () => {
    await visit();
    await page.focus("#name");
    gateway.askForControl();
    await page.waitForSelector("#control-dialog");
    await page.keyboard.type("Anna\n");
    expect(await value("name")).toBe("Anna");
    expect(asked("grant")).toEqual([]);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    gateway.notify("control.lapsed", "p1", { control: { holder: null, epoch: 0, asked: [] } });
    await page.waitForSelector("#control-dialog", { state: "detached" });
    gateway.askForControl();
    await page.waitForSelector("#control-dialog:focus");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#bar.held");
  });

  test("is answered by the customer's own hand alone: no script presses Allow", async () => {
    await visit();
    gateway.askForControl();
    await page.waitForSelector("#allow");
    await page.evaluate(() => document.querySelector("alongside-ui")?.shadowRoot?.querySelector<HTMLElement>("#allow")?.click());
    await page.click("#dont-allow");
    await expect.poll(() => asked("refuse").length).toBe(1);
    expect(asked("grant")).toEqual([]);
  });
});

describe("taking back", () => {
  test("with one click: nothing more is done, and the server hears of it", async () => {
    await visit();
    await hold();
    await page.click("#take-back");
    await page.waitForSelector("#bar.seen");
    await expect.poll(() => asked("take_back").length).toBe(1);
    expect(await page.textContent("#passing")).toBe("Only you control this page now.");
    gateway.act({ acts: [{ do: "click", node: await node("button") }] }, { n: 0, epoch: 1 });
    await expect.poll(() => gateway.outcomes.at(-1)?.result).toBe("ended");
    expect(await seen()).toEqual([]);
  });

  test("with Escape, anywhere, in frames too, and at once without a network", async () => {
    await visit();
    await hold();
    await page.focus("#name");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#bar.seen");
    await hold();
    await page.frameLocator("#frame").locator("#in-frame").focus();
    await page.keyboard.press("Escape");
    await page.waitForSelector("#bar.seen");
    await hold();
    await page.frameLocator("#frame").locator("#in-frame").focus();
    await page.frameLocator("#frame").frameLocator("#inner").locator("button").focus();
    await page.keyboard.press("Escape");
    await page.waitForSelector("#bar.seen");
    await hold();
    gateway.answers.set("take_back", { error: { code: "internal", message: "A fault." } });
    await page.keyboard.press("Escape");
    await page.waitForSelector("#bar.seen");
    expect(await does({ do: "click", node: await node("button") })).toBe("ended");
  });

  test("leaves Escape alone while nobody controls the page, and is no key of the agent's", async () => {
    await visit();
    await page.evaluate(() => document.querySelector<HTMLDialogElement>("#ask")?.showModal());
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.querySelector<HTMLDialogElement>("#ask")?.open)).toBe(false);
    await hold();
    await page.evaluate(() => document.querySelector<HTMLDialogElement>("#ask")?.showModal());
    expect(await presses("in-dialog", "Escape")).toBe("done");
    expect(await page.evaluate(() => document.querySelector<HTMLDialogElement>("#ask")?.open)).toBe(false);
    expect(await page.isVisible("#bar.held")).toBe(true);
  });

  test("while the server gives control to somebody else, the bar says who", async () => {
    await visit();
    await hold();
    const ada = gateway.viewer("p3", "Ada");
    const control = { holder: "p3", epoch: 2, asked: [] };
    gateway.notify("control.granted", "p3", { control, participants: [...gateway.view.participants, ada] });
    await expect.poll(() => page.textContent("#who")).toBe("Ada controls this page");
    gateway.act({ acts: [{ do: "click", node: await node("button") }] }, { n: 0, epoch: 2 });
    await expect.poll(() => gateway.outcomes.at(-1)).toMatchObject({ epoch: 2, result: "ended" });
  });
});

describe("acting", () => {
  test("a press is what a hand does", async () => {
    await visit();
    await hold();
    expect(await clicks("button")).toBe("done");
    expect(await seen()).toEqual(["pointerdown", "mousedown", "pointerup", "mouseup", "click"]);
    expect(await clicks("box-label")).toBe("done");
    expect(await page.isChecked("#box")).toBe(true);
    expect(await clicks("in-frame")).toBe("done");
  });

  test("fields are filled in so that the page notices, within their bounds", async () => {
    await visit();
    await hold();
    expect(await writes("name", "Annabelle-Sophie")).toBe("done");
    expect(await value("name")).toBe("Annabell");
    expect(await page.evaluate(() => (window as unknown as { noticed: string }).noticed)).toBe("Annabell");
    expect(await writes("message", "Two\nlines")).toBe("done");
    expect(await value("message")).toBe("Two\nlines");
    expect(await writes("editor", "new")).toBe("done");
    expect(await page.textContent("#editor")).toBe("new");
    expect(await writes("amount", "12")).toBe("done");
    expect(await value("amount")).toBe("12");
    expect(await writes("amount", "many")).toBe("unsupported");
    expect(await value("amount")).toBe("12");
    expect(await seen()).toEqual(expect.arrayContaining(["input name Annabell", "change name Annabell", "input message Two\nlines"]));
  });

  test("boxes are ticked, options chosen, numbers counted", async () => {
    await visit();
    await hold();
    expect(await does({ do: "check", node: await node("box"), checked: true })).toBe("done");
    expect(await page.isChecked("#box")).toBe(true);
    expect(await does({ do: "check", node: await node("two"), checked: true })).toBe("done");
    expect(await page.isChecked("#two")).toBe(true);
    expect(await does({ do: "choose", node: await node("list"), options: [1] })).toBe("done");
    expect(await value("list")).toBe("b");
    expect(await seen()).toEqual(expect.arrayContaining(["input list b", "change list b"]));
    expect(await does({ do: "choose", node: await node("list"), options: [2] })).toBe("unsupported");
    expect(await does({ do: "choose", node: await node("list"), options: [9] })).toBe("unsupported");
    expect(await presses("list", "ArrowUp")).toBe("done");
    expect(await value("list")).toBe("a");
    expect(await presses("amount", "ArrowUp")).toBe("done");
    expect(await value("amount")).toBe("4");
  });

  test("the page and what scrolls in it are scrolled", async () => {
    await visit();
    await hold();
    const root = await nodeLike(gateway, (one) => one.type === 0);
    expect(await does({ do: "scroll", node: root, x: 0, y: 700 })).toBe("done");
    expect(await page.evaluate(() => window.scrollY)).toBe(700);
    expect(await does({ do: "scroll", node: await node("scroller"), x: 30, y: 200 })).toBe("done");
    expect(await page.evaluate(() => document.querySelector("#scroller")?.scrollTop)).toBe(200);
  });

  test("keys do what they do: Tab, Enter, and lines in a text", async () => {
    await visit();
    await hold();
    expect(await presses("name", "Tab")).toBe("done");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("fixed");
    await writes("message", "a");
    expect(await presses("message", "Enter")).toBe("done");
    expect(await value("message")).toBe("a\n");
    expect(await presses("script-query", "Enter")).toBe("done");
    expect(await page.title()).toBe("sent");
    await writes("query", "boots");
    expect(await presses("query", "Enter")).toBe("done");
    await page.waitForURL(/second\?q=boots/);
  });

  test.each<[string, Act["do"], ActResult]>([
    ["secret", "input", "masked"],
    ["hidden-name", "input", "masked"],
    ["file", "click", "masked"],
    ["file-label", "click", "masked"],
    ["locked", "click", "readonly"],
    ["locked-query", "press", "readonly"],
    ["fixed", "input", "readonly"],
    ["fixed", "focus", "readonly"],
    ["off", "input", "unsupported"],
    ["disabled", "click", "unsupported"],
    ["button", "input", "unsupported"],
    ["place", "focus", "unsupported"],
    ["one", "check", "unsupported"],
    ["masked-box", "check", "masked"],
    ["masked-label", "click", "masked"],
  ])("%s: %s is refused as %s, and nothing happens", async (id, kind, result) => {
    await visit();
    await hold();
    const at = { node: await node(id) };
    const act = { do: kind, ...at, ...(kind === "input" ? { value: "x" } : kind === "check" ? { checked: false } : kind === "press" ? { key: "Enter" } : {}) } as Act;
    const n = gateway.act({ acts: [act] });
    expect(await outcome(n)).toEqual({ result, ...at });
    expect(await page.evaluate(() => document.querySelector<HTMLInputElement>("#secret, #hidden-name")?.value)).toBe("");
    expect(page.url()).toContain("/form");
  });

  test("of several acts the first that can't be done ends them", async () => {
    await visit();
    await hold();
    const [name, secret, box] = [await node("name"), await node("secret"), await node("box")];
    const n = gateway.act({ acts: [{ do: "input", node: name, value: "A" }, { do: "input", node: secret, value: "B" }, { do: "check", node: box, checked: true }] });
    expect(await outcome(n)).toEqual({ result: "masked", node: secret });
    expect(await value("name")).toBe("A");
    expect(await page.isChecked("#box")).toBe(false);
  });

  test("Alongside's own buttons are out of reach, in the page and in its dialogs", async () => {
    await visit();
    await hold();
    await page.click("#modal");
    const shown = new Set<number>();
    const own = await nodeLike(gateway, (one) => {
      shown.add(one.id);
      return one.tagName === "alongside-ui";
    }).catch(() => -1);
    if (own !== -1) {
      expect(await does({ do: "click", node: own })).toBe("gone");
      expect(await does({ do: "press", node: own, key: "Enter" })).toBe("gone");
    }
    for (const id of [Math.max(...shown) + 1, 9_999]) expect(await does({ do: "click", node: id })).toBe("gone");
    expect(await page.isVisible("#bar.held")).toBe(true);
  });

  test("nothing is done behind a dialog that the page shows", async () => {
    await visit();
    await hold();
    await page.evaluate(() => document.querySelector<HTMLDialogElement>("#ask")?.showModal());
    expect(await clicks("button")).toBe("unsupported");
    expect(await clicks("in-dialog")).toBe("done");
  });

  test("in order, once, and only on the page that it is meant for", async () => {
    await visit();
    await hold();
    const name = await node("name");
    const write = (n: number, text: string): number => gateway.act({ acts: [{ do: "input", node: name, value: text }] }, { n });
    write(0, "first");
    write(2, "third");
    write(1, "second");
    await outcome(2);
    expect(await value("name")).toBe("third");
    expect((await seen()).filter((one) => one.startsWith("input"))).toEqual(["input name first", "input name second", "input name third"]);
    write(1, "second");
    await expect.poll(() => gateway.outcomes.filter((one) => one.n === 1).length).toBe(2);
    expect(await value("name")).toBe("third");
    const page0 = gateway.act({ acts: [{ do: "input", node: name, value: "old" }] }, { n: 3, page: gateway.sharer.epoch - 1 });
    expect((await outcome(page0)).result).toBe("gone");
  });

  test("not while the page is paused", async () => {
    await visit();
    await hold();
    await page.click("#pause");
    await page.waitForSelector("#bar.paused");
    gateway.act({ acts: [{ do: "click", node: 3 }] });
    await expect.poll(() => gateway.outcomes.at(-1)?.result).toBe("paused");
  });
});

describe("going elsewhere", () => {
  const without = (one: FakeGateway): void => {
    one.view = { ...one.view, allowed: { control: true, navigation: false, draw: true } };
  };

  test("a link leads on, and control goes on there", async () => {
    await visit();
    await hold();
    expect(await clicks("to-second")).toBe("done");
    await page.waitForURL(/second/);
    await page.waitForSelector("#bar.held");
    expect(await clicks("modal")).toBe("done");
    expect(await page.evaluate(() => document.querySelector<HTMLDialogElement>("#site-dialog")?.open)).toBe(true);
  });

  test("paths, back, forward and reload lead through the site", async () => {
    await visit();
    await hold();
    expect(await goes({ is: "path", path: "/second" })).toBe("done");
    await page.waitForURL(/second/);
    await page.waitForSelector("#bar.held");
    await expect.poll(() => gateway.mirrored.some((one) => one["n"] === 0 && String(one["route"]).endsWith(`-${gateway.sharer.epoch}`))).toBe(true);
    expect(await goes({ is: "back" })).toBe("done");
    await page.waitForURL(/form/);
    await page.waitForSelector("#bar.held");
    expect(await goes({ is: "forward" })).toBe("done");
    await page.waitForURL(/second/);
    await page.waitForSelector("#bar.held");
    await page.evaluate(() => ((window as unknown as { mark: number }).mark = 1));
    expect(await goes({ is: "reload" })).toBe("done");
    await expect.poll(() => page.evaluate(() => (window as unknown as { mark?: number }).mark).catch(() => 1)).toBeUndefined();
  });

  test.each(["//elsewhere.test/", "/\\elsewhere.test/", "https://elsewhere.test/", "javascript:alert(1)"])("%s is no path of the site", async (path) => {
    await visit();
    await hold();
    expect(await goes({ is: "path", path })).toBe("unsupported");
    expect(page.url()).toContain("/form");
  });

  test.each<[string, ActResult]>([
    ["to-tab", "unsupported"],
    ["to-file", "unsupported"],
    ["to-script", "unsupported"],
    ["to-elsewhere", "no_navigation"],
    ["to-place", "done"],
  ])("%s: %s", async (id, result) => {
    await visit();
    await hold();
    expect(await clicks(id)).toBe(result);
    expect(page.url()).toContain("/form");
    expect(await page.title()).toBe("form");
    expect(context.pages()).toHaveLength(1);
  });

  test("without the right to it, nothing leads to another page: no link, form, script, or path", async () => {
    await visit("/form", without);
    gateway.askForControl();
    await page.waitForSelector("#control-dialog");
    expect(await page.textContent("#control-dialog")).not.toContain("other pages");
    await page.click("#allow");
    await page.waitForSelector("#bar.held");
    expect(await clicks("to-second")).toBe("no_navigation");
    expect(await presses("query", "Enter")).toBe("no_navigation");
    expect(await clicks("by-script")).toBe("no_navigation");
    expect(await goes({ is: "path", path: "/second" })).toBe("no_navigation");
    expect(await presses("script-query", "Enter")).toBe("done");
    expect(await clicks("to-place")).toBe("done");
    expect(page.url()).toContain("/form");
  });

  test("in browsers that don't tell of navigations, forms and links are held all the same", async () => {
    await visit("/form", without);
    await page.addInitScript(() => Object.defineProperty(window, "navigation", { value: undefined }));
    await page.reload();
    await page.waitForSelector("#bar.seen");
    await hold();
    expect(await clicks("to-second")).toBe("no_navigation");
    expect(await presses("query", "Enter")).toBe("no_navigation");
    expect(await presses("script-query", "Enter")).toBe("done");
    expect(page.url()).toContain("/form");
  });
});
