import { describe, expect, test } from "vitest";
import { Sanitiser } from "../src/sanitise";
import { BLANK_IMAGE } from "../src/sanitise/attributes";
import { scrubCss } from "../src/sanitise/css";
import { element, fullSnapshot, meta, mutation, text, type Node } from "./events";

const PIXEL = "data:image/png;base64,iVBORw0KGgo=";

/** What becomes of one element of a page. */
function kept(node: Node): Node {
  const clean = new Sanitiser().sanitise(fullSnapshot([node])) as unknown as { data: { node: Node } };
  const html = (clean.data.node["childNodes"] as Node[])[1];
  const body = (html?.["childNodes"] as Node[])[1];
  return (body?.["childNodes"] as Node[])[0] as Node;
}

const keptAttributes = (tag: string, attributes: Record<string, unknown>): unknown =>
  kept(element(10, tag, attributes))["attributes"];

/** What becomes of a change, on a page with this body. */
function changed(body: Node[], changes: Record<string, unknown[]>): Record<string, unknown[]> {
  const sanitiser = new Sanitiser();
  sanitiser.sanitise(fullSnapshot(body));
  const clean = sanitiser.sanitise(mutation(changes)) as unknown as { data: Record<string, unknown[]> };
  return clean.data;
}

const incremental = (data: Node): unknown => {
  const clean = new Sanitiser().sanitise({ type: 3, data, timestamp: 1 });
  return clean && (clean as unknown as { data: unknown }).data;
};

describe("events", () => {
  test("a page passes with its size, and without its address", () => {
    expect(new Sanitiser().sanitise(meta(640, 480))).toEqual({
      type: 4,
      data: { href: "", width: 640, height: 480 },
      timestamp: 999,
    });
  });

  test.each([
    null,
    "text",
    [],
    {},
    { type: 2 },
    { type: 2, data: {}, timestamp: 1 },
    { type: 3, data: {}, timestamp: "1" },
  ])("%j is nothing", (event) => expect(new Sanitiser().sanitise(event)).toBeNull());

  test.each([
    ["custom", { type: 5, data: { tag: "x", payload: {} }, timestamp: 1 }],
    ["plug-in", { type: 6, data: { plugin: "x", payload: {} }, timestamp: 1 }],
    ["unknown", { type: 99, data: {}, timestamp: 1 }],
  ])("a %s event is dropped", (_, event) => expect(new Sanitiser().sanitise(event)).toBeNull());

  test("a window is no larger than windows are", () => {
    const clean = new Sanitiser().sanitise(meta(1e12, -5));
    expect(clean?.data).toMatchObject({ width: 16_384, height: 1 });
  });
});

describe("elements", () => {
  test.each(["script", "SCRIPT", "base", "template", "noscript", "not a tag", "x><y"])(
    "<%s> is emptied, and keeps its place",
    (tag) => {
      expect(kept(element(10, tag, { src: "x", id: "a" }, [text(11, "alert(1)")]))).toEqual({
        type: 2,
        id: 10,
        tagName: "alongside-emptied",
        attributes: { hidden: true },
        childNodes: [{ type: 3, id: 11, textContent: "" }],
      });
    },
  );

  test("an SVG animation may move things, and set no address", () => {
    expect(kept(element(10, "animate", { attributeName: "cx" }, [], true))["tagName"]).toBe("animate");
    expect(kept(element(10, "set", { attributeName: "xlink:href" }, [], true))["tagName"]).toBe("alongside-emptied");
    expect(kept(element(10, "animate", { attributeName: "HREF" }, [], true))["tagName"]).toBe("alongside-emptied");
  });

  test("plug-ins become placeholders without their content", () => {
    const plugin = kept(element(10, "object", { data: "x", class: "map" }, [text(11, "fallback")]));
    expect(plugin).toEqual({
      type: 2,
      id: 10,
      tagName: "alongside-plugin",
      attributes: { class: "map", "data-alongside-hidden": "plugin" },
      childNodes: [],
    });
  });

  test("another site's frame is a placeholder; a frame of the same site shows what rrweb puts in", () => {
    expect(keptAttributes("iframe", { rr_src: "https://pay.example/" })).toEqual({ "data-alongside-hidden": "frame" });
    expect(keptAttributes("iframe", { src: "/terms", srcdoc: "<script>" })).toEqual({});
  });

  test("nesting ends where parsers end it", () => {
    let node = text(100_000, "deep");
    for (let id = 10; id < 10_000; id += 1) node = element(id, "b", {}, [node]);
    let depth = 0;
    for (let at: Node | undefined = kept(node); at; at = (at["childNodes"] as Node[] | undefined)?.[0]) depth += 1;
    expect(depth).toBeLessThan(513);
  });

  test("a page can't forge a placeholder", () => {
    expect(keptAttributes("p", { "data-alongside-hidden": "frame", "data-id": "1" })).toEqual({ "data-id": "1" });
  });
});

