import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openStories, type Stories } from "./console";

let stories: Stories;

beforeAll(async () => {
  stories = await openStories();
});

afterEach(() => stories.clear());

afterAll(() => stories.close());

describe("the desk", () => {
  test("everything is reached by keyboard, the content first", async () => {
    const page = await stories.open("home");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Start a session");
  });

  test("speaks another language at once, and the next time", async () => {
    const page = await stories.open("home");
    await page.getByRole("button", { name: "Language: EN" }).click();
    await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
    await page.getByRole("button", { name: "Sitzung starten" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
    expect(await page.evaluate(() => localStorage.getItem("alongside.language"))).toBe("de");
  });

  test("a wrong address is answered where it stands, a right one leads there", async () => {
    const page = await stories.open("home");
    const address = page.getByRole("textbox", { name: "Address of the session" });
    await address.fill("https://elsewhere.example/session/abc");
    await address.press("Enter");
    expect(await address.getAttribute("aria-invalid")).toBe("true");
    await page.getByText("This is not the address of a session.").waitFor();
    await address.fill(`${new URL(page.url()).origin}/session/abc`);
    await address.press("Enter");
    await page.getByText("Opening the session…").waitFor();
    expect(new URL(page.url()).pathname).toBe("/session/abc");
  });

  test("whoever may not connect sees why, and nothing that could not be done", async () => {
    const page = await stories.open("home-forbidden");
    await page.getByText("Your account may not use this desk.").waitFor();
    expect(await page.getByRole("button", { name: "Start a session" }).count()).toBe(0);
  });
});

describe("a session that waits", () => {
  test("shows its key for those who see and for those who listen", async () => {
    const page = await stories.open("key");
    const key = page.getByTestId("security-key");
    expect(await key.locator("[aria-hidden]").textContent()).toBe("4071 8396");
    expect(await key.ariaSnapshot()).toContain("Security key: 4 0 7 1, 8 3 9 6");
    expect(await page.getByRole("timer").getAttribute("aria-label")).toMatch(/^The key can be used for 4:\d\d$/);
  });

  test("the key's end is announced, and a new key one click away", async () => {
    const page = await stories.open("key-expired");
    await page.getByTestId("no-key").waitFor();
    expect(await page.getByTestId("no-key").getAttribute("data-because")).toBe("expired");
    await page.getByRole("status").filter({ hasText: "The security key has run out." }).waitFor({ state: "attached" });
    await page.getByRole("button", { name: "New key" }).click();
    await page.getByTestId("security-key").waitFor();
  });

  test("a refusal of the customer is told, and a new key offered", async () => {
    const page = await stories.open("refused");
    await page.getByRole("alert").filter({ hasText: "Your customer has not agreed." }).waitFor();
    expect(await page.getByTestId("no-key").getAttribute("data-because")).toBe("refused");
  });
});

describe("ending", () => {
  test("is asked about, and can be thought better of", async () => {
    const page = await stories.open("live");
    await page.getByTestId("end-session").click();
    const dialog = page.getByRole("dialog", { name: "End the session for everyone?" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.textContent === "End session");
    await page.keyboard.press("Enter");
    await dialog.getByTestId("confirm").click();
    expect(await page.getByTestId("ended").getAttribute("data-why")).toBe("byYou");
    await page.getByRole("button", { name: "Start a new session" }).waitFor();
  });

  test("leaving says what it means: for the last viewer, the end", async () => {
    const page = await stories.open("live");
    await page.getByTestId("leave-session").click();
    await page.getByText("Nobody else sees the page, so the session ends, for your customer too.").waitFor();
    await page.getByRole("button", { name: "Leave and end" }).waitFor();
  });

  test("with a colleague in, it goes on, and one can come back", async () => {
    const page = await stories.open("live-two");
    await page.getByRole("alert").filter({ hasText: "Ben Okafor has joined." }).waitFor();
    await page.getByTestId("leave-session").click();
    await page.getByText("It goes on for the others.").waitFor();
    await page.getByTestId("confirm").click();
    await page.getByTestId("left").waitFor();
    await page.getByTestId("rejoin").click();
    await page.getByTestId("session-state").waitFor();
  });
});

describe("the shared page", () => {
  test.each([1440, 390])("is shown whole, %d px wide, in a frame that can do nothing", async (width) => {
    const page = await stories.open("live", { viewport: { width, height: 844 } });
    const replay = page.frameLocator('[data-testid="viewer"]').frameLocator("iframe");
    await replay.getByText("Lavvu 2 tent").waitFor();
    const shared = page.getByTestId("shared-page");
    const box = await shared.boundingBox();
    expect(box?.width).toBeLessThan(width);
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1280 / 720, 1);
    expect(await shared.getAttribute("data-width")).toBe("1280");
    expect(await shared.getAttribute("data-snapshots")).toBe("1");
    const frame = page.getByTestId("viewer");
    expect(await frame.getAttribute("sandbox")).toBe("allow-scripts allow-same-origin");
    expect(new URL((await frame.getAttribute("src")) ?? "").origin).not.toBe(new URL(page.url()).origin);
  });

  test("takes no part in the keyboard's way around the desk", async () => {
    const page = await stories.open("live");
    await page.frameLocator('[data-testid="viewer"]').frameLocator("iframe").getByText("Lavvu 2 tent").waitFor();
    await page.getByTestId("end-session").focus();
    const visited: string[] = [];
    // From the last button above it, past all its tools, to the first field behind it.
    while (visited.length < 30 && visited.at(-1) !== "session-address") {
      await page.keyboard.press("Tab");
      const { tag, id } = await page.evaluate(() => {
        const { tagName, dataset } = document.activeElement as HTMLElement;
        return { tag: tagName, id: dataset["testid"] };
      });
      visited.push(id ?? tag);
    }
    expect(visited).toContain("session-address");
    expect(visited).not.toContain("viewer");
  });

  test("a viewer that does not answer is told of", async () => {
    const page = await stories.open("loading", { viewer: "http://127.0.0.1:1" });
    await page.getByText("The viewer at http://127.0.0.1:1 does not open.").waitFor();
  });
});
