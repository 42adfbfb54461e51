import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Harness, startHarness } from "./harness";
import { element, fullSnapshot, meta, mutation, text } from "../events";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

beforeEach(async () => {
  await harness.page.evaluate((origin) => window.openViewer(origin), harness.viewerOrigin);
});

afterEach(async () => {
  harness.asked.length = 0;
  await harness.page.reload();
});

const send = (events: unknown[]) => harness.page.evaluate((all) => window.send(all), events);

describe("the viewer", () => {
  test("shows a page and its changes, and says how far it is", async () => {
    const told = await send([meta(640, 480), fullSnapshot([element(10, "h1", {}, [text(11, "Tents")])])]);
    expect(told).toContainEqual({ type: "size", width: 640, height: 480 });
    expect(told.at(-1)).toEqual({ type: "applied", batches: 1, snapshots: 1, lastEventAt: 1_000 });
    expect(await harness.replayed().textContent("h1")).toBe("Tents");
    await send([mutation({ texts: [{ id: 11, value: "Boots" }] }, 2_000)]);
    expect(await harness.replayed().textContent("h1")).toBe("Boots");
  });

  test("shows each new snapshot in the place of the last", async () => {
    await send([meta(640, 480), fullSnapshot([element(10, "h1", {}, [text(11, "First")])])]);
    await send([meta(320, 200), fullSnapshot([element(10, "h1", {}, [text(11, "Second")])])]);
    expect(await harness.replayed().textContent("h1")).toBe("Second");
    await send([mutation({ texts: [{ id: 11, value: "Third" }] })]);
    expect(await harness.replayed().textContent("h1")).toBe("Third");
  });

  test("goes on after an event that makes no sense, and tells nothing of the page", async () => {
    await send([meta(640, 480), fullSnapshot([element(10, "h1", {}, [text(11, "Tents")])])]);
    const told = await send([
      mutation({ attributes: [{ id: 999, attributes: { title: "secret" } }] }),
      { type: 3, data: null },
      "nonsense",
      mutation({ texts: [{ id: 11, value: "Boots" }] }),
    ]);
    expect(told.filter((message) => message.type === "failed")).toEqual([
      { type: "failed", message: "Node with id … not found. " },
    ]);
    expect(await harness.replayed().textContent("h1")).toBe("Boots");
  });

  test("the replayed page takes no focus and no pointer", async () => {
    await send([meta(640, 480), fullSnapshot([element(10, "button", {}, [text(11, "Buy")])])]);
    await send([{ type: 3, data: { source: 2, type: 5, id: 10 }, timestamp: 1 }]);
    const frame = await harness.replayed().frameElement();
    expect(await frame.evaluate((node) => getComputedStyle(node as Element).pointerEvents)).toBe("none");
    expect(await frame.getAttribute("tabindex")).toBe("-1");
    expect(await harness.replayed().evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  test("a change stands within a few milliseconds, whatever the sharer's clock says", async () => {
    await harness.page.evaluate(() => window.shareFrame("<h1>Shared</h1><p id=clock>start</p>"));
    for (const skew of [0, 3_600_000, -3_600_000]) {
      const times = await harness.page.evaluate((by) => window.latency(60, by), skew);
      times.sort((a, b) => a - b);
      const [median, p95] = [times[30] ?? Infinity, times[57] ?? Infinity];
      console.info(`skew ${skew} ms: median ${median.toFixed(1)} ms, 95 % under ${p95.toFixed(1)} ms`);
      expect(median).toBeLessThan(50);
    }
    expect(await harness.replayed().textContent("#clock")).toBe("round 59");
  });
});

describe("a hostile page", () => {
  test("makes the viewer ask nobody for anything, and runs nothing", async () => {
    const at = (path: string) => `${harness.canary}/${path}`;
    const ran = "parent.parent.postMessage('ran','*');top.ran=1";
    const told = await send([
      meta(800, 600),
      fullSnapshot(
        [
          element(10, "script", { src: at("script.js") }, [text(11, ran)]),
          element(12, "img", { src: at("img.png"), srcset: `${at("img2.png")} 2x`, onerror: ran }),
          element(13, "iframe", { src: at("frame"), srcdoc: `<script>${ran}</script>` }),
          element(14, "object", { data: at("object") }),
          element(15, "embed", { src: at("embed") }),
          element(16, "video", { src: at("video.mp4"), poster: at("poster.png"), autoplay: true }),
          element(17, "a", { href: `javascript:${ran}`, ping: at("ping") }, [text(18, "go")]),
          element(19, "div", { style: `background:url(${at("style.png")});background:u\\72l(${at("escaped.png")})` }),
          element(20, "form", { action: at("form") }, [element(21, "input", { type: "image", src: at("input.png") })]),
          element(22, "style", {}, [
            text(23, `@import "${at("import.css")}";p{background:image-set("${at("set.png")}" 1x)}`),
          ]),
          element(24, "svg", {}, [element(25, "image", { "xlink:href": at("svg.png") }, [], true)], true),
          element(26, "audio", { src: at("audio.mp3"), rr_mediaState: "played" }),
          element(27, "button", { formaction: at("button"), autofocus: true }),
          element(28, "p", {}, [text(29, "still here")]),
        ],
        [
          element(40, "link", { rel: "stylesheet", href: at("sheet.css") }),
          element(41, "meta", { "http-equiv": "refresh", content: `0;url=${at("refresh")}` }),
          element(42, "base", { href: at("base/") }),
          element(43, "link", { rel: "prefetch", href: at("prefetch") }),
          element(44, "link", { _cssText: `@font-face{font-family:x;src:url(${at("font.woff2")})}p{font-family:x}` }),
        ],
      ),
      mutation({
        attributes: [
          { id: 12, attributes: { src: at("late.png") } },
          { id: 13, attributes: { src: `javascript:${ran}` } },
          { id: 28, attributes: { style: { "background-image": `url(${at("late-style.png")})` }, onclick: ran } },
          { id: 41, attributes: { content: `0;url=${at("late-refresh")}` } },
        ],
        adds: [{ parentId: 28, nextId: null, node: element(50, "iframe", { src: at("late-frame") }) }],
      }),
      { type: 3, data: { source: 10, family: "y", fontSource: `url(${at("face.woff2")})` }, timestamp: 1 },
      { type: 3, data: { source: 8, id: 22, adds: [{ rule: `p{background:url(${at("rule.png")})}` }] }, timestamp: 1 },
    ]);
    expect(told.filter((message) => message.type === "failed")).toEqual([]);
    expect(await harness.replayed().textContent("p")).toContain("still here");
    await harness.page.waitForTimeout(500);
    expect(harness.asked).toEqual([]);
    expect(await harness.page.evaluate(() => "ran" in window)).toBe(false);
  });

  test("is stopped by the walls alone, were the sanitiser not there", async () => {
    // What the sanitiser would take out, put into the replayed page behind its back.
    await send([meta(800, 600), fullSnapshot([element(10, "p", {}, [text(11, "page")])])]);
    await harness.replayed().evaluate((canary) => {
      document.body.innerHTML += `<img src="${canary}/img"><iframe src="${canary}/frame"></iframe>
        <object data="${canary}/object"></object><link rel=stylesheet href="${canary}/css">
        <style>@import "${canary}/import"; p{background:url(${canary}/bg)}</style>
        <meta http-equiv=refresh content="0;url=${canary}/refresh"><video src="${canary}/video"></video>`;
    }, harness.canary);
    await harness.page.waitForTimeout(500);
    expect(harness.asked).toEqual([]);
  });

  test("another window's words do not reach the viewer", async () => {
    await send([meta(640, 480), fullSnapshot([element(10, "h1", {}, [text(11, "Tents")])])]);
    const answered = await harness.page.evaluate(async (viewerOrigin) => {
      const frame = [...document.querySelectorAll("iframe")].find((one) => one.src.startsWith(viewerOrigin));
      const stranger = document.createElement("iframe");
      stranger.srcdoc = "<p>stranger</p>";
      document.body.append(stranger);
      await new Promise((resolve) => stranger.addEventListener("load", resolve));
      const channel = new MessageChannel();
      const word = new Promise((resolve) => {
        channel.port1.onmessage = () => resolve(true);
        setTimeout(() => resolve(false), 300);
      });
      const post = (stranger.contentWindow as unknown as { Function: FunctionConstructor }).Function(
        "target",
        "message",
        "port",
        "target.postMessage(message, '*', [port])",
      ) as (target: unknown, message: unknown, port: MessagePort) => void;
      post(frame?.contentWindow, { alongside: "connect", labels: {} }, channel.port2);
      return word;
    }, harness.viewerOrigin);
    expect(answered).toBe(false);
    expect(await harness.replayed().textContent("h1")).toBe("Tents");
  });
});
