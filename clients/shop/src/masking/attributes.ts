import { element, type Place } from "./place";

/** One element with one attribute that holds the value as it is. */
function holding(attribute: string, tag: string, text: string, others: Readonly<Record<string, string>> = {}): Place {
  return { name: attribute, build: (value) => element(tag, { ...others, [attribute]: value }, text) };
}

export const attributes: readonly Place[] = [
  { name: "placeholder", build: (value) => element("input", { type: "text", placeholder: value }) },
  { name: "textarea-placeholder", build: (value) => element("textarea", { rows: "1", placeholder: value }) },
  holding("title", "span", "Has a tooltip"),
  holding("aria-label", "button", "Has a label", { type: "button" }),
  holding("aria-description", "span", "Has a description", { role: "img", "aria-label": "Picture" }),
  holding("aria-valuetext", "span", "Has a value text", { role: "slider", "aria-valuenow": "1", "aria-label": "Slider", tabindex: "0" }),
  holding("aria-placeholder", "span", "Has an aria placeholder", { role: "textbox", "aria-label": "Box" }),
  holding("aria-roledescription", "span", "Has a role description", { role: "group" }),
  { name: "alt", build: (value) => element("img", { src: "/img/icon.svg", width: "40", height: "40", alt: value }) },
  holding("data-customer", "span", "Has a data attribute"),
  { name: "data-json", build: (value) => element("span", { "data-state": JSON.stringify({ customer: { email: value } }) }, "Has data as JSON") },
  { name: "name", build: (value) => element("input", { type: "text", name: value, "aria-label": "Named" }) },
  { name: "id", build: (value) => element("span", { id: value }, "Has an id") },
  { name: "class", build: (value) => element("span", { class: value }, "Has a class") },
  holding("part", "span", "Has a part name"),
  holding("itemprop", "span", "Has microdata"),
  { name: "datetime", build: (value) => element("time", { datetime: value }, "A time") },
  { name: "th-abbr", build: (value) => element("table", {}, element("tr", {}, element("th", { abbr: value }, "Heading"))) },
  { name: "data-value", build: (value) => element("data", { value }, "Has a value for machines") },
  holding("x-unknown", "span", "Has an attribute of its own"),
  { name: "onclick", build: (value) => element("span", { onclick: `void "${value}"` }, "Has a handler") },
];

/** Addresses: the path is the site's, query and fragment are the visitor's. */
export const addresses: readonly Place[] = [
  { name: "href-query", build: (value) => element("a", { href: `/account.html?token=${value}` }, "A link with a query") },
  { name: "href-fragment", build: (value) => element("a", { href: `/account.html#${value}` }, "A link with a fragment") },
  { name: "href-path", build: (value) => element("a", { href: `/reset/${value}` }, "A link with a secret path") },
  { name: "mailto", build: (value) => element("a", { href: `mailto:${value}@example.org` }, "An address to write to") },
  { name: "ping", build: (value) => element("a", { href: "#places", ping: `/ping?visitor=${value}` }, "A link that pings") },
  { name: "download", build: (value) => element("a", { href: "/img/icon.svg", download: `${value}.svg` }, "A download") },
  { name: "src-query", build: (value) => element("img", { src: `/img/icon.svg?customer=${value}`, width: "40", height: "40", alt: "" }) },
  { name: "src-fragment", build: (value) => element("img", { src: `/img/icon.svg#${value}`, width: "40", height: "40", alt: "" }) },
  { name: "srcset", build: (value) => element("img", { src: "/img/icon.svg", srcset: `/img/icon.svg?customer=${value} 2x`, width: "40", height: "40", alt: "" }) },
  { name: "poster", build: (value) => element("video", { poster: `/img/icon.svg?customer=${value}`, width: "80", height: "45" }) },
  { name: "source-src", build: (value) => element("picture", {}, element("source", { srcset: `/img/icon.svg?customer=${value}`, media: "(min-width: 1px)" }), element("img", { src: "/img/icon.svg", width: "40", height: "40", alt: "" })) },
  { name: "action", build: (value) => element("form", { action: `/account.html?session=${value}` }, "A form") },
  { name: "formaction", build: (value) => element("button", { type: "button", formaction: `/account.html?session=${value}` }, "A button with an address") },
  { name: "cite", build: (value) => element("q", { cite: `/account.html?order=${value}` }, "A quotation") },
  { name: "object-data", build: (value) => element("object", { data: `/img/icon.svg?customer=${value}`, type: "image/svg+xml", "aria-label": "Object", width: "40", height: "40" }) },
];
