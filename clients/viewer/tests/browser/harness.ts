/** The built viewer, a page that stands in for the console, and a server that nobody may ask: each on its own origin. */
import { createServer as createHttpServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Frame, type Page } from "playwright-core";
import { build, createServer, preview } from "vite";

const VIEWER = fileURLToPath(new URL("../..", import.meta.url));
const HOST = fileURLToPath(new URL("./host", import.meta.url));
const ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"];

export interface Harness {
  page: Page;
  viewerOrigin: string;
  /** Where hostile pages try to go. */
  canary: string;
  /** What was asked of the canary, by anyone. */
  asked: string[];
  /** Another that nobody may even connect to, and how many did. */
  silent: string;
  connections(): number;
  /** The viewer's own page. */
  viewer(): Frame;
  /** The replayed page. */
  replayed(): Frame;
  close(): Promise<void>;
}

/** `config` is the text of the viewer's own configuration, `null` for none at all; without, it is the one it comes with. */
export async function startHarness(config?: string | null): Promise<Harness> {
  const outDir = await mkdtemp(join(tmpdir(), "alongside-viewer-"));
  await build({ root: VIEWER, logLevel: "error", build: { outDir } });
  if (config === null) await rm(join(outDir, "config.json"));
  else if (config !== undefined) await writeFile(join(outDir, "config.json"), config);
  const viewer = await preview({
    root: VIEWER,
    logLevel: "error",
    build: { outDir },
    preview: { port: 0, strictPort: false },
  });
  const host = await createServer({
    root: HOST,
    configFile: false,
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0, hmr: false },
    optimizeDeps: { include: ["@rrweb/record"] },
    cacheDir: join(outDir, "cache"),
  });
  await host.listen();
  const asked: string[] = [];
  const canaryServer = createHttpServer((request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => canaryServer.listen(0, "127.0.0.1", resolve));
  let connections = 0;
  const silentServer = createTcpServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => silentServer.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin(host.httpServer));
  const viewerOrigin = origin(viewer.httpServer);
  return {
    page,
    viewerOrigin,
    canary: origin(canaryServer),
    asked,
    silent: origin(silentServer),
    connections: () => connections,
    viewer: () => viewerIn(page, viewerOrigin),
    replayed: () => replayedIn(page, viewerOrigin),
    close: () => closeAll(browser, outDir, [viewer, host], [canaryServer, silentServer]),
  };
}

const origin = (server: { address(): AddressInfo | string | null } | null): string =>
  `http://127.0.0.1:${(server?.address() as AddressInfo).port}`;

function viewerIn(page: Page, viewerOrigin: string): Frame {
  const viewer = page.frames().find((frame) => frame.url().startsWith(viewerOrigin));
  if (!viewer) throw new Error("the viewer is not open");
  return viewer;
}

function replayedIn(page: Page, viewerOrigin: string): Frame {
  const [replayed] = viewerIn(page, viewerOrigin).childFrames();
  if (!replayed) throw new Error("the viewer has no replayed page");
  return replayed;
}

async function closeAll(
  browser: Browser,
  outDir: string,
  vites: { close(): Promise<void> }[],
  canaries: Server[],
): Promise<void> {
  await browser.close();
  await Promise.all(vites.map((server) => server.close()));
  await Promise.all(canaries.map((canary) => new Promise((resolve) => canary.close(resolve))));
  await rm(outDir, { recursive: true });
}
