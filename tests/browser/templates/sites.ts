import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, relative } from "node:path";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** A folder, served from an origin of its own. `pages` are texts that stand beside its files. */
export class Site {
  readonly origin: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(folder: string, pages: Record<string, string> = {}): Promise<Site> {
    const server = createServer((request, response) => {
      const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname));
      const headers = { "content-type": TYPES[extname(path).toLowerCase()] ?? "text/html; charset=utf-8", "access-control-allow-origin": "*" };
      const page = pages[path] ?? pages[`${path}index.html`];
      const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
      const body = page === undefined ? readFile(file) : Promise.resolve(page);
      body.then(
        (content) => response.writeHead(200, headers).end(content),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Site(server);
  }

  /** A folder as it is now, whoever builds it anew meanwhile. */
  static async of(folder: string, pages: Record<string, string> = {}): Promise<Site> {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    const kept = files.map(async ({ parentPath, name }): Promise<[string, string]> => {
      const path = join(parentPath, name);
      return [`/${relative(folder, path)}`, await readFile(path, "utf8")];
    });
    return Site.open("/nowhere", { ...Object.fromEntries(await Promise.all(kept)), ...pages });
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
