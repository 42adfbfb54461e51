/** The pages of administrators: what is set, tried out and read there, with a server that is made up. */
import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openStories, type Stories, type StoryOptions } from "./console";

let stories: Stories;

beforeAll(async () => {
  stories = await openStories();
});

afterEach(() => stories.clear());

afterAll(() => stories.close());

const open = (story: string, options: StoryOptions = {}): Promise<Page> => stories.open(story, { of: "admin", ...options });

const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** Adds an entry to a list, as one does with the keyboard. */
async function add(page: Page, list: string, entry: string): Promise<void> {
  const field = page.getByTestId(list).getByRole("textbox");
  await field.fill(entry);
  await field.press("Enter");
}

const entries = (page: Page, list: string): Promise<string[]> =>
  page.getByTestId(list).getByRole("listitem").allInnerTexts();

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

async function downloadOf(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId(button).click()]);
  return { name: download.suggestedFilename(), text: await textOf(download) };
}

describe("the way in", () => {
  test("is shown to those who may, and only to them", async () => {
    const areas = async (story: string): Promise<string[]> => {
      const page = await open(story);
      return page.getByRole("navigation", { name: "Areas" }).getByRole("link").allInnerTexts();
    };
    expect(await areas("settings")).toEqual(["Co-browse", "Settings", "Audit"]);
    expect(await areas("settings-not-yours")).toEqual(["Co-browse"]);
    expect(await areas("audit-not-yours")).toEqual(["Co-browse", "Settings"]);
  });

  test("on a narrow screen it is there as well, and not in the way where it leads nowhere", async () => {
    const viewport = { width: 390, height: 844 };
    const page = await open("settings", { viewport });
    await page.getByRole("link", { name: "Audit" }).click();
    await page.getByRole("heading", { name: "Audit trail" }).waitFor();
    const other = await open("settings-not-yours", { viewport });
    expect(await other.getByRole("navigation", { name: "Areas" }).count()).toBe(0);
  });

  test.each([
    ["settings-not-yours", "cobrowse:settings:edit"],
    ["audit-not-yours", "cobrowse:audit:view"],
  ])("%s says what is missing, and how to get it", async (story, permission) => {
    const page = await open(story);
    await page.getByTestId("not-for-you").getByText(permission).waitFor();
    await page.getByRole("link", { name: "To the start page" }).click();
    expect(pathOf(page)).toBe("/");
  });

  test("a server that refuses all the same is told of in words that help", async () => {
    const page = await open("settings-refused");
    await page.getByRole("alert").getByText("Ask for the permission, then sign in again.").waitFor();
    expect(await page.getByTestId("save-bar").count()).toBe(0);
  });
});

