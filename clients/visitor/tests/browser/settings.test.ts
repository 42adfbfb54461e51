/** What the settings say is what leaves the page, and what may be acted on: presets, selectors and patterns. */
import type { Server } from "node:http";
import type { CobrowseSettings, Masking } from "@alongside/protocol";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundleHarness, launch, serve } from "./browser";

/** How a piece of the page is treated where nothing but the preset counts. */
type Kind = "text" | "value" | "always";

interface Piece {
  kind: Kind;
  /** With the secret in the place of `$`. */
  html: string;
  /** Script that puts another secret there; `piece` is the first element of the piece, `secret` the new one. */
  change: string;
}

const setValue = "piece.value = secret; piece.dispatchEvent(new Event('input', { bubbles: true }))";
const setText = "piece.textContent = secret";
const inShadow = (html: string): string => `<div><template shadowrootmode="open">${html}</template></div>`;
const inFrame = (html: string): string => `<iframe srcdoc="${html.replaceAll('"', "&quot;")}"></iframe>`;

const PIECES: Record<string, Piece> = {
  paragraph: { kind: "text", html: "<p>$</p>", change: setText },
  button: { kind: "text", html: "<button type=button>$</button>", change: setText },
  link: { kind: "text", html: "<a href='/x'>$</a>", change: setText },
  drawing: { kind: "text", html: "<svg><text>$</text></svg>", change: "piece.querySelector('text').textContent = secret" },
  custom: { kind: "text", html: "<shop-badge>$</shop-badge>", change: setText },
  dialog: { kind: "text", html: "<dialog><p>$</p></dialog>", change: "piece.firstChild.textContent = secret" },
  shadow: { kind: "text", html: inShadow("<p>$</p>"), change: "piece.shadowRoot.querySelector('p').textContent = secret" },
  frame: { kind: "text", html: inFrame("<p>$</p>"), change: "piece.contentDocument.querySelector('p').textContent = secret" },
  input: { kind: "value", html: "<input value='$'>", change: setValue },
  email: { kind: "value", html: "<input type=email value='$'>", change: setValue },
  placeholder: { kind: "value", html: "<input placeholder='$'>", change: "piece.placeholder = secret" },
  textarea: { kind: "value", html: "<textarea>$</textarea>", change: setValue },
  select: { kind: "value", html: "<select><option>x<option selected>$</select>", change: "piece.options[1].textContent = secret" },
  suggestions: { kind: "value", html: "<datalist><option>$</datalist>", change: "piece.options[0].textContent = secret" },
  output: { kind: "value", html: "<output>$</output>", change: setText },
  editor: { kind: "value", html: "<div contenteditable><b>$</b></div>", change: "piece.firstChild.textContent = secret" },
  homemade: { kind: "value", html: "<div role=textbox>$</div>", change: setText },
  "shadow-input": { kind: "value", html: inShadow("<input value='$'>"), change: "piece = piece.shadowRoot.querySelector('input'); " + setValue },
  "frame-input": { kind: "value", html: inFrame("<input value='$'>"), change: "piece = piece.contentDocument.querySelector('input'); " + setValue },
  password: { kind: "always", html: "<input type=password value='$'>", change: setValue },
  shown: { kind: "always", html: "<input type=password value='$'>", change: "piece.type = 'text'; " + setValue },
  card: { kind: "always", html: "<input autocomplete=cc-number value='$'>", change: setValue },
  code: { kind: "always", html: "<input autocomplete=one-time-code value='$'>", change: setValue },
  named: { kind: "always", html: "<input name=cardNumber value='$'>", change: setValue },
  labelled: { kind: "always", html: "<label>Security code <input value='$'></label>", change: "piece = piece.querySelector('input'); " + setValue },
  dotted: { kind: "always", html: "<input style='-webkit-text-security: disc' value='$'>", change: setValue },
  former: { kind: "always", html: "<input name=pin value='$'>", change: "piece.name = 'n'; " + setValue },
  hidden: { kind: "always", html: "<input type=hidden value='$'>", change: "piece.value = secret; piece.setAttribute('value', secret)" },
  file: { kind: "always", html: "<input type=file accept='$'>", change: "piece.accept = secret" },
  "canary-editor": { kind: "always", html: "<div contenteditable aria-label=Password>$</div>", change: setText },
  marked: { kind: "always", html: "<p data-alongside-mask>$</p>", change: setText },
  tooltip: { kind: "always", html: "<p title='$' data-x='$' aria-label='$'>x</p>", change: "piece.title = secret" },
  "shadow-password": { kind: "always", html: inShadow("<input type=password value='$'>"), change: "piece = piece.shadowRoot.querySelector('input'); piece.type = 'text'; " + setValue },
  "frame-password": { kind: "always", html: inFrame("<input type=password value='$'>"), change: "piece = piece.contentDocument.querySelector('input'); piece.type = 'text'; " + setValue },
};

