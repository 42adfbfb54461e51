/** The console's stories in a real browser, with the viewer on an origin of its own. */
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build, preview, type PreviewServer } from "vite";

const CONSOLE = fileURLToPath(new URL("../..", import.meta.url));
const VIEWER = fileURLToPath(new URL("../../../viewer", import.meta.url));
const ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"];

export interface StoryOptions extends BrowserContextOptions {
  lang?: string;
  scheme?: string;
  /** Instead of the real viewer. */
  viewer?: string;
  /** Whose stories: the desk's, or those of the administration. */
  of?: "desk" | "admin";
}

export interface Stories {
  open(story: string, options?: StoryOptions): Promise<Page>;
  /** Closes what was opened. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openStories(): Promise<Stories> {
  const folder = await mkdtemp(join(tmpdir(), "alongside-console-"));
  const viewer = await serve(VIEWER, join(folder, "viewer"));
  const own = await serve(CONSOLE, join(folder, "console"), [
    "index.html",
    "shared-page.html",
    "fake-viewer/index.html",
    "admin/index.html",
    "admin/previewed.html",
  ]);
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  return {
    open: (story, options) => open(browser, originOf(own), originOf(viewer), story, options),
    clear: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: async () => {
      await browser.close();
      await Promise.all([own.close(), viewer.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Builds a page, or its stories, and serves it on any free port. */
async function serve(root: string, outDir: string, stories: string[] = []): Promise<PreviewServer> {
  const input = stories.map((story) => join(root, "stories", story));
  const options = { root, logLevel: "error" } as const;
  await build({ ...options, build: { outDir, ...(input.length > 0 ? { rolldownOptions: { input } } : {}) } });
  return preview({ ...options, build: { outDir }, preview: { port: 0, strictPort: false } });
}

const originOf = (server: PreviewServer): string =>
  `http://127.0.0.1:${(server.httpServer?.address() as AddressInfo).port}`;

async function open(
  browser: Browser,
  origin: string,
  ownViewer: string,
  story: string,
  { lang = "en", scheme = "light", viewer = ownViewer, of = "desk", ...options }: StoryOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("pageerror", (fault) => {
    throw fault;
  });
  const query = new URLSearchParams({ story, lang, scheme, viewer });
  await page.goto(`${origin}/stories/${of === "admin" ? "admin/" : ""}?${query}`);
  await page.waitForSelector("h1, [role=alert], [role=status]", { state: "attached" });
  return page;
}
