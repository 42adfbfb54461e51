/**
 * Pages of other people's make, mirrored, and compared with themselves by picture. The shares are in
 * target/report/templates.json, the pictures of the worst three beside it.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compare } from "./templates/compare";
import { TEMPLATES, type Template } from "./templates/manifest";
import { type Mirror, MirrorWorld, OFFLINE } from "./templates/mirror";
import { Site } from "./templates/sites";
import { launch } from "./world/browser";
import { PATIENCE } from "./world/patience";

const PACKAGES = fileURLToPath(new URL("../templates/node_modules", import.meta.url));
const REPORT = fileURLToPath(new URL("../../target/report", import.meta.url));
const SIZE = { width: 1280, height: 1600 };
const WORST = 3;

interface Result extends Pick<Template, "name" | "version" | "licence" | "make" | "floor"> {
  equal: number;
  events: number;
  kilobytes: number;
  failures: string[];
}

interface Pictures {
  sharer: Buffer;
  viewer: Buffer;
  difference: Buffer;
}

let browser: Browser;
let world: MirrorWorld;
const results = new Map<string, { result: Result; pictures: Pictures }>();

beforeAll(async () => {
  browser = await launch(OFFLINE);
  world = await MirrorWorld.open(browser);
});

afterAll(async () => {
  await report();
  world?.close();
  await browser?.close();
});

test.each(TEMPLATES)("$name looks the same in the mirror", async (template) => {
  const site = await Site.open(join(PACKAGES, template.name, template.root));
  const mirror = await world.mirror(site.origin + template.page, SIZE);
  try {
    await mirror.start();
    const { equal, pictures } = await closest(mirror, template.floor);
    const { name, version, licence, make, floor } = template;
    const sent = { events: mirror.events, kilobytes: Math.round(mirror.size / 1024), failures: await mirror.failures() };
    const result = { name, version, licence, make, floor, equal: Number(equal.toFixed(4)), ...sent };
    results.set(name, { result, pictures });
    expect(equal).toBeGreaterThanOrEqual(floor);
  } finally {
    await mirror.close();
    site.close();
  }
});

test("there are twenty of them", () => {
  expect(new Set(TEMPLATES.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
});

/** Compares when all seems to have come; images take their time, so until it is close enough, or for too long. */
async function closest(mirror: Mirror, floor: number): Promise<{ equal: number; pictures: Pictures }> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    await mirror.settle();
    const pictures = await mirror.pictures();
    const { equal, difference } = compare(pictures.sharer, pictures.viewer);
    if (equal >= floor || Date.now() > end) return { equal, pictures: { ...pictures, difference } };
  }
}

async function report(): Promise<void> {
  // A run of one page alone must not pass for the whole.
  if (results.size < TEMPLATES.length && process.env["TEMPLATES_REPORT"] === undefined) return;
  const all = [...results.values()].sort((a, b) => a.result.equal - b.result.equal);
  const folder = join(REPORT, "templates");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const shares = all.map(({ result }) => result);
  await writeFile(join(REPORT, "templates.json"), `${JSON.stringify({ size: SIZE, pages: shares }, null, 2)}\n`);
  const pictured = process.env["TEMPLATES_REPORT"] === "all" ? all.length : WORST;
  for (const { result, pictures } of all.slice(0, pictured)) {
    const name = result.name.replace(/\W+/g, "-");
    for (const [kind, picture] of Object.entries(pictures)) {
      await writeFile(join(folder, `${name}-${kind}.png`), picture as Buffer);
    }
  }
}
