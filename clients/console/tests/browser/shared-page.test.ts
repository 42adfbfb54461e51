/** What an agent does with the shared page. The viewer is one that says what it is told to say. */
import type { FromViewer, ToViewer } from "@alongside/viewer/messages";
import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openStories, type Stories, type StoryOptions } from "./console";

let stories: Stories;

beforeAll(async () => {
  stories = await openStories();
});

afterEach(() => stories.clear());

afterAll(() => stories.close());

interface Scene {
  page: Page;
  say(...messages: FromViewer[]): Promise<void>;
  /** Until the viewer has heard this as the last of its type. */
  hears(message: Partial<ToViewer> & Pick<ToViewer, "type">): Promise<void>;
}

async function open(story: string, options: StoryOptions = {}): Promise<Scene> {
  const page = await stories.open(story, options);
  await page.getByTestId("page-size").filter({ hasText: "1280 × 720" }).waitFor();
  const frame = page.frames().find((one) => one.url().includes("/fake-viewer/")) as Frame;
  return {
    page,
    say: (...messages) => frame.evaluate((all) => all.forEach((one) => window.say(one)), messages),
    hears: async (message) => {
      const last = () => frame.evaluate((type) => window.heard.findLast((one) => one.type === type), message.type);
      await expect.poll(last).toMatchObject(message);
    },
  };
}

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? null,
  );

const tool = (page: Page, name: string) => page.locator(`[data-tool="${name}"]`);

describe("the toolbar", () => {
  test("is one stop on the keyboard's way; the arrow keys go on from there, also to what can't be pressed", async () => {
    const { page, hears } = await open("live-scripted");
    await tool(page, "point").focus();
    const visited: (string | null)[] = [];
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press("ArrowRight");
      visited.push(await focused(page));
    }
    expect(visited.slice(0, 5)).toEqual([
      "Act on the page",
      "Write a note",
      "Draw by hand",
      "Draw an arrow",
      "Put a light on something",
    ]);
    expect(visited.slice(6)).toEqual(["Remove all that I have added", "Go into the page by keyboard"]);
    await page.keyboard.press("Home");
    expect(await focused(page)).toBe("Point");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tooltip", { name: "Only while you are in control." }).waitFor();
    await page.keyboard.press("Enter");
    expect(await tool(page, "act").getAttribute("aria-pressed")).toBe("false");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await tool(page, "note").getAttribute("aria-pressed")).toBe("true");
    await hears({ type: "tool", tool: "note", stays: true });
    // The next stop is behind the toolbar.
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Smaller");
    await page.keyboard.press("Shift+Tab");
    expect(await focused(page)).toBe("Write a note");
  });

  test("says whether drawings stay, and takes away what is one's own", async () => {
    const { page, say, hears } = await open("live-scripted");
    await page.getByRole("switch", { name: "Drawings stay" }).uncheck();
    await hears({ type: "tool", tool: "point", stays: false });
    const clear = page.getByTestId("clear-own");
    expect(await clear.getAttribute("aria-disabled")).toBe("true");
    const anchor = { page: "https://shop.nordwind.example/", way: ["body"], x: 0, y: 0 };
    await say({ type: "add", anchor, mark: { is: "spotlight" } });
    await expect.poll(() => clear.getAttribute("aria-disabled")).toBeNull();
    await clear.click();
    await hears({ type: "board", annotations: [] });
  });

  test("says what the organisation has switched off", async () => {
    const page = await stories.open("live-nothing-allowed");
    for (const name of ["pen", "arrow", "spotlight", "act"]) {
      expect(await tool(page, name).getAttribute("aria-disabled"), name).toBe("true");
    }
    expect(await tool(page, "note").getAttribute("aria-disabled")).toBeNull();
    await tool(page, "pen").hover();
    await page.getByRole("tooltip", { name: "Your organisation has switched drawing off." }).waitFor();
    await page.getByTestId("control").getByText("Control is switched off in your organisation.").waitFor();
    expect(await page.getByTestId("ask-control").count()).toBe(0);
  });
});

