/** What happened in a session can be read afterwards, and taken along. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { violations } from "./world/axe";
import { eventually } from "./world/patience";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.clear());

afterAll(() => world?.close());

async function exported(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId(button).click()]);
  return readFile(await download.path(), "utf8");
}

test("an administrator reads who joined, agreed and acted, and nothing that the page said", async () => {
  const { ada, vera } = await world.sharing("/product.html?id=fjell-45&from=canary");
  const id = new URL(await ada.address()).pathname.split("/").at(-1) ?? "";
  await ada.page.getByTestId("ask-control").click();
  await vera.allow.click();
  await ada.page.getByTestId("in-control").waitFor();
  await vera.takeBack.click();
  await ada.page.getByTestId("in-control").waitFor({ state: "detached" });

  const ines = await world.agent("ines", { path: "/audit" });
  const { page } = ines;
  const row = page.locator(`[data-testid="audited"][data-session="${id}"]`);
  await row.getByText("running").waitFor();
  await row.click();
  await page.getByText("The session is running.").waitFor();
  await ada.end();
  await page.getByRole("button", { name: "Load again" }).click();

  const lines = page.getByTestId("entry");
  await eventually(() => lines.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["what"]))).toEqual([
    "created",
    "offered",
    "joined",
    "control_asked",
    "control_granted",
    "control_taken_back",
    "ended",
  ]);
  const told = await lines.allInnerTexts();
  expect(told[0]).toMatch(/\d+:\d\d:\d\d\s+Ada Lindqvist opened the session/);
  expect(told[2]).toMatch(/Customer shares the page\s+Agreed to: let others see the page, wording version \d+, shown in English/);
  expect(told[4]).toMatch(/Ada Lindqvist got control\s+Agreed to: let an agent act on the page, wording version \d+, shown in English/);
  await page.getByText(/^Kept until \d+ \w+ \d{4}\./).waitFor();
  expect(await violations(page)).toEqual([]);

  const json = await exported(page, "export-json");
  expect(JSON.parse(json)).toMatchObject({ session: id, entries: { length: 7 } });
  const csv = await exported(page, "export-csv");
  expect(csv.trim().split("\r\n")).toHaveLength(8);
  for (const text of [json, csv, await page.locator("#main").innerText()]) expect(text).not.toContain("canary");
});

test("sessions of another organisation are not there", async () => {
  const elif = await world.agent("elif");
  await elif.start();
  const theirs = new URL(await elif.address()).pathname.split("/").at(-1) ?? "";
  const ines = await world.agent("ines", { path: `/audit/${theirs}` });
  await ines.page.getByText("There is no such session, or its trail is no longer kept.").waitFor();
  expect(await ines.page.locator(`[data-session="${theirs}"]`).count()).toBe(0);
});
