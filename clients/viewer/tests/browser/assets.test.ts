import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { element, fullSnapshot, meta, mutation, text, type Node } from "../events";
import { startHarness, type Harness } from "./harness";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let host: Server;
let fetched: string[] = [];
let allowed = "";
let harness: Harness;

beforeAll(async () => {
  host = createServer((request, response) => {
    fetched.push(request.url ?? "");
    const isStyle = request.url?.endsWith(".css");
    response.writeHead(200, { "content-type": isStyle ? "text/css" : "image/png", "access-control-allow-origin": "*" });
    response.end(isStyle ? "p { color: rgb(1, 2, 3) }" : PIXEL);
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  allowed = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await harness.close();
  fetched = [];
});

afterAll(() => {
  host.close();
});

/** A page that names the same things on a server. */
const page = (server: string): Node[] => [
  meta(640, 480),
  fullSnapshot(
    [
      element(10, "img", { src: `${server}/img.png`, alt: "Tent" }),
      element(11, "p", { style: `background:url(${server}/inline.png)` }, [text(12, "shown")]),
      element(13, "style", {}, [text(14, `@font-face{font-family:f;src:url(${server}/font.woff2)}p{font-family:f}`)]),
      element(15, "script", { src: `${server}/script.js` }),
      element(16, "iframe", { src: `${server}/frame` }),
    ],
    [element(20, "link", { rel: "stylesheet", href: `${server}/sheet.css` })],
  ),
  mutation({ attributes: [{ id: 10, attributes: { src: `${server}/late.png` } }] }),
];

async function show(config: string | null | undefined, server: string): Promise<void> {
  harness = await startHarness(config);
  await harness.page.evaluate((origin) => window.openViewer(origin), harness.viewerOrigin);
  await harness.page.evaluate((events) => window.send(events), page(server === "canary" ? harness.canary : server));
}

describe("what a page names is fetched", () => {
  test("from a host that is listed: images, fonts and style sheets, and nothing else", async () => {
    await show(JSON.stringify({ asset_hosts: [allowed] }), allowed);
    await expect
      .poll(() => [...fetched].sort())
      .toEqual(["/font.woff2", "/img.png", "/inline.png", "/late.png", "/sheet.css"]);
    const color = await harness
      .replayed()
      .evaluate(() => getComputedStyle(document.querySelector("p") as Element).color);
    expect(color).toBe("rgb(1, 2, 3)");
    expect(await harness.replayed().getAttribute("img", "data-alongside-hidden")).toBeNull();
  });

  test("from no other, even were the sanitiser not there", async () => {
    await show(JSON.stringify({ asset_hosts: [allowed] }), "canary");
    expect(await harness.replayed().getAttribute("img", "data-alongside-hidden")).toBe("image");
    await harness.replayed().evaluate(
      ([canary, good]) => {
        document.body.innerHTML += `<img src="${canary}/img"><link rel=stylesheet href="${canary}/css">
          <style>@import "${canary}/import"; @font-face{font-family:g;src:url(${canary}/f)} p{background:url(${canary}/bg);font-family:g}</style>
          <img src="${good}/control.png">`;
      },
      [harness.canary, allowed],
    );
    await expect.poll(() => fetched).toEqual(["/control.png"]);
    expect(harness.asked).toEqual([]);
  });

  test.each([
    ["nobody has configured anything", undefined],
    ["there is no configuration", null],
    ["the configuration can't be read", "{ asset_hosts: "],
    ["it lists what is no origin", '{"asset_hosts":["*","https:","http://127.0.0.1:*","data:","\' unsafe-eval",7]}'],
    ["it lists a path", "PATH"],
  ])("from nowhere where %s", async (_, config) => {
    await show(config === "PATH" ? JSON.stringify({ asset_hosts: [`${allowed}/img.png`] }) : config, allowed);
    await harness.replayed().evaluate((server) => {
      document.body.innerHTML += `<img src="${server}/behind.png">`;
    }, allowed);
    await harness.page.evaluate((address) => fetch(address, { mode: "no-cors" }), `${allowed}/control`);
    expect(fetched).toEqual(["/control"]);
  });
});