describe("control", () => {
  test("is asked for, waited for, and withdrawn", async () => {
    const { page } = await open("live-scripted");
    await page.getByTestId("ask-control").click();
    const timer = page.getByRole("timer");
    expect(await timer.getAttribute("aria-label")).toMatch(/^Your customer has (1:00|0:5\d) to answer$/);
    await page.getByTestId("people").getByText("Asks for control").waitFor();
    await page.getByTestId("withdraw-control").click();
    await page.getByTestId("ask-control").waitFor();
  });

  test("is clear to see, puts the tool into the hand, and is given back", async () => {
    const { page, hears } = await open("live-scripted-control");
    await page.getByTestId("in-control").filter({ hasText: "You are in control" }).waitFor();
    expect(await tool(page, "act").getAttribute("aria-pressed")).toBe("true");
    await hears({ type: "tool", tool: "act", stays: true });
    await page.getByTestId("give-back").click();
    await page.getByTestId("ask-control").waitFor();
    await hears({ type: "tool", tool: "point", stays: true });
    expect(await tool(page, "point").getAttribute("aria-pressed")).toBe("true");
  });

  test("that it was taken back is told, and who else has it", async () => {
    const taken = await stories.open("live-control-taken");
    await taken.getByRole("alert").filter({ hasText: "Your customer has taken control back." }).waitFor();
    await taken.getByTestId("ask-control").waitFor();
    const other = await stories.open("live-control-other");
    await other.getByTestId("control").getByText("Ben Okafor is in control").waitFor();
    await other.getByTestId("people").getByText("In control").waitFor();
  });

  test("what can't be done is told, politely, and nothing has to be closed", async () => {
    const { page, say } = await open("live-scripted-control");
    const told = page.getByTestId("told");
    expect(await told.getAttribute("role")).toBe("status");
    await say({ type: "refused", why: "masked" });
    await told.getByText("This field is hidden from you. Only the customer can fill it in.").waitFor();
    await say({ type: "refused", why: "readonly" });
    await told.getByText("This can be seen and not changed.").waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});

describe("the address", () => {
  test("is to be read by everybody, and to be changed by nobody who is not in control", async () => {
    const { page } = await open("live-scripted");
    const address = page.getByTestId("address");
    expect(await address.textContent()).toBe(
      "https://shop.nordwind.example/tents/lavvu-2-with-a-name-that-is-rather-long",
    );
    for (const name of ["Back", "Forward", "Reload"]) {
      const button = page.getByRole("button", { name, exact: true });
      expect(await button.getAttribute("aria-disabled"), name).toBe("true");
    }
    expect(await page.getByTestId("path").count()).toBe(0);
  });

  test("a path is gone to, one that leaves the site is not", async () => {
    const { page, say } = await open("live-scripted-control");
    const path = page.getByTestId("path");
    expect(await path.inputValue()).toBe("/tents/lavvu-2-with-a-name-that-is-rather-long");
    await page.keyboard.press("a");
    await expect.poll(() => focused(page)).toBe("Path on this site");
    await page.keyboard.type("//evil.example");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "A path begins with one slash" }).waitFor();
    expect(await path.getAttribute("aria-invalid")).toBe("true");
    await path.fill("/basket");
    await page.keyboard.press("Enter");
    expect(await page.getByText("A path begins with one slash").count()).toBe(0);
    await say({ type: "address", address: "https://shop.nordwind.example/basket" });
    await expect.poll(() => path.inputValue()).toBe("/basket");
  });
});

describe("the size", () => {
  test("goes by slider, by button, by key, and back to all that fits", async () => {
    const { page, hears } = await open("live-scripted");
    const percent = page.getByTestId("zoom-percent");
    const shared = page.getByTestId("shared-page");
    const fitting = await shared.getAttribute("data-scale");
    const slider = page.getByRole("slider", { name: "Zoom" });
    await slider.focus();
    await page.keyboard.press("End");
    await expect.poll(() => percent.textContent()).toBe("200\u00a0%");
    expect(await slider.getAttribute("aria-valuetext")).toBe("200\u00a0%");
    expect((await shared.boundingBox())?.width).toBe(2560);
    await hears({ type: "scale", scale: 2 });
    // What is larger than its room is scrolled there, and the desk keeps its place.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    await page.getByTestId("zoom-out").click();
    await expect.poll(() => percent.textContent()).toBe("175\u00a0%");
    await page.keyboard.press("+");
    await expect.poll(() => percent.textContent()).toBe("200\u00a0%");
    expect(await page.getByTestId("zoom-in").getAttribute("aria-disabled")).toBe("true");
    await page.keyboard.press("0");
    await expect.poll(() => shared.getAttribute("data-scale")).toBe(fitting);
    expect(await page.getByTestId("zoom-fit").getAttribute("aria-pressed")).toBe("true");
  });

  test("the whole screen, and back; tools, notices and dialogs come along", async () => {
    const { page } = await open("live-scripted");
    await page.getByTestId("full-screen").click();
    await page.waitForFunction(() => document.fullscreenElement?.getAttribute("aria-label") === "Shared page");
    await page.getByRole("button", { name: "Leave full screen" }).waitFor();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await dialog.waitFor();
    expect(await dialog.evaluate((element) => document.fullscreenElement?.contains(element))).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await tool(page, "act").hover();
    await page.getByRole("tooltip").waitFor();
    await page.mouse.move(0, 0);
    await page.keyboard.press("f");
    await page.waitForFunction(() => document.fullscreenElement === null);
    await page.getByRole("button", { name: "Full screen" }).waitFor();
  });
});

