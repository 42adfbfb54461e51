import { readdir, readFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { serve } from "./browser";
import { FakeGateway } from "./gateway";

const DIST = `${import.meta.dirname}/../../dist`;

/** A small site that carries the built snippet, from an origin of its own. Needs `npm run build`. */
export class Site {
  readonly origin: string;
  readonly #servers: Server[];
  readonly #browser: Browser;

  private constructor(browser: Browser, origin: string, servers: Server[]) {
    this.#browser = browser;
    this.origin = origin;
    this.#servers = servers;
  }

  /** `more`: what stands in the body of further pages, by path. */
  static async open(browser: Browser, more: Record<string, string> = {}): Promise<Site> {
    const files: Parameters<typeof serve>[0] = { "/config.json": { type: "application/json", body: '{"api":"https://api.alongside.test"}' } };
    for (const name of await readdir(DIST)) {
      files[`/${name}`] = { type: "text/javascript", body: await readFile(`${DIST}/${name}`, "utf8") };
    }
    const snippet = await serve(files);
    const page = (title: string, lang: string, attributes = "", body = ""): { type: string; body: string } => ({
      type: "text/html",
      body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
        <style>
          /* Rules that would leak into a careless widget. */
          * { font-family: serif; letter-spacing: 1px } button { background: hotpink !important; border: 5px solid lime } dialog { border: 9px solid red } p { color: gold }
          body { margin: 0; font: 16px/1.6 Georgia, serif; color: #222; background: #faf7f2 } main { max-width: 900px; margin: 0 auto; padding: 40px 24px } main p { color: #333 }
        </style>
        <script async src="${snippet.origin}/alongside.js" data-organisation="site-nordwind" ${attributes}></script></head>
        <body>${body}<main><h1>${title}</h1><p>visible-${title}</p><p><label>Name <input id="field" value="canary-value"></label></p>
        <p><a id="next" href="/second">Second page</a> <button id="modal">Open a dialog</button></p>
        <dialog id="site-dialog"><p>A dialog of the site</p></dialog>
        ${"<p>Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt ut labore et dolore magna aliquyam erat, sed diam voluptua.</p>".repeat(6)}
        </main><script>document.getElementById("modal").onclick = () => document.getElementById("site-dialog").showModal()</script></body></html>`,
    });
    const site = await serve({
      "/": page("first", "en"),
      "/second": page("second", "en"),
      "/de": page("erste", "de"),
      "/pt": page("primeira", "pt"),
      "/right": page("right", "en", 'data-position="bottom-right"'),
      "/hidden": page("hidden", "en", 'data-button="hidden"'),
      ...Object.fromEntries(Object.entries(more).map(([path, body]) => [path, page(path.slice(1), "en", "", body)])),
    });
    return new Site(browser, site.origin, [snippet.server, site.server]);
  }

  /** `prepare`: what the server is like before the page is there. */
  async visit(
    path = "/",
    size = { width: 1440, height: 900 },
    prepare: (gateway: FakeGateway) => void = () => {},
  ): Promise<{ page: Page; context: BrowserContext; gateway: FakeGateway }> {
    const context = await this.#browser.newContext({ viewport: size });
    context.setDefaultTimeout(30_000);
    const gateway = new FakeGateway();
    prepare(gateway);
    await gateway.attach(context);
    const page = await context.newPage();
    await page.goto(this.origin + path);
    return { page, context, gateway };
  }

  close(): void {
    for (const server of this.#servers) server.close();
  }
}

/** Through key and consent, until the bar is there. */
export async function share(page: Page): Promise<void> {
  await page.click("#pill");
  await page.fill("#key", "1234 5678");
  await page.click("#continue");
  await page.click("#share");
  await page.waitForSelector("#bar:is(.seen, .paused)");
}