describe("attributes", () => {
  test.each([
    "onclick",
    "ONERROR",
    "onanimationstart",
    "srcdoc",
    "target",
    "autofocus",
    "accesskey",
    "nonce",
    "http-equiv",
    "ping",
    "formaction",
    "action",
    "data",
    "src",
    "srcset",
    "poster",
    "background",
    "xml:base",
    "not valid",
    "1a",
  ])("%s is dropped", (name) => expect(keptAttributes("p", { [name]: "https://evil.example/" })).toEqual({}));

  test("how a thing looks and what it is called stay", () => {
    const attributes = { class: "a b", id: "c", title: "d", "aria-label": "e", role: "button", checked: true, rows: 3 };
    expect(keptAttributes("div", attributes)).toEqual(attributes);
  });

  test.each(["https://a.example/", "javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "/cart"])(
    "a link to %j leads nowhere",
    (href) => expect(keptAttributes("a", { href })).toEqual({ href: "#" }),
  );

  test("a place in the document stays an address, anything else does not", () => {
    expect(keptAttributes("use", { "xlink:href": "#icon" })).toEqual({ "xlink:href": "#icon" });
    expect(keptAttributes("use", { "xlink:href": "https://a.example/#icon" })).toEqual({});
    expect(keptAttributes("use", { href: "data:image/svg+xml,x#icon" })).toEqual({});
  });

  test("an image that brings its content stays, any other is a placeholder", () => {
    expect(keptAttributes("img", { src: PIXEL, alt: "Tent" })).toEqual({ src: PIXEL, alt: "Tent" });
    expect(keptAttributes("img", { src: "https://a.example/t.png", rr_dataURL: PIXEL })).toEqual({ rr_dataURL: PIXEL });
    expect(keptAttributes("img", { src: "https://a.example/t.png", alt: "Tent" })).toEqual({
      alt: "Tent",
      src: BLANK_IMAGE,
      "data-alongside-hidden": "image",
    });
    expect(keptAttributes("img", { rr_dataURL: "https://a.example/t.png" })).toEqual({
      src: BLANK_IMAGE,
      "data-alongside-hidden": "image",
    });
  });

  test("a style sheet's link keeps its rules alone", () => {
    const attributes = { rel: "stylesheet", href: "https://a.example/x.css", _cssText: "p{color:red}", media: "print" };
    expect(keptAttributes("link", attributes)).toEqual({ rel: "stylesheet", _cssText: "p{color:red}", media: "print" });
    expect(keptAttributes("link", { rel: "preload", href: "https://a.example/x.js" })).toEqual({ rel: "preload" });
  });

  test("a meta says nothing but the colour scheme", () => {
    expect(keptAttributes("meta", { "http-equiv": "refresh", content: "0;url=https://a.example" })).toEqual({});
    expect(keptAttributes("meta", { name: "color-scheme", content: "dark" })).toEqual({
      name: "color-scheme",
      content: "dark",
    });
  });

  test("rrweb's own notes are read strictly", () => {
    const attributes = {
      rr_width: "20px",
      rr_height: "calc(1px)",
      rr_scrollTop: 9,
      rr_scrollLeft: "9",
      rr_mediaState: "played",
    };
    expect(keptAttributes("div", attributes)).toEqual({ rr_width: "20px", rr_scrollTop: 9 });
  });
});

describe("changes", () => {
  test("a text is what its element lets it be", () => {
    const body = [
      element(10, "script", {}, [text(11, "")]),
      element(12, "style", {}, [text(13, "")]),
      element(14, "p", {}, [text(15, "")]),
    ];
    const value = "p{background:url(https://a.example)}";
    expect(changed(body, { texts: [11, 13, 15].map((id) => ({ id, value })) })["texts"]).toEqual([
      { id: 11, value: "" },
      { id: 13, value: 'p{background:url("data:,")}' },
      { id: 15, value },
    ]);
  });

  test("a text that is added to a style is a style", () => {
    const adds = [{ parentId: 10, nextId: null, node: text(20, "@import 'https://a.example';p{}") }];
    expect(changed([element(10, "style")], { adds })["adds"]).toMatchObject([{ node: { textContent: "p{}" } }]);
  });

  test("an attribute is what its element lets it be", () => {
    const body = [element(10, "a"), element(11, "meta"), element(12, "p")];
    const attributes = [
      { id: 10, attributes: { href: "javascript:x", class: null } },
      { id: 11, attributes: { content: "0;url=x" } },
      { id: 12, attributes: { onclick: "x", style: { color: "red", background: "url(x.png)", margin: false } } },
    ];
    expect(changed(body, { attributes })["attributes"]).toEqual([
      { id: 10, attributes: { href: "#", class: null } },
      { id: 11, attributes: {} },
      { id: 12, attributes: { style: { color: "red", background: 'url("data:,")', margin: false } } },
    ]);
  });

  test("an image's placeholder comes and goes with its address", () => {
    const change = (src: string | null) =>
      changed([element(10, "img", { src: PIXEL })], { attributes: [{ id: 10, attributes: { src } }] })["attributes"];
    expect(change("https://a.example/b.png")).toEqual([
      { id: 10, attributes: { src: BLANK_IMAGE, "data-alongside-hidden": "image" } },
    ]);
    expect(change(PIXEL)).toEqual([{ id: 10, attributes: { src: PIXEL, "data-alongside-hidden": null } }]);
  });

  test("an element of an earlier page says nothing about this one", () => {
    const sanitiser = new Sanitiser();
    sanitiser.sanitise(fullSnapshot([element(10, "a")]));
    sanitiser.sanitise(fullSnapshot([element(10, "p")]));
    const clean = sanitiser.sanitise(mutation({ attributes: [{ id: 10, attributes: { href: "x" } }] }));
    expect(clean?.data).toMatchObject({ attributes: [{ attributes: {} }] });
  });
});

describe("what happens on the page", () => {
  test.each([
    ["a scroll", { source: 3, id: 1, x: 0, y: 10 }],
    ["typing", { source: 5, id: 1, text: "ab", isChecked: false }],
    ["a click", { source: 2, type: 2, id: 1, x: 3, y: 4 }],
    ["a selection", { source: 14, ranges: [{ start: 1, startOffset: 0, end: 1, endOffset: 2 }] }],
    ["a style rule", { source: 8, id: 1, adds: [{ rule: "p{}", index: 0 }], removes: [{ index: [0, 1] }] }],
  ])("%s passes", (_, data) => expect(incremental(data)).toEqual(data));

  test.each([
    ["canvas", { source: 9, id: 1, type: 0, commands: [{ property: "drawImage", args: [] }] }],
    ["media", { source: 7, id: 1, type: 0 }],
    ["fonts", { source: 10, family: "x", fontSource: "url(https://a.example)" }],
    ["logs", { source: 11, payload: [] }],
    ["custom elements", { source: 16, define: { name: "x-y" } }],
    ["an interaction that rrweb has no name for", { source: 2, type: 99, id: 1 }],
  ])("%s does not", (_, data) => expect(incremental(data)).toBeNull());

  test("rules that a script adds fetch nothing", () => {
    const rule = "p{background:url(https://a.example)}";
    const clean = 'p{background:url("data:,")}';
    expect(incremental({ source: 8, id: 1, adds: [{ rule }], replace: rule })).toMatchObject({
      adds: [{ rule: clean }],
      replace: clean,
    });
    expect(
      incremental({ source: 15, id: 1, styles: [{ styleId: 1, rules: [{ rule }] }], styleIds: [1] }),
    ).toMatchObject({
      styles: [{ rules: [{ rule: clean }] }],
    });
    expect(
      incremental({ source: 13, id: 1, index: [0], set: { property: "background", value: "url(x)" } }),
    ).toMatchObject({
      set: { value: 'url("data:,")' },
    });
  });
});

describe("CSS", () => {
  test.each([
    ["p{color:red}", "p{color:red}"],
    ['@import "x.css";p{}', "p{}"],
    ["@import url(x.css) screen;p{}", "p{}"],
    ['@IMPORT url("a;b.css");p{}', "p{}"],
    ["a{b:url( 'x' )}", 'a{b:url("data:,")}'],
    ["a{b:URL(//x)}", 'a{b:url("data:,")}'],
    [`a{b:url(${PIXEL})}`, `a{b:url(${PIXEL})}`],
    ["a{b:url(#clip)}", "a{b:url(#clip)}"],
    ["a{b:url(data:text/html,x)}", 'a{b:url("data:,")}'],
    ["@font-face{src:url(data:font/woff2;base64,x)}", "@font-face{src:url(data:font/woff2;base64,x)}"],
  ])("%s", (css, clean) => expect(scrubCss(css)).toBe(clean));

  test.each([
    ["brackets", "@import " + "(".repeat(300_000)],
    ["imports", "@import ".repeat(50_000) + "("],
    ["addresses", "url(".repeat(100_000)],
    ["spaces", "url(" + " ".repeat(300_000)],
    ["quotes", `url("`.repeat(60_000) + "'".repeat(60_001)],
  ])("endless %s are dealt with in no time", (_, css) => {
    const start = performance.now();
    scrubCss(css);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
