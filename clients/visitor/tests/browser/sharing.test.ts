import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./browser";
import type { FakeGateway } from "./gateway";
import { share, Site } from "./site";

let browser: Browser;
let site: Site;
let page: Page;
let context: BrowserContext;
let gateway: FakeGateway;

beforeAll(async () => {
  browser = await launch();
  site = await Site.open(browser);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});
afterEach(() => context?.close());

async function visit(path?: string): Promise<void> {
  ({ page, context, gateway } = await site.visit(path));
}
const stored = (): Promise<string | null> => page.evaluate(() => localStorage.getItem("alongside.sharing"));
const text = (selector: string): Promise<string | null> => page.textContent(selector);

describe("before sharing", () => {
  test("there is a discreet offer, and nothing is stored, sent or loaded", async () => {
    const requests: string[] = [];
    ({ page, context, gateway } = await site.visit("/de"));
    page.on("request", (request) => requests.push(request.url()));
    await page.reload();
    expect(await text("#pill")).toBe("Diese Seite teilen");
    await page.waitForTimeout(300);
    expect(requests.filter((url) => !url.startsWith(site.origin)).map((url) => new URL(url).pathname)).toEqual(["/alongside.js"]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
    expect(gateway.tickets).toBe(0);
  });

  test("the site may put the offer elsewhere, or make its own", async () => {
    await visit("/right");
    const box = await page.locator("#pill").boundingBox();
    expect(box?.x).toBeGreaterThan(1000);
    await page.goto(`${site.origin}/hidden`);
    expect(await page.isVisible("#pill")).toBe(false);
    await page.evaluate(() => window.alongside?.share());
    await page.waitForSelector("#key-dialog[open]");
  });

  test("the key is typed in two groups, and pasted in any shape", async () => {
    await visit();
    await page.click("#pill");
    const key = page.locator("#key");
    await key.pressSequentially("12345678");
    expect(await key.inputValue()).toBe("1234 5678");
    await key.fill("");
    await key.fill("12-34 56 7890");
    expect(await key.inputValue()).toBe("1234 5678");
    await key.press("Backspace");
    expect(await key.inputValue()).toBe("1234 567");
    await key.press("Enter");
    expect(await text("#key-error")).toContain("eight digits");
    expect(gateway.tickets).toBe(0);
  });

  test("a wrong key is said in plain words, and a further try is one Enter away", async () => {
    await visit();
    await page.click("#pill");
    await page.fill("#key", "11112222");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#key-error:not(:empty)");
    expect(await text("#key-error")).toContain("not right");
    expect(await page.getAttribute("#key", "aria-invalid")).toBe("true");
    await page.keyboard.type("12345678");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#consent-dialog[open]");
  });

  test("too many wrong tries count down, and end", async () => {
    await visit();
    gateway.answers.set("redeem", { error: { code: "locked_out", message: "Wait.", retry_after_seconds: 2 } });
    await page.click("#pill");
    await page.fill("#key", "11112222");
    await page.click("#continue");
    await page.waitForSelector("#key-error:not(:empty)");
    expect(await text("#key-error")).toMatch(/wait 0:0[12]/);
    await page.waitForFunction(() => document.querySelector("alongside-ui")?.shadowRoot?.querySelector("#key-error")?.textContent?.includes("try again now"));
  });

  test("without a network it says so, and goes on when there is one", async () => {
    await visit();
    gateway.isDown = true;
    await page.click("#pill");
    await page.fill("#key", "12345678");
    await page.click("#continue");
    await page.waitForSelector("#key-error:not(:empty)");
    expect(await text("#key-error")).toContain("no connection");
    gateway.isDown = false;
    await page.click("#continue");
    await page.waitForSelector("#consent-dialog[open]");
  });

  test("the consent names agent and company; not now is told, and nothing is shared", async () => {
    await visit();
    await page.click("#pill");
    await page.fill("#key", "12345678");
    await page.click("#continue");
    expect(await text("#consent-dialog")).toContain("Ben Okafor from Nordwind Versand");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("alongside-ui")?.shadowRoot?.querySelector("dialog") === null);
    await expect.poll(() => gateway.asked("refuse").length).toBe(1);
    expect(gateway.mirrored).toEqual([]);
    expect(await stored()).toBeNull();
    await page.waitForSelector("#pill:not([hidden])");
  });
});

