import { element, type Place, type Places } from "./place";

/** Places that aren't drawn: comments, templates, scripts. */
export const unseen: readonly Place[] = [
  { name: "comment", build: (value) => document.createComment(` ${value} `) },
  { name: "template", build: template },
  { name: "noscript", build: (value) => element("noscript", {}, `<img alt="${value}" src="/img/icon.svg">`) },
  { name: "json-script", build: (value) => element("script", { type: "application/json" }, JSON.stringify({ customer: value })) },
  { name: "script-text", build: (value) => element("script", { type: "text/plain" }, `// ${value}`) },
];

function template(value: string): Node {
  const made = document.createElement("template");
  made.innerHTML = `<input type="text" value="${value}">`;
  return made;
}

/** Same-origin frames: one document of its own, one written into an attribute. */
export const frames: readonly Place[] = [
  { name: "frame-srcdoc", build: (value) => element("iframe", { title: "Frame from an attribute", srcdoc: `<!doctype html><title>Frame</title><input aria-label="In a frame" value="${value}">` }) },
  { name: "frame-title", build: (value) => element("iframe", { title: value, src: "about:blank" }) },
  { name: "frame-name", build: (value) => element("iframe", { title: "A named frame", name: value, src: "about:blank" }) },
];

/** The frame reads its values from the seed, so that its own address gives away one canary only. */
export function framePage(places: Places): Node {
  const parameters = new URLSearchParams({ seed: places.source.seed, customer: places.value("frame-src") });
  for (const place of framePlaces) places.value(place);
  return element("iframe", { id: "frame", title: "A page within the page", src: `/maskable-frame.html?${parameters}` });
}

export const framePlaces = ["frame-input", "frame-password", "frame-document-title", "frame-placeholder", "frame-marked-text"] as const;

/** Head of the document and its address. */
export function fillHead(places: Places): void {
  document.head.append(
    element("meta", { name: "description", content: places.value("meta-content") }),
    element("meta", { property: "og:title", content: places.value("meta-property") }),
    element("link", { rel: "alternate", href: `/account.html?feed=${places.value("link-href")}` }),
    element("script", { type: "application/ld+json" }, JSON.stringify({ "@type": "Person", name: places.value("json-ld") })),
  );
  document.documentElement.setAttribute("data-session", places.value("html-attribute"));
  document.body.setAttribute("data-page", places.value("body-attribute"));
}

/** Query and fragment of the page itself, which a recorder sends as the address it is on. */
export function fillAddress(places: Places): void {
  const address = new URL(location.href);
  address.searchParams.set("seed", places.source.seed);
  address.searchParams.set("session", places.value("page-query"));
  address.hash = places.value("page-fragment");
  history.replaceState(null, "", address);
}
