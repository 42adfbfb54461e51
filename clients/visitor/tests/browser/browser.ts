import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import { build } from "vite";

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
  });
}

/** A harness as one classic script. */
export async function bundleHarness(entry = "harness.ts"): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    root: import.meta.dirname,
    build: { write: false, minify: false, target: "es2022", lib: { entry, formats: ["iife"], name: "harnessBundle" } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error("the harness was not built");
  return chunk.code;
}

/** Serves these texts by path. */
export async function serve(files: Record<string, { type: string; body: string }>): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    const file = files[(request.url ?? "/").split("?")[0] ?? "/"];
    response.writeHead(file === undefined ? 404 : 200, { "content-type": file?.type ?? "text/plain", "access-control-allow-origin": "*" });
    response.end(file?.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