describe("sharing", () => {
  test("sends consent and page, masked, and shows border, bar and who watches", async () => {
    await visit("/de");
    await page.click("#pill");
    await page.fill("#key", "12345678");
    await page.click("#continue");
    await page.click("#share");
    await page.waitForSelector("#bar.seen");
    expect(await text("#who")).toContain("Ben Okafor");
    expect(await page.isVisible("#border")).toBe(true);
    expect(gateway.asked("join")).toMatchObject([{ session: "s1", consent: { wording: "view-1", locale: "de" } }]);
    await expect.poll(() => gateway.mirrored.length).toBeGreaterThan(0);
    const mirror = await unpacked();
    expect(mirror).toContain("visible-erste");
    expect(mirror).not.toContain("canary");
    expect(mirror).not.toContain("Ben Okafor");
  });

  test("says who joins and leaves, and when somebody's connection is gone", async () => {
    await visit();
    await share(page);
    const ada = gateway.viewer("p3", "Ada");
    gateway.notify("session.joined", "p3", { participants: [gateway.viewer("p1", "Ben"), gateway.sharer, ada] });
    await expect.poll(() => text("#passing")).toBe("Ada joined");
    expect(await text("#who")).toBe("Ben and Ada can see this page");
    gateway.notify("session.left", "p3", { participants: [gateway.viewer("p1", "Ben", false), gateway.sharer] });
    await expect.poll(() => text("#passing")).toBe("Ada left");
    expect(await text("#who")).toBe("Ben: reconnecting…");
  });

  test("sends nothing while no viewer is there", async () => {
    await visit();
    await share(page);
    await expect.poll(() => gateway.mirrored.length).toBeGreaterThan(0);
    gateway.notify("session.away", "p1", { participants: [gateway.viewer("p1", "Ben", false), gateway.sharer] });
    await page.waitForSelector("#bar.away");
    const before = gateway.mirrored.length;
    await page.evaluate(() => document.body.append("unseen"));
    await page.waitForTimeout(1_300);
    expect(gateway.mirrored.length).toBe(before);
  });

  test("stop ends it at once and for everyone", async () => {
    await visit();
    await share(page);
    await page.click("#stop");
    expect(await page.isVisible("#bar")).toBe(false);
    expect(await page.isVisible("#border")).toBe(false);
    await expect.poll(() => gateway.asked("end").length).toBe(1);
    await expect.poll(stored).toBeNull();
    const before = gateway.mirrored.length;
    await page.evaluate(() => document.body.append("after"));
    await page.waitForTimeout(300);
    expect(gateway.mirrored.length).toBe(before);
    await page.waitForSelector("#pill:not([hidden])");
  });

  test("stop works without a network, and the server is told by the next page", async () => {
    await visit();
    await share(page);
    await gateway.goDown();
    await page.waitForSelector("#bar.offline");
    await page.click("#stop");
    expect(await page.isVisible("#bar")).toBe(false);
    expect(JSON.parse((await stored()) ?? "{}")).toMatchObject({ session: "s1", stoppedAt: expect.any(Number) });
    gateway.isDown = false;
    await page.goto(`${site.origin}/second`);
    await expect.poll(() => gateway.asked("end").length).toBeGreaterThan(0);
    expect(await page.isVisible("#bar")).toBe(false);
    await expect.poll(stored).toBeNull();
  });

  test("stop works above a dialog that the site opens", async () => {
    await visit();
    await share(page);
    await page.click("#modal");
    await page.waitForTimeout(100);
    await page.click("#stop");
    expect(await page.isVisible("#bar")).toBe(false);
    expect(await page.evaluate(() => document.querySelector("alongside-ui")?.parentElement?.nodeName)).toBe("HTML");
  });

  test("the agent's end is said, and by whom", async () => {
    await visit();
    await share(page);
    const ended = { reason: "ended", at: 1, by: "p1", by_role: "viewer", by_name: "Ben Okafor" } as const;
    gateway.notify("session.ended", "p1", { phase: "ended", ended });
    await page.waitForSelector("#message-dialog[open]");
    expect(await text("#message")).toContain("Ben Okafor ended it");
    expect(await page.isVisible("#bar")).toBe(false);
    expect(await stored()).toBeNull();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#pill:not([hidden])");
  });
});

describe("going on", () => {
  test("over a page load, with border and bar before anything is sent", async () => {
    await visit();
    await share(page);
    await page.click("#next");
    await page.waitForSelector("#bar");
    expect(page.url()).toContain("/second");
    await page.waitForSelector("#bar.seen");
    expect(gateway.asked("redeem")).toHaveLength(1);
    await expect.poll(async () => (await unpacked()).includes("visible-second")).toBe(true);
  });

  test("over a reload without a network, as soon as there is one", async () => {
    await visit();
    await share(page);
    await gateway.goDown();
    await page.reload();
    await page.waitForSelector("#bar.offline");
    gateway.isDown = false;
    await page.waitForSelector("#bar.seen");
  });

  test("over a lost connection, with a fresh snapshot", async () => {
    await visit();
    await share(page);
    await gateway.goDown();
    await page.waitForSelector("#bar.offline");
    expect(await text("#who")).toContain("Nothing is being shown");
    gateway.isDown = false;
    await page.waitForSelector("#bar.seen");
    await expect.poll(() => gateway.mirrored.filter((one) => one["n"] === 0).length).toBe(2);
  });

  test("in a tab that is closed and opened again", async () => {
    await visit();
    await share(page);
    await page.close();
    page = await context.newPage();
    await page.goto(`${site.origin}/second`);
    await page.waitForSelector("#bar.seen");
  });

  test("in one tab alone: a second one shares nothing and says why", async () => {
    await visit();
    await share(page);
    const second = await context.newPage();
    await second.goto(`${site.origin}/second`);
    await second.waitForTimeout(3_500);
    expect(await second.locator("#bar").count()).toBe(0);
    expect(await page.isVisible("#bar.seen")).toBe(true);
    await second.click("#pill");
    await second.fill("#key", "12345678");
    await second.click("#continue");
    await second.click("#share");
    await second.waitForSelector("#message-dialog[open]");
    expect(await second.textContent("#message")).toContain("another tab");
  });

  test("not, when the server knows of nothing any more: that is said gently, and tidied up", async () => {
    await visit();
    await share(page);
    gateway.answers.set("resume", { error: { code: "not_found", message: "There is no such session." } });
    await page.reload();
    await page.waitForSelector("#message-dialog[open]");
    expect(await text("#message")).toContain("no longer being shared");
    expect(await stored()).toBeNull();
    expect(await page.isVisible("#bar")).toBe(false);
  });
});

/** What was mirrored so far, as text. */
async function unpacked(): Promise<string> {
  const bodies: string[] = [];
  let body = "";
  for (const one of gateway.mirrored) {
    body += String(one["body"]);
    if (one["more"] === true) continue;
    bodies.push(body);
    body = "";
  }
  const { gunzipSync } = await import("node:zlib");
  return bodies.map((one) => gunzipSync(Buffer.from(one, "base64")).toString()).join("\n");
}