describe("keys", () => {
  test("are listed, work outside of fields alone, and can be switched off for good", async () => {
    const { page } = await open("live-scripted");
    const pressed = (name: string) => tool(page, name).getAttribute("aria-pressed");
    await page.keyboard.press("3");
    await expect.poll(() => pressed("note")).toBe("true");
    await page.getByTestId("session-address").focus();
    await page.keyboard.press("4");
    expect(await pressed("pen")).toBe("false");
    await page.getByTestId("session-address").blur();
    await page.keyboard.press("Control+4");
    expect(await pressed("pen")).toBe("false");
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await dialog.getByText("Ask for control, or give it back").waitFor();
    await dialog.getByRole("switch", { name: "Single keys" }).uncheck();
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.keyboard.press("4");
    await page.keyboard.press("?");
    expect(await pressed("pen")).toBe("false");
    expect(await dialog.count()).toBe(0);
    expect(await page.evaluate(() => localStorage.getItem("alongside.shortcuts"))).toBe("false");
    // The button stays: it is where they are switched on.
    await page.getByTestId("shortcuts").click();
    await dialog.getByRole("switch", { name: "Single keys" }).check();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await page.keyboard.press("4");
    await expect.poll(() => pressed("pen")).toBe("true");
  });

  test("the shared page is entered by its key, and left with Escape, which puts the tool down", async () => {
    const { page, hears } = await open("live-scripted");
    await page.keyboard.press("4");
    await page.keyboard.press("v");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("IFRAME");
    await hears({ type: "focus" });
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("Point");
    expect(await tool(page, "point").getAttribute("aria-pressed")).toBe("true");
  });

  test("control is asked for and given back by key, and nothing is withdrawn by it", async () => {
    const { page } = await open("live-scripted");
    await page.keyboard.press("c");
    await page.getByTestId("withdraw-control").waitFor();
    await page.keyboard.press("c");
    expect(await page.getByTestId("withdraw-control").count()).toBe(1);
    const held = await open("live-scripted-control");
    await held.page.keyboard.press("c");
    await held.page.getByTestId("ask-control").waitFor();
  });
});

describe("people and notes", () => {
  test("everybody has a colour, and the viewer knows it", async () => {
    const { page, hears } = await open("live-scripted");
    const colours = await page
      .locator("[data-colour]")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["colour"]));
    expect(new Set(colours).size).toBe(3);
    const [sharer, ada, ben] = colours.map((color) => ({ color: color ?? "" }));
    await hears({ type: "people", you: "p1", people: [ada, sharer, ben] as never });
  });

  test("notes are listed, gone to and removed by keyboard", async () => {
    const page = await stories.open("live-notes");
    const notes = page.getByTestId("notes").getByRole("listitem");
    await expect.poll(() => notes.count()).toBe(3);
    expect(await notes.nth(2).textContent()).toContain("Ben Okafor · on /basket");
    await notes.nth(2).getByRole("button").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("told").getByText("This note is on another page.").waitFor();
    // One's own alone.
    expect(await notes.nth(1).getByRole("button").count()).toBe(1);
    await page.getByRole("button", { name: "Remove the note: The name as it stands" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => notes.count()).toBe(2);
  });
});

describe("how the page stands", () => {
  test.each([
    ["live-paused", "sharer", "Your customer has paused"],
    ["live-paused-page", "page", "This page is not shown"],
  ])("%s covers it, says why and since when", async (story, reason, title) => {
    const page = await stories.open(story);
    const cover = page.getByTestId("paused");
    expect(await cover.getAttribute("data-reason")).toBe(reason);
    await cover.getByText(title).waitFor();
    expect(await cover.textContent()).toMatch(/Since .*, for 1:\d\d/);
    const box = await cover.boundingBox();
    const shared = await page.getByTestId("shared-page").boundingBox();
    expect(box?.width).toBeGreaterThan(shared?.width ?? Infinity);
    expect(await cover.evaluate((element) => getComputedStyle(element).backgroundColor)).toMatch(/^rgb\(/);
  });

  test("another tab, much that waits, and a slow way are told", async () => {
    const { page, say } = await open("live-behind");
    await page.getByTestId("behind").waitFor();
    await say({ type: "behind", events: 0 });
    await page.getByTestId("behind").waitFor({ state: "detached" });
    const quality = page.getByTestId("quality");
    await expect.poll(() => quality.getAttribute("data-feel")).toBe("poor");
    expect(await quality.textContent()).toContain("Poor, 840\u00a0ms, relayed");
    const hidden = await stories.open("live-hidden");
    await hidden.getByTestId("hidden-tab").waitFor();
  });

  test("the customer's window and where it is scrolled to are told", async () => {
    const { page, say } = await open("live-scripted");
    const size = page.getByTestId("page-size");
    await expect.poll(() => size.textContent()).toContain("1280 × 720, 34\u00a0% down");
    await say({ type: "size", width: 390, height: 760 }, { type: "scrolled", x: 0, y: 0, height: 760 });
    await expect.poll(() => size.textContent()).toBe("The customer's window: 390 × 760");
  });
});

test("the session and the interaction that it belongs to lead to each other", async () => {
  const page = await stories.open("home-in-session");
  await page.getByText("Voice call, joined by security key").waitFor();
  await page.getByRole("link", { name: "This call has a co-browse session. To the session" }).click();
  await page.getByTestId("session-state").waitFor();
  const back = page.getByRole("link", { name: /^This session belongs to your voice call, joined by security key/ });
  await back.hover();
  await page.getByRole("tooltip").waitFor();
  await back.click();
  await page.getByRole("heading", { name: "Your current interaction" }).waitFor();
});
