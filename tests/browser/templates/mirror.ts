/**
 * The sharer's capture and the viewer as they are built, without the system between them: what a page becomes in the
 * mirror, and what that costs on both sides.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Frame, Page } from "playwright-core";
import { HOST, type HostWindow, SHARER, type SharerWindow } from "./pages";
import { Site } from "./sites";

const CLIENTS = fileURLToPath(new URL("../../../clients", import.meta.url));
const LABELS = { image: "Image", frame: "Other site", media: "Media", canvas: "Drawing", plugin: "Plug-in" };

/** As `CobrowseSettings`; what is asked of them here. */
export interface Settings {
  masking: string;
  show_canvas: boolean;
  show_images: boolean;
  [name: string]: unknown;
}

const SETTINGS: Settings = {
  masking: "open",
  mask_selectors: [],
  unmask_selectors: [],
  readonly_selectors: [],
  mask_patterns: [],
  pause_criteria: [],
  channels: ["webmessaging", "voice"],
  allow_agent_control: true,
  allow_agent_navigation: true,
  allow_draw: true,
  show_title: true,
  show_canvas: true,
  show_images: true,
  retention_days: 30,
};

/** Nothing but this machine is found: pages must be whole without the network, and the same on both sides. */
export const OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** Serves what both sides need; one for a whole test file. */
export class MirrorWorld {
  readonly #browser: Browser;
  readonly #snippet: Site;
  readonly #viewer: Site;
  readonly #host: Site;

  private constructor(browser: Browser, snippet: Site, viewer: Site, host: Site) {
    this.#browser = browser;
    this.#snippet = snippet;
    this.#viewer = viewer;
    this.#host = host;
  }

  static async open(browser: Browser): Promise<MirrorWorld> {
    const dist = join(CLIENTS, "visitor/dist");
    const capture = existsSync(dist) ? readdirSync(dist).find((file) => /^capture-.*\.js$/.test(file)) : undefined;
    if (capture === undefined) throw new Error("clients/visitor/dist isn't there: run `make build` first");
    const sites = await Promise.all([
      Site.of(dist, { "/sharer.js": SHARER.replace("CAPTURE", capture) }),
      Site.of(join(CLIENTS, "viewer/dist")),
      Site.open("/nowhere", { "/": HOST }),
    ]);
    return new MirrorWorld(browser, ...sites);
  }

  /** Opens a page, and beside it a viewer of the same size. The script runs in both before anything else. */
  async mirror(address: string, size: { width: number; height: number }, script = ""): Promise<Mirror> {
    const [sharer, host] = await Promise.all([this.#page(size, script), this.#page(size, script)]);
    await host.goto(`${this.#host.origin}/`);
    await host.evaluate(
      ([viewer, labels, { width, height }]) => (window as unknown as HostWindow).openViewer(viewer, labels, width, height),
      [this.#viewer.origin, LABELS, size] as const,
    );
    await sharer.goto(address, { waitUntil: "load" });
    return new Mirror(sharer, host, this.#viewer.origin, `${this.#snippet.origin}/sharer.js`);
  }

  close(): void {
    for (const site of [this.#snippet, this.#viewer, this.#host]) site.close();
  }

  /** In a window of its own: what is behind another page does not draw. */
  async #page(viewport: { width: number; height: number }, script: string): Promise<Page> {
    const context = await this.#browser.newContext({ viewport, reducedMotion: "reduce" });
    context.setDefaultTimeout(60_000);
    await context.addInitScript(script);
    return context.newPage();
  }
}

/** One page and its mirror. */
export class Mirror {
  readonly sharer: Page;
  readonly host: Page;
  /** How many events of which kind were sent. */
  events = 0;
  /** Characters of JSON that were sent. */
  size = 0;
  readonly #viewerOrigin: string;
  readonly #capture: string;
  #batches = 0;
  #lastBatchAt = 0;

  constructor(sharer: Page, host: Page, viewerOrigin: string, capture: string) {
    this.sharer = sharer;
    this.host = host;
    this.#viewerOrigin = viewerOrigin;
    this.#capture = capture;
  }

  /** Captures the page from now on, with a batch every 50 ms, as the link does. */
  async start(settings: Partial<Settings> = {}): Promise<void> {
    await this.sharer.exposeFunction("alongsideBatch", (batch: string, count: number) => this.#pass(batch, count));
    await this.sharer.addScriptTag({ type: "module", url: this.#capture });
    await this.sharer.evaluate((chosen) => (window as unknown as SharerWindow).startSharing(chosen), { ...SETTINGS, ...settings });
  }

  /** As when a viewer joins late. */
  async snapshot(): Promise<void> {
    await this.sharer.evaluate(() => (window as unknown as SharerWindow).wantSnapshot());
  }

  /** Until nothing was sent for a while, and all that was sent is shown; or until a page that never rests had long enough. */
  async settle(quiet = 800, longest = 10_000): Promise<void> {
    const end = Date.now() + longest;
    while (Date.now() < end && (this.#batches === 0 || Date.now() - this.#lastBatchAt < quiet)) {
      await this.sharer.waitForTimeout(100);
    }
    await this.caughtUp();
  }

  /** All that was sent so far stands in the viewer's page. */
  async caughtUp(): Promise<void> {
    const sent = this.#batches;
    const all = (count: number) => (window as unknown as HostWindow).applied >= count;
    await this.host.waitForFunction(all, sent, { polling: 50 });
  }

  async failures(): Promise<string[]> {
    return this.host.evaluate(() => (window as unknown as HostWindow).failures);
  }

  /** The most events that the viewer said were waiting. */
  async behind(): Promise<number> {
    return this.host.evaluate(() => (window as unknown as HostWindow).behind);
  }

  /** The replayed page. */
  get replayed(): Frame {
    const [replayed] = this.viewer.childFrames();
    if (replayed === undefined) throw new Error("the viewer has no replayed page");
    return replayed;
  }

  get viewer(): Frame {
    const viewer = this.host.frames().find((frame) => frame.url().startsWith(this.#viewerOrigin));
    if (viewer === undefined) throw new Error("the viewer isn't there");
    return viewer;
  }

  async pictures(): Promise<{ sharer: Buffer; viewer: Buffer }> {
    const sharer = await this.sharer.screenshot({ animations: "disabled", caret: "hide" });
    const viewer = await this.host.screenshot({ animations: "disabled", caret: "hide" });
    return { sharer, viewer };
  }

  async close(): Promise<void> {
    await Promise.all([this.sharer.context().close(), this.host.context().close()]);
  }

  async #pass(batch: string, count: number): Promise<void> {
    this.#batches += 1;
    this.#lastBatchAt = Date.now();
    this.events += count;
    this.size += batch.length;
    await this.host.evaluate((text) => (window as unknown as HostWindow).send(text), batch);
  }
}
