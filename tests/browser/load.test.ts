/**
 * What sharing costs a page that is much, and what viewing it costs. Figures go to target/report/load.json: on a
 * machine with other things to do they prove nothing, so what is asserted is that nothing is lost, and that memory
 * stays bounded. LOAD_SECONDS makes it longer: 1,800 for half an hour.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blockedBy, heapOf, round, WATCH_TASKS, watchWork } from "./load/measure";
import { manyChanges, manyNodes } from "./load/pages";
import { type Mirror, MirrorWorld, OFFLINE } from "./templates/mirror";
import { Site } from "./templates/sites";
import { launch } from "./world/browser";

const REPORT = fileURLToPath(new URL("../../target/report", import.meta.url));
const SECONDS = Number(process.env["LOAD_SECONDS"] ?? 20);
const SIZE = { width: 1280, height: 800 };
/** What a heap may grow by once everything is warm, whatever the time: a leak of what is sent would be far more. */
const MOST_GROWTH = 24;

interface ChangingWindow {
  startChanging(): void;
  stopChanging(): number;
}

let browser: Browser;
let world: MirrorWorld;
let site: Site;
const report: Record<string, unknown> = { seconds: SECONDS };

beforeAll(async () => {
  browser = await launch(OFFLINE, "--enable-precise-memory-info");
  world = await MirrorWorld.open(browser);
  site = await Site.open("/nowhere", { "/nodes": manyNodes(), "/changes": manyChanges() });
});

afterAll(async () => {
  await mkdir(REPORT, { recursive: true });
  await writeFile(join(REPORT, "load.json"), `${JSON.stringify(report, null, 2)}\n`);
  site?.close();
  world?.close();
  await browser?.close();
});

async function withMirror(path: string, use: (mirror: Mirror) => Promise<void>): Promise<void> {
  const mirror = await world.mirror(site.origin + path, SIZE, WATCH_TASKS);
  try {
    await mirror.start({ masking: "careful" });
    await mirror.settle(300);
    await use(mirror);
  } finally {
    await mirror.close();
  }
}

test("a page with 5,000 nodes is snapshotted again and again, and arrives whole", async () => {
  await withMirror("/nodes", async (mirror) => {
    const nodes = await mirror.sharer.evaluate(() => document.evaluate("count(//node())", document).numberValue);
    expect(nodes).toBeGreaterThan(5_000);
    const worked = await watchWork(mirror.sharer);
    for (let i = 0; i < 20; i += 1) {
      await mirror.snapshot();
      await mirror.caughtUp();
    }
    const work = round((await worked()) / 20);
    await mirror.settle(300);
    const texts = (): (string | null)[] => [...document.querySelectorAll("td")].map((cell) => cell.textContent);
    expect(await mirror.replayed.evaluate(texts)).toEqual(await mirror.sharer.evaluate(texts));
    report["many nodes"] = { nodes, "work a snapshot": work, ...(await blockedBy(mirror.sharer)), kilobytes: Math.round(mirror.size / 21 / 1024) };
  });
});

test("a page that changes 1,000 nodes a second stays in step, within bounds on both sides", { timeout: (SECONDS + 120) * 1_000 }, async () => {
  await withMirror("/changes", async (mirror) => {
    await mirror.sharer.evaluate(() => (window as unknown as ChangingWindow).startChanging());
    const heaps: { second: number; sharer: number; viewer: number }[] = [];
    const begin = Date.now();
    const second = (): number => Math.round((Date.now() - begin) / 1_000);
    const step = Math.max(5, SECONDS / 20);
    let typed = 0;
    while (second() < SECONDS) {
      const until = Math.min(SECONDS, second() + step);
      while (second() < until) {
        typed += 1;
        await mirror.sharer.locator("#field").fill(`typed ${typed}`);
        await mirror.sharer.mouse.move(50 + (typed % 700), 200 + (typed % 300));
        await mirror.sharer.mouse.wheel(0, typed % 2 ? 120 : -120);
        await mirror.sharer.waitForTimeout(250);
      }
      heaps.push({ second: second(), sharer: await heapOf(mirror.sharer), viewer: await heapOf(mirror.host) });
    }
    const rounds = await mirror.sharer.evaluate(() => (window as unknown as ChangingWindow).stopChanging());
    await mirror.settle(500);
    const rows = (): (string | null)[] => [...document.querySelectorAll("tr")].map((row) => `${row.innerHTML}`);
    const shape = (all: (string | null)[]): (string | null)[] => all.map((row) => row?.replace(/ data-[\w-]+="[^"]*"/g, "") ?? null);
    expect(shape(await mirror.replayed.evaluate(rows))).toEqual(shape(await mirror.sharer.evaluate(rows)));
    expect(await mirror.replayed.textContent("#rounds")).toBe(String(rounds));
    expect(await mirror.failures()).toEqual([]);
    const [first, last] = [heaps[0], heaps.at(-1)];
    report["many changes"] = {
      "changes a second": Math.round((rounds * 200) / SECONDS),
      ...(await blockedBy(mirror.sharer)),
      viewer: { ...(await blockedBy(mirror.host)), behind: await mirror.behind() },
      "kilobytes a second": Math.round(mirror.size / 1024 / SECONDS),
      heaps,
    };
    expect(last?.sharer ?? Infinity).toBeLessThan((first?.sharer ?? 0) + MOST_GROWTH);
    expect(last?.viewer ?? Infinity).toBeLessThan((first?.viewer ?? 0) + MOST_GROWTH);
  });
});