/** Each piece stands once in each of these. */
const WRAPPERS = { plain: "", opened: "u", masked: "m", both: "u m" };
type Wrapper = keyof typeof WRAPPERS;

const SELECTORS = { unmask_selectors: [".u", "[broken", ":not(a"], mask_selectors: ["!not a selector!", ".m", "a[b='c"] };

const secretOf = (name: string, wrapper: string, when: string): string => `canary-${name}-in-${wrapper}-${when}`;

function isSeen(kind: Kind, wrapper: Wrapper, masking: Masking): boolean {
  if (kind === "always" || wrapper === "masked" || wrapper === "both") return false;
  if (wrapper === "opened" || masking === "open") return true;
  return kind === "text" && masking === "careful";
}

const pageOf = (when: string): string =>
  Object.entries(WRAPPERS)
    .map(([wrapper, names]) => {
      const pieces = Object.entries(PIECES).map(([name, { html }]) => `<div data-piece="${name}">${html.replaceAll("$", secretOf(name, wrapper, when))}</div>`);
      return `<section class="${names}" data-wrapper="${wrapper}">${pieces.join("")}</section>`;
    })
    .join("");

let browser: Browser;
let server: Server;
let origin: string;
let script: string;
let page: Page;

beforeAll(async () => {
  script = await bundleHarness();
  ({ server, origin } = await serve({
    "/": { type: "text/html", body: `<!doctype html><title>A page</title><body>${pageOf("first")}<p id="end"></p></body>` },
    "/blank": { type: "text/html", body: "<!doctype html><title>A page</title><body></body>" },
  }));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

async function start(path: string, changed: Partial<CobrowseSettings>, html = ""): Promise<void> {
  await page.goto(origin + path);
  await page.evaluate((text) => document.body.insertAdjacentHTML("beforeend", text), html);
  await page.evaluate(script);
  await page.evaluate((settings) => window.harness.start(settings), changed);
}

/** What left so far; all that was to come has come when the mark is in it. */
async function sent(): Promise<string> {
  marks += 1;
  const mark = `data-alongside-mask-${marks}`;
  await page.evaluate((id) => document.body.append(Object.assign(document.createElement("i"), { id })), mark);
  await page.waitForFunction((id) => JSON.stringify(window.harness.events.at(-1)).includes(id) || JSON.stringify(window.harness.events).includes(id), mark);
  return JSON.stringify(await page.evaluate(() => window.harness.events));
}
let marks = 0;

function seenIn(text: string): string[] {
  return [...new Set(text.match(/canary-[a-z-]+-in-[a-z]+-[a-z]+/g) ?? [])].sort();
}

function expectedFor(masking: Masking, ...whens: string[]): string[] {
  const expected: string[] = [];
  for (const [name, { kind }] of Object.entries(PIECES)) {
    for (const wrapper of Object.keys(WRAPPERS) as Wrapper[]) {
      if (isSeen(kind, wrapper, masking)) expected.push(...whens.map((when) => secretOf(name, wrapper, when)));
    }
  }
  return expected.sort();
}

describe.each<Masking>(["private", "careful", "open"])("with the preset %s", (masking) => {
  test("exactly what it and the selectors open leaves the page: at first, as it changes, and in a later snapshot", async () => {
    await start("/", { ...SELECTORS, masking });
    await page.waitForFunction(() => JSON.stringify(window.harness.events).split('"isAttachIframe":true').length > 12);
    expect(seenIn(await sent())).toEqual(expectedFor(masking, "first"));

    const changes = Object.fromEntries(Object.entries(PIECES).map(([name, { change }]) => [name, change]));
    await page.evaluate((scripts) => {
      for (const holder of document.querySelectorAll<HTMLElement>("[data-piece]")) {
        const { piece = "" } = holder.dataset;
        const wrapper = holder.closest<HTMLElement>("[data-wrapper]")?.dataset["wrapper"];
        new Function("piece", "secret", scripts[piece] ?? "")(holder.firstElementChild, `canary-${piece}-in-${wrapper}-changed`);
      }
    }, changes);
    await page.waitForFunction(() => JSON.stringify(window.harness.events).includes("canary-paragraph-in-opened-changed"));
    expect(seenIn(await sent())).toEqual(expectedFor(masking, "changed", "first"));

    await page.evaluate(() => {
      window.harness.events.length = 0;
      window.harness.snapshot();
    });
    await page.waitForFunction(() => JSON.stringify(window.harness.events).split('"isAttachIframe":true').length > 12);
    // A placeholder of before the change is gone, and so is everything else of before.
    expect(seenIn(await sent())).toEqual(expectedFor(masking, "changed"));
  });

  test("what is ticked is seen, but where all is hidden", async () => {
    await start("/blank", { masking }, "<input type=checkbox id=tick checked><div role=checkbox aria-checked=true></div>");
    const text = await sent();
    expect(text.includes('"checked":true')).toBe(masking !== "private");
    expect(text.includes("aria-checked")).toBe(masking !== "private");
  });

  test("masked and read-only places are marked, hidden text is not", async () => {
    const html = "<p id=p>x</p><input id=f value=x><button id=b>x</button><input id=s type=submit value=x><input id=t type=checkbox><input id=n type=checkbox name=pin><div id=m class=m><p id=mp>x</p></div><div id=r class=r><input id=rf></div>";
    await start("/blank", { masking, mask_selectors: [".m"], readonly_selectors: [".r"] }, html);
    const text = await sent();
    const marked = (mark: string): string[] =>
      [...text.matchAll(/"attributes":(\{[^{}]*\})/g)]
        .map(([, attributes = ""]) => JSON.parse(attributes) as Record<string, string>)
        .filter((attributes) => mark in attributes)
        .map(({ id = "" }) => id);
    expect(marked("data-alongside-masked")).toEqual(masking === "open" ? ["n", "m"] : masking === "careful" ? ["f", "n", "m", "rf"] : ["f", "t", "n", "m", "rf"]);
    expect(marked("data-alongside-readonly")).toEqual(["r"]);
  });

  test("what may be acted on follows: fields that are seen, and buttons even if their text is hidden", async () => {
    const html = `
      <button id=button><b id=inner>x</b></button><a id=link href=/x>x</a><p id=text>x</p><input type=submit id=submit value=x>
      <input id=field value=x><label id=label for=tick>x</label><input type=checkbox id=tick><label id=button-label>x <button>y</button></label>
      <select id=select><option id=option>x</select><textarea id=area></textarea><div contenteditable id=editor><b id=edited>x</b></div>
      <input id=opened class=u value=x><label id=opened-label>x <input class=u type=checkbox></label>
      <input id=password class=u type=password><label id=code-label for=code>Security code</label><input id=code class=u type=checkbox>
      <div class=m><button id=masked-button>x</button><p id=masked-text>x</p><input id=masked-field class=u></div>
      <div class="r u"><button id=readonly-button>x</button><input id=readonly-field></div><label id=readonly-label>x <input class="r u" type=checkbox></label>
      <div class="u" id=host></div><iframe class="m" id=frame srcdoc="<button>x</button>"></iframe><button class="m r" id=both>x</button>`;
    await start("/blank", { masking, unmask_selectors: [".u"], mask_selectors: [".m"], readonly_selectors: [".r"] }, html);
    await page.frameLocator("#frame").locator("button").waitFor();
    const verdicts = await page.evaluate(() => {
      const host = document.getElementById("host") as HTMLElement;
      host.attachShadow({ mode: "open" }).innerHTML = "<input id=in-shadow><div class=r><button id=readonly-in-shadow>x</button></div>";
      const { verdict } = window.harness;
      const all = Object.fromEntries([...document.querySelectorAll("[id]")].map((one) => [one.id, verdict(one)]));
      for (const one of host.shadowRoot?.querySelectorAll("[id]") ?? []) all[one.id] = verdict(one);
      const gone = document.createElement("p");
      const button = document.querySelector<HTMLIFrameElement>("#frame")?.contentDocument?.querySelector("button") as Element;
      return { ...all, "in-frame": verdict(button), "text-node": verdict(document.querySelector("#inner")?.firstChild as Node), gone: verdict(gone) };
    });
    const valued = masking === "open" ? "open" : "masked";
    // Whether a box is ticked is seen where text is.
    const ticked = masking === "private" ? "masked" : "open";
    expect(verdicts).toMatchObject({
      button: "open", inner: "open", link: "open", text: "open", submit: "open", "text-node": "open",
      field: valued, label: ticked, tick: ticked, select: valued, option: valued, area: valued, editor: valued, edited: valued,
      "button-label": "open", opened: "open", "opened-label": "open", password: "masked", "code-label": "masked", code: "masked",
      "masked-button": "masked", "masked-text": "masked", "masked-field": "masked", "in-frame": "masked", both: "masked",
      "readonly-button": "readonly", "readonly-field": "readonly", "readonly-label": "readonly",
      "in-shadow": "open", "readonly-in-shadow": "readonly", gone: "gone",
    });
  });
});

test("nodes are judged by their numbers; what is gone, or Alongside's own, is gone", async () => {
  await start("/blank", { masking: "open" }, "<p id=here>x</p><p id=there>x</p><alongside-ui id=own></alongside-ui>");
  const text = await sent();
  const idOf = (id: string): number => Number(new RegExp(`"id":(\\d+),"tagName":"\\w+","attributes":\\{"id":"${id}"`).exec(text)?.[1] ?? /"id":(\d+),"tagName":"alongside-ui"/.exec(text)?.[1]);
  const judge = (id: number): Promise<string> => page.evaluate((number) => window.harness.judge(number), id);
  expect(await judge(idOf("here"))).toBe("open");
  expect(await judge(999_999)).toBe("gone");
  expect(await judge(idOf("own"))).toBe("gone");
  await page.evaluate(() => document.getElementById("there")?.remove());
  expect(await judge(idOf("there"))).toBe("gone");
  await page.evaluate(() => window.harness.stop());
  expect(await judge(idOf("here"))).toBe("gone");
});

test("what begins to be named by a selector is masked from then on, and marked; what ceases to be is open again", async () => {
  await start("/blank", { masking: "open", mask_selectors: [".late"] }, "<p id=p>before</p><input id=f>");
  await page.evaluate(() => {
    const [p, f] = [document.getElementById("p") as HTMLElement, document.getElementById("f") as HTMLInputElement];
    p.className = f.className = "late";
    p.textContent = "canary-p-in-late-one";
    f.value = "canary-f-in-late-one";
  });
  const text = await sent();
  expect(seenIn(text)).toEqual([]);
  expect(text).toContain('"data-alongside-masked":""');
  await page.evaluate(() => {
    const [p, f] = [document.getElementById("p") as HTMLElement, document.getElementById("f") as HTMLInputElement];
    p.className = f.className = "";
    p.textContent = "canary-p-in-open-again";
  });
  const later = await sent();
  expect(seenIn(later)).toEqual(["canary-p-in-open-again"]);
  expect(later).toContain('"data-alongside-masked":null');
});

test("a field that was one for codes for a moment is closed for good, in shadow trees and frames too", async () => {
  await start("/blank", { masking: "open" }, inShadow("").replace("<div>", "<div id=host>") + inFrame("<input>"));
  await page.frameLocator("iframe").locator("input").waitFor();
  await page.evaluate(() => {
    const root = (document.getElementById("host") as HTMLElement).attachShadow({ mode: "open" });
    root.append(document.createElement("input"));
  });
  await sent();
  await page.evaluate(() => window.harness.snapshot());
  await sent();
  await page.evaluate(() => {
    const framed = document.querySelector("iframe")?.contentDocument?.querySelector("input");
    for (const field of [document.getElementById("host")?.shadowRoot?.querySelector("input"), framed]) {
      if (!field) throw new Error("no field");
      field.autocomplete = "one-time-code";
      field.removeAttribute("autocomplete");
      field.value = "canary-typed-in-shadow-later";
      field.setAttribute("value", "canary-set-in-shadow-later");
    }
  });
  await sent();
  await page.evaluate(() => window.harness.snapshot());
  expect(seenIn(await sent())).toEqual([]);
});

describe("patterns", () => {
  const settings: Partial<CobrowseSettings> = { masking: "open", mask_patterns: ["card_number", "iban", "email", "phone"] };

  test("are masked in text, also where it is split over elements, and when a script changes it", async () => {
    await start("/blank", settings, `
      <p>Paid with 4111&nbsp;1111&nbsp;1111&nbsp;1111 on 01.02.2024</p><p><span>5555</span> <span>5555</span>&nbsp;<span>5555</span> <b>4444</b></p>
      <p>jana<wbr>@example.org</p><ul><li>3782<li>822463<li>10005</ul><p id=later>soon</p><label>Your IBAN <span>DE89 3704 0044 0532 0130 00</span></label>
      <div contenteditable>+49 151 55501834</div><select><option>jana@example.org</select>`);
    await page.evaluate(() => {
      const later = document.getElementById("later") as HTMLElement;
      later.textContent = "Call 0151 55501834";
      later.append(" or ", "91", "2 345", " 678");
    });
    const text = await sent();
    for (const secret of ["4111", "1111", "5555", "4444", "example", "@", "DE89", "0532", "0151", "55501834", "912", "345", "678"]) expect(text, secret).not.toContain(secret);
    for (const shown of ["Paid with •••••• on 01.02.2024", "3782", "822463", "10005", "Your IBAN", "Call ••••••", " or "]) expect(text).toContain(shown);
  });

  test("are masked in values before they are typed to the end; such a field can't be acted on", async () => {
    await start("/blank", settings, "<input id=a><textarea id=b></textarea><div id=c contenteditable></div><input id=d value='Lindenweg 12'>");
    await page.locator("#a").pressSequentially("4929777316408253");
    await page.locator("#b").pressSequentially("DE89370400440532013000");
    await page.locator("#c").pressSequentially("0151 55501834");
    const text = await sent();
    for (const secret of ["49297773164", "DE8937040044", "0151 5550"]) expect(text).not.toContain(secret);
    expect(text).toContain("Lindenweg 12");
    const verdicts = await page.evaluate(() => ["a", "b", "c", "d"].map((id) => window.harness.verdict(document.getElementById(id) as Element)));
    expect(verdicts).toEqual(["masked", "masked", "masked", "open"]);
  });

  test("are left where the organisation doesn't look for them", async () => {
    await start("/blank", { masking: "open", mask_patterns: [] }, "<p>4111 1111 1111 1111, jana@example.org</p>");
    expect(await sent()).toContain("4111 1111 1111 1111, jana@example.org");
  });
});
