import { element, markedPrivate, type Place, svgElement } from "./place";

/** Places that few pages use, and recorders forget. */
export const rarities: readonly Place[] = [
  { name: "map-alt", build: (value) => withMap({ alt: value, href: "/account.html" }) },
  { name: "map-href", build: (value) => withMap({ alt: "An area", href: `/account.html?order=${value}` }) },
  { name: "track-label", build: (value) => element("video", { width: "80", height: "45" }, element("track", { kind: "captions", label: value, src: `data:text/vtt,WEBVTT` })) },
  { name: "track-src", build: (value) => element("video", { width: "80", height: "45" }, element("track", { kind: "captions", src: `/captions.vtt?customer=${value}` })) },
  { name: "audio-src", build: (value) => element("audio", { preload: "none", src: `/greeting.mp3?customer=${value}` }) },
  { name: "embed-src", build: (value) => element("embed", { type: "image/svg+xml", src: `/img/icon.svg?customer=${value}`, width: "40", height: "40" }) },
  { name: "object-text", build: (value) => element("object", { type: "text/x-unknown", width: "80", height: "20" }, value) },
  { name: "param-value", build: (value) => element("object", { type: "text/x-unknown" }, element("param", { name: "customer", value })) },
  { name: "video-text", build: (value) => element("video", { width: "80", height: "45" }, value) },
  { name: "canvas-text", build: (value) => element("canvas", { width: "80", height: "20" }, value) },
  { name: "progress-title", build: (value) => element("progress", { value: "3", max: "10", title: value, "aria-label": "Progress" }) },
  { name: "meter-title", build: (value) => element("meter", { value: "3", max: "10", title: value, "aria-label": "Meter" }) },
  { name: "svg-image-href", build: (value) => drawing(svgElement("image", { href: `/img/icon.svg?customer=${value}`, width: "40", height: "40" })) },
  { name: "svg-link", build: (value) => drawing(svgElement("a", { href: `/account.html?token=${value}` }, svgElement("text", { y: "20" }, "A link"))) },
  { name: "svg-metadata", build: (value) => drawing(svgElement("metadata", {}, value)) },
  { name: "svg-attribute", build: (value) => drawing(svgElement("g", { "data-customer": value, "aria-label": value })) },
  { name: "svg-foreign", build: (value) => drawing(svgElement("foreignObject", { width: "40", height: "40" }, element("input", { value, "aria-label": "In a drawing" }))) },
  { name: "recorders-attribute", build: (value) => element("span", { rr_width: value, rr_src: value, rr_dataURL: value, "data-rr-is-password": value }, "Has a recorder’s own attributes") },
  { name: "xml-attribute", build: (value) => drawing(svgElement("g", { "xml:base": `/${value}`, "xlink:title": value })) },
  { name: "popover", build: (value) => element("div", { ...markedPrivate, popover: "" }, value) },
  { name: "summary-field", build: (value) => element("details", {}, element("summary", {}, "Closed details with a field"), element("input", { value, "aria-label": "In details" })) },
  { name: "mathml", build: (value) => element("span", markedPrivate, formula(value)) },
  { name: "template-shadow", build: declarative },
  { name: "slotted-text", build: (value) => slottedText(value) },
  { name: "shadow-editor", build: (value) => inShadow(element("div", { contenteditable: "true", role: "textbox", "aria-label": "Editor in the shadow" }, value)) },
  { name: "shadow-frame", build: (value) => inShadow(element("iframe", { title: "Frame in the shadow", srcdoc: `<!doctype html><input aria-label="Deep" value="${value}">` })) },
  { name: "data-address", build: (value) => element("a", { href: `data:text/html,${value}` }, "A document in an address") },
  { name: "script-address", build: (value) => element("a", { href: `javascript:void("${value}")` }, "A script in an address") },
  { name: "user-in-address", build: (value) => element("a", { href: `https://${value}@example.org/` }, "Somebody in an address") },
  { name: "path-parameter", build: (value) => element("a", { href: `/account.html;session=${value}` }, "A session in an address") },
];

function drawing(...children: readonly Node[]): SVGElement {
  return svgElement("svg", { viewBox: "0 0 40 40", width: "40", height: "40" }, ...children);
}

function formula(value: string): Node {
  const [math, text] = ["math", "mtext"].map((tag) => document.createElementNS("http://www.w3.org/1998/Math/MathML", tag));
  text?.append(value);
  if (text !== undefined) math?.append(text);
  return math ?? document.createTextNode("");
}

function withMap(area: Readonly<Record<string, string>>): Node {
  const name = `map-of-${area["href"]?.includes("?") ? "orders" : "accounts"}`;
  const shape = { ...area, shape: "rect", coords: "0,0,20,20" };
  return element("span", {}, element("img", { src: "/img/icon.svg", width: "40", height: "40", alt: "", usemap: `#${name}` }), element("map", { name }, element("area", shape)));
}

function inShadow(...children: readonly Node[]): HTMLElement {
  const host = element("div");
  host.attachShadow({ mode: "open" }).append(...children);
  return host;
}

function slottedText(value: string): Node {
  const host = element("div", {}, element("span", markedPrivate, value));
  host.attachShadow({ mode: "open" }).append(element("p", {}, element("slot")));
  return host;
}

/** A shadow tree that came with the HTML. */
function declarative(value: string): Node {
  const host = element("div");
  host.setHTMLUnsafe(`<section><template shadowrootmode="open"><input aria-label="Declared in the shadow" value="${value}"></template></section>`);
  return host;
}
