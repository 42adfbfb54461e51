import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { CobrowseSettings } from "@alongside/protocol";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundleHarness, launch, serve } from "./browser";

/** Values of fields that can't hold the word "canary". */
const OTHER_CANARIES = ['"777001"', '"777002"', "1777-01-01", "c0ffee"];

let browser: Browser;
let server: Server;
let origin: string;
let script: string;
let page: Page;

beforeAll(async () => {
  script = await bundleHarness();
  const html = (body: string) => ({ type: "text/html", body });
  ({ server, origin } = await serve({
    "/": html(await readFile(`${import.meta.dirname}/fixture.html`, "utf8")),
    "/frame.html": html("<title>canary-frame-doc-title</title><p>visible-in-frame</p><input id=in value='canary-in-frame'><p id=t>visible-frame-text</p>"),
    "/style.css": { type: "text/css", body: ".sheet { background: url(/z.png?canary-in-sheet); color: rgb(9, 8, 7); }" },
  }));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`${origin}/?canary-page-query#canary-page-fragment`);
});
afterEach(() => page.close());

async function start(changed: Partial<CobrowseSettings> = {}): Promise<void> {
  await page.evaluate(script);
  await page.evaluate((settings) => window.harness.start(settings), changed);
  await page.waitForTimeout(250);
}

async function sent(): Promise<string> {
  // Mutations come in a task of their own, mouse positions every tenth of a second.
  await page.waitForTimeout(250);
  return JSON.stringify(await page.evaluate(() => window.harness.events));
}

