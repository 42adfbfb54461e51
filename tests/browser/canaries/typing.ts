import type { Locator, Page } from "playwright-core";
import type { Secrets } from "./leaks";

/** What the demo organisation opens to its agents (infra/seed). */
const OPENED = '#search, .quantity, [data-alongside="address"]';

/** Fields that take words. What the others hold, such as a tick or a number on a slider, can be told from nothing. */
const WORDED = new Set(["text", "search", "email", "tel", "url", "password", "textarea", "contenteditable"]);

/** What was typed, by field: where agents may see it and where not. */
export interface Typed {
  hidden: Secrets;
  opened: Secrets;
}

/** Types a secret of its own into every field in `scope`, in the place of what it held, key by key. */
export async function typeEverywhere(scope: Locator, when: string): Promise<Typed> {
  const typed = { hidden: {} as Record<string, string>, opened: {} as Record<string, string> };
  const fields = scope.locator('input:visible:enabled:not([readonly]), textarea:visible, [contenteditable]:visible');
  for (const field of await fields.all()) {
    const { name, type, isOpen } = await field.evaluate((element, opened) => {
      const isEditor = element.hasAttribute("contenteditable");
      return {
        name: element.id || element.getAttribute("name") || element.getAttribute("aria-label") || element.outerHTML.slice(0, 60),
        type: isEditor ? "contenteditable" : element instanceof HTMLInputElement ? element.type : element.localName,
        isOpen: element.matches(opened),
      };
    }, OPENED);
    if (!WORDED.has(type)) continue;
    const secret = nextSecret();
    const list = typed[isOpen ? "opened" : "hidden"];
    let place = `${when}: ${name}`;
    while (place in list) place += ", another";
    list[place] = secret;
    await replaceBy(field, secret);
  }
  return typed;
}

export async function replaceBy(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
}

/** Puts a text at the end of the page, and waits until it is in the picture: then all that came before it is. */
export async function catchUp(page: Page, replays: (text: string) => Locator[]): Promise<void> {
  marks += 1;
  const mark = `visible-mark-${marks}`;
  await page.evaluate((text) => document.querySelector("main")?.append(text), mark);
  for (const seen of replays(mark)) await seen.waitFor({ state: "attached" });
}

let marks = 0;
let secrets = 0;

/** Four letters, for the card's code has room for no more, which stand together nowhere else. */
function nextSecret(): string {
  secrets += 1;
  return [0xac00, 0xb000, 0xb400, 0xb800].map((start) => String.fromCharCode(start + secrets)).join("");
}
