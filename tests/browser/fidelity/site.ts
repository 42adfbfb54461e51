import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";

const FONT = fileURLToPath(new URL("../../templates/node_modules/98.css/dist/ms_sans_serif.woff2", import.meta.url));

/** A picture of one colour. */
export function picture(width: number, height: number, colour: [number, number, number]): Buffer {
  const png = new PNG({ width, height });
  for (let i = 0; i < width * height; i += 1) png.data.set([...colour, 255], i * 4);
  return PNG.sync.write(png);
}

/** A picture that can't be made smaller without being changed. */
export function noise(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  let seed = 1;
  for (let i = 0; i < png.data.length; i += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    png.data[i] = i % 4 === 3 ? 255 : seed >> 16;
  }
  return PNG.sync.write(png);
}

const svg = (fill: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="${fill}"/></svg>`;

const FILES: Record<string, { type: string; body: string | Buffer }> = {
  "/style.css": {
    type: "text/css",
    body: `@import "/imported.css"; @font-face { font-family: Own; src: url(/font.woff2) format("woff2") }
.own { font-family: Own, monospace; font-size: 30px } .sheet { color: rgb(9, 8, 7); background: url("/small.png?v=1") repeat-x }`,
  },
  "/imported.css": { type: "text/css", body: ".imported { color: rgb(1, 2, 3) }" },
  "/lossy.css": {
    type: "text/css",
    body: `:root { --way: linear-gradient(rgb(1, 1, 1), rgb(2, 2, 2)) }
.short { background: var(--way); background-size: 10px 10px }
.layers { background: linear-gradient(red, blue), url("/small.png"); background-size: cover; background-repeat: no-repeat }`,
  },
  "/small.png": { type: "image/png", body: picture(30, 20, [10, 120, 200]) },
  "/avatar.png": { type: "image/png", body: picture(60, 50, [200, 20, 20]) },
  "/double.png": { type: "image/png", body: picture(80, 60, [20, 200, 20]) },
  "/large.png": { type: "image/png", body: noise(700, 500) },
  "/drawing.svg": { type: "image/svg+xml", body: svg("rgb(1,200,100)") },
  // Says that it is a picture, and is a page.
  "/liar.png": { type: "image/png", body: "<!doctype html><p>visible-only-to-the-customer" },
  "/font.woff2": { type: "font/woff2", body: readFileSync(FONT) },
  "/frame": { type: "text/html", body: `<p id="in-frame">framed</p><img id="frame-image" src="/avatar.png">` },
};

/** A site that shows its files to its own customers alone, and counts who asks for what without being one. */
export class CookieSite {
  readonly origin: string;
  /** Files that were asked for without the cookie. */
  readonly refused: string[];
  readonly #server: Server;

  private constructor(server: Server, refused: string[]) {
    this.#server = server;
    this.refused = refused;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(pages: Record<string, string>): Promise<CookieSite> {
    const refused: string[] = [];
    const server = createServer((request, response) => {
      const path = (request.url ?? "/").split("?")[0] ?? "/";
      const page = pages[path];
      if (page !== undefined) {
        const headers = { "content-type": "text/html; charset=utf-8", "set-cookie": "customer=1; SameSite=Strict" };
        response.writeHead(200, headers).end(page);
        return;
      }
      const file = FILES[path];
      const isCustomer = (request.headers.cookie ?? "").includes("customer=1");
      if (file === undefined || !isCustomer) {
        if (file !== undefined) refused.push(path);
        response.writeHead(file === undefined ? 404 : 403).end();
        return;
      }
      response.writeHead(200, { "content-type": file.type, "cache-control": "private, max-age=60" }).end(file.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new CookieSite(server, refused);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