function canariesIn(text: string): string[] {
  const found = text.match(/[^"\s]{0,20}canary[\w-]*/gi) ?? [];
  return [...found, ...OTHER_CANARIES.filter((one) => text.includes(one))];
}

describe("a page full of canaries", () => {
  test("lets none out in its snapshot, and shows what is page text", async () => {
    await start();
    const text = await sent();
    expect(canariesIn(text)).toEqual([]);
    for (const visible of [
      "heading", "paragraph", "attr-text", "label", "button", "link", "mail", "js-link", "userinfo", "svg-text", "styled", "shadow",
      "in-frame", "frame-text", "srcdoc", "body", "class",
    ]) {
      expect(text).toContain(`visible-${visible}`);
    }
    expect(text).toContain("rgb(1, 2, 3)");
    expect(text).toContain("rgb(9, 8, 7)");
  });

  test("lets none out in a second snapshot either", async () => {
    await start();
    await page.evaluate(() => window.harness.snapshot());
    expect(canariesIn(await sent())).toEqual([]);
  });

  test("lets none out while fields are typed into, ticked, chosen and scrolled", async () => {
    await start();
    for (const id of ["text", "email", "tel", "search", "password", "cc", "otp", "iban", "labelled", "empty-textarea", "textarea"]) {
      await page.fill(`#${id}`, "canary-filled");
    }
    await page.locator("#text").pressSequentially(" canary-typed");
    await page.locator("#editor").click();
    await page.keyboard.type("canary-typed-into-editor");
    await page.locator("#role-textbox").evaluate((box) => (box.textContent = "canary-role-typed"));
    await page.click("#checkbox");
    await page.selectOption("#select", { index: 0 });
    await page.fill("#host input", "canary-shadow-typed");
    await page.frameLocator("#frame").locator("#in").fill("canary-frame-typed");
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>("#text");
      if (input === null) return;
      input.value = "canary-set-by-script";
      input.setAttribute("value", "canary-set-attribute");
      document.getSelection()?.selectAllChildren(document.querySelector("#editor") as Node);
    });
    const text = await sent();
    expect(canariesIn(text)).toEqual([]);
    expect(text).toContain("••••••");
  });

  test("lets none out when the page changes", async () => {
    await start();
    await page.evaluate(() => {
      const get = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
      get("greeting").textContent = "visible-changed";
      get("greeting").title = "canary-late-title";
      get("greeting").setAttribute("data-late", "canary-late-data");
      get("greeting").setAttribute("onmouseover", "canary-late-handler");
      get("link").setAttribute("href", "/late?canary-late-query");
      get("img").setAttribute("srcset", "/late.png?canary-late-srcset 2x");
      get("hidden").setAttribute("value", "canary-late-hidden");
      get("submit").setAttribute("value", "canary-late-submit");
      get("editor").append("canary-late-editable");
      get("textarea").append("canary-late-textarea");
      (get("editor").firstChild as Text).data = "canary-late-text";
      get("styled").style.setProperty("--name", "canary-late-property");
      get("styled").style.backgroundImage = "url(/late.png?canary-late-style)";
      get("styled").setAttribute("style", "color: blue; content: 'canary-late-content'; --x: canary-late-x");
      get("later").innerHTML =
        "<p>visible-added</p><!-- canary-added-comment --><input type=hidden value=canary-added-hidden>" +
        "<input value=canary-added-value placeholder=canary-added-placeholder><a href='?canary-added-query'>visible-added-link</a>" +
        "<select><option value=canary-added-option>canary-added-option-text</option></select><div contenteditable>canary-added-editable</div>" +
        "<textarea>canary-added-textarea</textarea><svg><title>canary-added-svg</title></svg><script>'canary-added-script'<\/script>" +
        "<style>.late{background:url(/l.png?canary-added-css)}</style><iframe srcdoc='<input value=canary-added-frame><p>visible-added-frame</p>'></iframe>";
      document.title = "canary-late-document-title";
      const style = document.querySelector("style")?.sheet;
      style?.insertRule(".inserted { background: url(/i.png?canary-inserted) }", 0);
      (style?.cssRules[0] as CSSStyleRule).style.setProperty("background", "url(/i.png?canary-declaration)");
      document.adoptedStyleSheets[0]?.replaceSync(".adopted { background: url(/r.png?canary-replaced) }");
      get("host").shadowRoot?.append(Object.assign(document.createElement("input"), { value: "canary-late-shadow" }));
      document.body.append(get("editor"));
      history.pushState(null, "", "/pushed?canary-pushed#canary-pushed-fragment");
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>("#frame")?.contentDocument as Document;
      (frame.querySelector("#t") as HTMLElement).textContent = "visible-frame-changed";
      frame.designMode = "on";
      (frame.querySelector("#t") as HTMLElement).textContent = "canary-design-mode";
    });
    const text = await sent();
    expect(canariesIn(text)).toEqual([]);
    for (const visible of ["changed", "added", "added-link", "added-frame"]) expect(text).toContain(`visible-${visible}`);
    expect(text).toContain("/pushed");
  });

  test("lets none out when masked things move, or become something else", async () => {
    await start();
    await page.evaluate(() => {
      const get = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;
      get("password").type = "text";
      get("password").value = "canary-shown-password";
      get("cc").removeAttribute("autocomplete");
      get("cc").value = "canary-former-card";
      get("hidden").type = "text";
      get("greeting").contentEditable = "true";
    });
    await page.waitForTimeout(50);
    await page.evaluate(() => {
      const greeting = document.getElementById("greeting") as HTMLElement;
      greeting.textContent = "canary-edited";
      greeting.contentEditable = "false";
    });
    await page.waitForTimeout(50);
    await page.evaluate(() => {
      ((document.getElementById("greeting") as HTMLElement).firstChild as Text).data = "canary-was-editable";
      window.harness.snapshot();
    });
    expect(canariesIn(await sent())).toEqual([]);
  });

  test("shows the title where the organisation wants it", async () => {
    await start({ show_title: true });
    const text = await sent();
    expect(text).toContain("canary-title");
    expect(text).not.toContain("canary-svg-title");
  });

  test("lets nothing out after it was stopped", async () => {
    await start();
    const count = await page.evaluate(() => {
      document.querySelector("h1")?.append("x");
      window.harness.stop();
      return window.harness.events.length;
    });
    await page.evaluate(() => document.querySelector("h1")?.append("visible-after-stop"));
    await page.mouse.move(50, 50);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.harness.events.length)).toBe(count);
  });
});

describe("fields that the organisation opens", () => {
  const OPEN = [".open", "#labelled", "#iban", "!not a selector!", "#password", "#cc", "input[type=hidden]"];

  test("show their values, and those of nobody else", async () => {
    await start({ unmask_selectors: OPEN });
    await page.fill("#open", "open-typed");
    await page.selectOption("#open-select", "de");
    const text = await sent();
    for (const open of ["value", "placeholder", "option-de", "option-pt", "textarea-value", "typed"]) expect(text).toContain(`open-${open}`);
    expect(canariesIn(text)).toEqual([]);
  });

  test("stay closed for good once they were sensitive", async () => {
    await start({ unmask_selectors: OPEN });
    await page.evaluate(() => {
      const field = document.getElementById("open-turning") as HTMLInputElement;
      field.type = "password";
      // In the same task: no event of rrweb tells of the type in between.
      field.type = "text";
      field.value = "canary-turned";
      const other = document.getElementById("open") as HTMLInputElement;
      other.autocomplete = "one-time-code";
      other.autocomplete = "off";
    });
    await page.fill("#open", "canary-once-a-code");
    await page.evaluate(() => ((document.getElementById("open-password") as HTMLInputElement).type = "text"));
    await page.fill("#open-password", "canary-toggled");
    await page.evaluate(() => window.harness.snapshot());
    const after = (await sent()).slice((await sent()).indexOf('"source":5'));
    expect(canariesIn(after)).toEqual([]);
  });
});