describe("settings", () => {
  test("what is changed stands in the bar, can be undone step by step, and is saved at once", async () => {
    const page = await open("settings");
    expect(await page.getByTestId("save-bar").count()).toBe(0);
    await page.getByRole("radio", { name: "Private" }).click();
    await page.getByRole("switch", { name: "Draw on the page" }).click();
    await add(page, "mask_selectors", ".iban");
    await page.getByTestId("unsaved").click();
    const changes = page.getByRole("dialog", { name: /not saved/ });
    await changes.waitFor();
    expect(await changes.getByRole("listitem").allInnerTexts()).toEqual([
      "Basic rule: Careful → Private",
      "Always hidden: + .iban",
      "Draw: on → off",
    ]);
    await page.keyboard.press("Escape");
    await page.getByTestId("undo").click();
    expect(await entries(page, "mask_selectors")).toEqual([".order-total", "#delivery-note"]);
    await page.getByTestId("undo").click();
    await page.getByText("1 change is not saved").waitFor();
    await page.getByTestId("save").click();
    await page.getByTestId("saved").getByText("Running sessions keep the settings that they began with.").waitFor();
    expect(await page.getByTestId("save-bar").count()).toBe(0);
    await page.getByRole("link", { name: "Audit" }).click();
    await page.getByRole("link", { name: "Settings" }).click();
    expect(await page.getByRole("radio", { name: "Private" }).getAttribute("aria-checked")).toBe("true");
  });

  test.each([
    ["p[", "The browser does not understand this as a CSS selector."],
    ["  ", "Write a selector, like .price or #street."],
    [" .order-total ", "This selector is in the list already."],
    ["x".repeat(257), "A selector has at most 256 characters."],
  ])("%j is no entry", async (written, says) => {
    const page = await open("settings");
    await add(page, "mask_selectors", written);
    await page.getByTestId("mask_selectors").getByText(says).waitFor();
    expect(await entries(page, "mask_selectors")).toHaveLength(2);
    expect(await page.getByTestId("save-bar").count()).toBe(0);
  });

  test("an entry is taken out by keyboard, told, and the focus stays near", async () => {
    const page = await open("settings");
    await page.getByRole("button", { name: "Remove .order-total" }).press("Enter");
    await page.getByRole("status").filter({ hasText: "Removed: .order-total" }).waitFor({ state: "attached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Remove #delivery-note");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await page.getByTestId("mask_selectors").getByText("No entries.").waitFor();
  });

  test("an address is tried against the conditions as they stand", async () => {
    const page = await open("settings");
    const tried = page.getByTestId("tried");
    const address = page.getByRole("textbox", { name: "Address of a page", exact: true });
    await address.fill("https://shop.example/checkout/payment?x=1");
    await tried.getByText("This address would pause: it includes “/checkout/payment”.").waitFor();
    await address.fill("https://shop.example/cart");
    await tried.getByText("This address would not pause.").waitFor();
    const criteria = page.getByTestId("pause_criteria");
    await criteria.getByRole("combobox", { name: "Condition" }).selectOption("ends_with");
    await criteria.getByRole("textbox", { name: "Text" }).fill("/cart");
    await criteria.getByRole("button", { name: "Add condition" }).click();
    await tried.getByText("it ends with “/cart”").waitFor();
    await criteria.getByRole("textbox", { name: "Text" }).fill("/cart");
    await page.keyboard.press("Enter");
    await criteria.getByText("This condition is in the list already.").waitFor();
  });

  test("a number out of bounds never gets into the settings", async () => {
    const page = await open("settings");
    const days = page.getByTestId("retention_days");
    await days.fill("0");
    expect(await days.getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByTestId("save-bar").count()).toBe(0);
    await days.blur();
    expect(await days.inputValue()).toBe("30");
    await days.fill("365");
    await page.getByText("1 change is not saved").waitFor();
    await days.fill("366");
    await days.blur();
    expect(await days.inputValue()).toBe("365");
  });

  test("leaving with unsaved changes is asked about, by link and by the browser's way back", async () => {
    const page = await open("audit");
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("switch", { name: "Draw on the page" }).click();
    const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
    await page.getByRole("link", { name: "Audit" }).click();
    await dialog.getByRole("button", { name: "Stay" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(pathOf(page)).toBe("/settings/cobrowse");
    await page.goBack();
    await dialog.waitFor();
    expect(pathOf(page)).toBe("/settings/cobrowse");
    await page.getByTestId("leave").click();
    await page.getByRole("heading", { name: "Audit trail" }).waitFor();
    expect(pathOf(page)).toBe("/audit");
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByTestId("undo").waitFor({ state: "detached" });
    expect(await page.getByRole("switch", { name: "Draw on the page" }).isChecked()).toBe(true);
  });

  test("closing the tab with unsaved changes is asked about by the browser, without it is not", async () => {
    const page = await open("settings");
    const asks = (): Promise<boolean> =>
      page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
    expect(await asks()).toBe(false);
    await page.getByRole("switch", { name: "Draw on the page" }).click();
    await page.getByTestId("undo").waitFor();
    expect(await asks()).toBe(true);
    await page.getByTestId("undo").click();
    await expect.poll(asks).toBe(false);
  });
});

describe("two who change the settings at once", () => {
  async function collide(): Promise<Page> {
    const page = await open("settings-conflict");
    await add(page, "mask_selectors", ".mine");
    await page.getByTestId("save").click();
    await page.getByRole("dialog", { name: "Somebody changed the settings meanwhile" }).waitFor();
    return page;
  }

  test("see what the other did, and can put theirs on top", async () => {
    const page = await collide();
    const theirs = page.getByTestId("conflict").getByRole("listitem");
    expect(await theirs.allInnerTexts()).toEqual(["Always hidden: − #delivery-note + .theirs", "Days to keep the trail: 30 → 90"]);
    await page.getByTestId("settle-keep").click();
    expect(await entries(page, "mask_selectors")).toEqual([".order-total", ".theirs", ".mine"]);
    expect(await page.getByTestId("retention_days").inputValue()).toBe("90");
    await page.getByText("1 change is not saved").waitFor();
    await page.getByTestId("save").click();
    await page.getByTestId("saved").waitFor();
  });

  test("can take the other's, and lose nothing by closing the question", async () => {
    const page = await collide();
    await page.getByTestId("settle-reload").click();
    expect(await entries(page, "mask_selectors")).toEqual([".order-total", ".theirs"]);
    expect(await page.getByTestId("save-bar").count()).toBe(0);
    const other = await collide();
    await other.keyboard.press("Escape");
    await other.getByText("1 change is not saved").waitFor();
    expect(await entries(other, "mask_selectors")).toContain(".mine");
  });
});

describe("settings from elsewhere", () => {
  const GENESYS = {
    cobrowse: {
      enabled: true,
      maskSelectors: [".price", "p["],
      allowDraw: false,
      channels: ["Voice"],
      pauseCriteria: [{ urlFragment: "/pay", condition: "includes" }],
    },
  };

  async function paste(page: Page, text: string): Promise<void> {
    await page.getByTestId("import").click();
    await page.getByTestId("import-text").fill(text);
    await page.getByTestId("import-look").click();
  }

  test("are shown before they are taken over, as one step", async () => {
    const page = await open("settings");
    await paste(page, JSON.stringify(GENESYS));
    const plan = page.getByTestId("import-plan");
    expect(await plan.getByRole("list").first().getByRole("listitem").allInnerTexts()).toEqual([
      "Always hidden: − .order-total − #delivery-note + .price",
      "Draw: on → off",
      "Pauses: − Address includes “/checkout/payment” + Address includes “/pay”",
      "Channels: − Chats on your site",
    ]);
    await plan.getByText("p[").waitFor();
    await plan.getByRole("checkbox", { name: "Take over this rule as well: set it to “Open”" }).check();
    await page.getByTestId("import-apply").click();
    expect(await entries(page, "mask_selectors")).toEqual([".price"]);
    expect(await page.getByRole("radio", { name: "Open" }).getAttribute("aria-checked")).toBe("true");
    await page.getByTestId("undo").click();
    expect(await entries(page, "mask_selectors")).toEqual([".order-total", "#delivery-note"]);
  });

  test("what is none says so, and stays to be mended", async () => {
    const page = await open("settings");
    await paste(page, "{ mask");
    await page.getByText("This is no JSON.").waitFor();
    expect(await page.getByTestId("import-text").inputValue()).toBe("{ mask");
  });

  test("our own export comes back as it was", async () => {
    const page = await open("settings");
    const { name, text } = await downloadOf(page, "export");
    expect(name).toBe("alongside-cobrowse.json");
    await paste(page, text);
    await page.getByText("Everything that it says is set already.").waitFor();
    expect(await page.getByTestId("import-apply").isDisabled()).toBe(true);
  });
});

describe("the preview", () => {
  async function preview(page: Page, address = "/stories/admin/previewed.html"): Promise<Page> {
    const { origin } = new URL(page.url());
    await page.getByTestId("preview-address").fill(address.startsWith("/") ? origin + address : address);
    const [opened] = await Promise.all([page.waitForEvent("popup"), page.getByTestId("preview-open").click()]);
    return opened;
  }

  const shown = (page: Page) => page.frameLocator('[data-testid="viewer"]').frameLocator("iframe");

  /** Presses an element of the replayed page, which is shown smaller than it is. */
  async function press(page: Page, selector: string): Promise<void> {
    const within = await shown(page)
      .locator(selector)
      .evaluate((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
    const box = await page.getByTestId("viewer").boundingBox();
    const scale = Number(await page.getByTestId("shared-page").getAttribute("data-scale"));
    await page.mouse.click((box?.x ?? 0) + within.x * scale, (box?.y ?? 0) + within.y * scale);
  }

  test("shows the page as agents would see it, and a press writes the selector", async () => {
    const page = await open("settings", { viewport: { width: 1440, height: 1200 } });
    await preview(page);
    const street = shown(page).locator("#street");
    await expect.poll(() => street.inputValue()).toBe("••• ••••••• •");
    expect(await shown(page).locator("#city").inputValue()).toBe("Lisboa");
    await page.bringToFront();
    await page.locator("#preview").evaluate((section) => section.scrollIntoView());
    await press(page, "#street");
    await page.getByTestId("announced").getByText("Shown to agents now: #street").waitFor({ state: "attached" });
    expect(await entries(page, "unmask_selectors")).toEqual(["#city", "#street"]);
    await expect.poll(() => street.inputValue()).toBe("Rua Augusta 7");
    await page.getByTestId("preview-undo").click();
    await expect.poll(() => street.inputValue()).toBe("••• ••••••• •");
    expect(await entries(page, "unmask_selectors")).toEqual(["#city"]);
    await press(page, "#total");
    await expect.poll(() => shown(page).locator("#total").textContent()).toBe("••• ••• • •••");
    expect(await entries(page, "mask_selectors")).toEqual([".order-total", "#delivery-note", "#total"]);
    await press(page, "#password");
    await page.getByTestId("preview-done").getByText("This is never shown to agents: #password").waitFor();
  });

  test("follows what is set, saved or not", async () => {
    const page = await open("settings", { viewport: { width: 1440, height: 1200 } });
    await preview(page);
    await expect.poll(() => shown(page).locator("h1").textContent()).toBe("Checkout");
    await page.getByRole("radio", { name: "Private" }).click();
    await expect.poll(() => shown(page).locator("h1").textContent()).toBe("••••••••");
  });

  test("an element is chosen by keyboard as well", async () => {
    const page = await open("settings", { viewport: { width: 1440, height: 1200 } });
    await preview(page);
    await expect.poll(() => shown(page).locator("h1").textContent()).toBe("Checkout");
    await page.getByRole("button", { name: "End the preview" }).focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("IFRAME");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByTestId("preview-done").innerText()).toMatch(/agents now: #|never shown/);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("P");
  });

  test("a page that is loaded again goes on, one that is closed is told of", async () => {
    const page = await open("settings", { viewport: { width: 1440, height: 1200 } });
    const opened = await preview(page);
    await expect.poll(() => shown(page).locator("h1").textContent()).toBe("Checkout");
    await opened.evaluate(() => {
      for (const one of document.querySelectorAll("h1")) one.textContent = "Changed";
    });
    await expect.poll(() => shown(page).locator("h1").textContent()).toBe("Changed");
    await opened.reload();
    await expect.poll(() => shown(page).locator("h1").textContent()).toBe("Checkout");
    await opened.close();
    await page.getByText("The page was closed.").waitFor();
    expect(await page.getByTestId("viewer").count()).toBe(0);
  });

  test("a page without the snippet, a blocked window and what is no address are explained", async () => {
    const page = await open("settings");
    await page.clock.install();
    await preview(page, "/stories/admin/previewed.html?silent");
    await page.clock.runFor(15_000);
    await page.getByTestId("preview-trouble").getByText("The page does not answer").waitFor();
    await page.getByTestId("preview-address").fill("javascript:alert(1)");
    await page.getByTestId("preview-open").click();
    await page.getByText("This is not the address of a web page.").waitFor();
    await page.evaluate(() => Object.assign(window, { open: () => null }));
    await page.getByTestId("preview-address").fill("https://shop.example");
    await page.getByTestId("preview-open").click();
    await page.getByTestId("preview-trouble").getByText("The browser did not open the page").waitFor();
  });

  test("a page that went to another site is not spoken to, and its address is offered", async () => {
    const page = await open("settings");
    const { origin, port } = new URL(page.url());
    const other = `http://localhost:${port}`;
    await page.context().route(`${origin}/moved`, (route) =>
      route.fulfill({ status: 302, headers: { location: `${other}/stories/admin/previewed.html#alongside-preview` } }),
    );
    await page.context().route(`${other}/`, (route) => route.fulfill({ contentType: "text/html", body: "a shop" }));
    await preview(page, "/moved");
    const trouble = page.getByTestId("preview-trouble");
    await trouble.getByText(`${other} answered`).waitFor();
    expect(await page.getByTestId("viewer").count()).toBe(0);
    const [next] = await Promise.all([
      page.waitForEvent("popup"),
      trouble.getByRole("button", { name: `Open ${other}` }).click(),
    ]);
    await next.waitForURL(`${other}/**`, { waitUntil: "commit" });
  });
});

describe("the audit trail", () => {
  test("lists the sessions of a day, page by page, the newest first", async () => {
    const page = await open("audit");
    const rows = page.getByTestId("audited");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(20);
    await expect.poll(() => rows.first().innerText()).toContain("running");
    await page.getByTestId("more").click();
    await expect.poll(() => rows.count()).toBe(40);
    await page.getByTestId("more").click();
    await expect.poll(() => rows.count()).toBe(45);
    expect(await page.getByTestId("more").count()).toBe(0);
    const ids = await rows.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["session"]));
    expect(new Set(ids).size).toBe(45);
    await page.getByRole("button", { name: "The day before" }).click();
    await page.getByText("No sessions on this day.").waitFor();
    expect(await rows.count()).toBe(0);
  });

  test("tells who did what, and when by the administrator's clock, with what was agreed to", async () => {
    const page = await open("audit-trail", { timezoneId: "Asia/Tokyo", locale: "en-GB" });
    const lines = page.getByTestId("entry");
    await lines.first().waitFor();
    expect((await lines.allInnerTexts()).map((line) => line.replace(/\s+/g, " "))).toEqual([
      "18:12:03 Ada Lindqvist opened the session",
      "18:12:34 Customer typed the security key",
      "18:12:47 Customer shares the page Agreed to: let others see the page, wording version 1, shown in German",
      '18:13:14 =HYPERLINK("https://evil.example","Ben") joined as a viewer',
      "18:13:39 Ada Lindqvist asked for control",
      "18:13:46 Ada Lindqvist got control Agreed to: let an agent act on the page, wording version 2, shown in German",
      "18:14:47 Customer took control back",
      "18:14:53 Customer put something on the page",
      "18:15:14 Customer removed 2 annotations",
      "18:15:28 Customer came to a page that pauses sharing",
      "18:16:23 Customer went on sharing",
      '18:17:03 =HYPERLINK("https://evil.example","Ben") left',
      "18:24:37 Alongside ended the session: the customer's connection did not come back",
    ]);
    await page.getByText("Kept until 20 December 2026. Times are those of Asia/Tokyo.").waitFor();
  });

  test("is taken along as JSON, and as a table in which no name is a formula", async () => {
    const page = await open("audit-trail");
    const json = await downloadOf(page, "export-json");
    expect(json.name).toBe("session-s001Qk2ZtP.json");
    expect(JSON.parse(json.text)).toMatchObject({ session: "s001Qk2ZtP", entries: { length: 13 } });
    const csv = await downloadOf(page, "export-csv");
    expect(csv.name).toBe("session-s001Qk2ZtP.csv");
    expect(csv.text.split("\r\n")).toHaveLength(15);
    expect(csv.text).toContain(`,"'=HYPERLINK(""https://evil.example"",""Ben"")",`);
  });

  test("of a running session is short, and can be loaded again; of one that is gone says so", async () => {
    const page = await open("audit-running");
    await page.getByText("The session is running.").waitFor();
    await page.getByRole("button", { name: "Load again" }).click();
    expect(await page.getByTestId("entry").count()).toBe(3);
    const gone = await open("audit-gone");
    await gone.getByText("There is no such session, or its trail is no longer kept.").waitFor();
    const empty = await open("audit-empty");
    await empty.getByText("Nothing is recorded of this session.").waitFor();
  });

  test("on a narrow screen is a page of its own, with a way back to the list as it was", async () => {
    const page = await open("audit", { viewport: { width: 390, height: 844 } });
    await page.getByTestId("more").click();
    await expect.poll(() => page.getByTestId("audited").count()).toBe(40);
    await page.getByTestId("audited").nth(1).click();
    await page.getByTestId("entry").first().waitFor();
    expect(await page.getByTestId("audited").first().isVisible()).toBe(false);
    await page.getByRole("link", { name: "To the list" }).click();
    expect(await page.getByTestId("audited").count()).toBe(40);
  });
});
