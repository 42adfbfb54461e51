/**
 * Which attributes an element keeps.
 *
 * Addresses are the danger: of scripts, of things to fetch, of pages to go to. An attribute that may hold one keeps it
 * only where it is an image in itself, or a place in the same document.
 */
import { scrubCss } from "./css";
import { type Fields, isFields, isNumber, isText } from "./shape";

/** What an attribute can be: text, a flag, a number of rrweb's own, or a set of style changes. */
export type AttributeValue = string | number | boolean | null | StyleChanges;
export type StyleChanges = Record<string, string | false | [string, string]>;
export type Attributes = Record<string, AttributeValue>;

/** Marks an element that is shown as a labelled placeholder; the value says what kind of thing it stands for. */
export const HIDDEN = "data-alongside-hidden";

/** An image without a picture would be its alternative text, of another size. With a blank one it keeps its place. */
export const BLANK_IMAGE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

const words = (text: string): Set<string> => new Set(text.split(" "));

const NAME = /^[a-z_][\w:.-]*$/i;
const ADDRESSES = words(
  "action archive background cite classid codebase data dynsrc formaction href icon imagesrcset " +
    "longdesc lowsrc manifest ping poster profile src srcset usemap xlink:href",
);
const DROPPED = words(
  "accesskey allow attributionsrc autofocus autoplay csp download http-equiv integrity is nonce " +
    "sandbox srcdoc target xml:base",
);
const IMAGE = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|svg\+xml)[;,]/i;
const PIXELS = /^\d{1,5}(?:\.\d+)?px$/;
const SHOWS_IMAGE = new Set(["image", "feimage", "img", "input", "video"]);
const LINKS = new Set(["a", "area"]);

export const isImage = (address: unknown): address is string => isText(address) && IMAGE.test(address);

/** The attributes that an element of this kind keeps. `null` takes one away. */
export function sanitiseAttributes(tag: string, attributes: unknown): Attributes {
  if (!isFields(attributes) || tag === "base") return {};
  if (tag === "meta") return colourScheme(attributes);
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    const allowed = sanitiseAttribute(tag, name, value);
    if (allowed !== null || (value === null && NAME.test(name))) kept[name] = allowed;
  }
  return kept;
}

/** What a change of an image's address means for its placeholder: it comes, or it goes. */
export function sanitiseChange(tag: string, attributes: unknown): Attributes {
  const kept = sanitiseAttributes(tag, attributes);
  if (tag !== "img" || !isFields(attributes) || attributes["src"] === undefined) return kept;
  return isImage(attributes["src"]) ? { ...kept, [HIDDEN]: null } : { ...kept, src: BLANK_IMAGE, [HIDDEN]: "image" };
}

function sanitiseAttribute(tag: string, name: string, value: unknown): AttributeValue {
  const lower = name.toLowerCase();
  if (!NAME.test(name) || lower.startsWith("on") || DROPPED.has(lower) || lower.startsWith("data-alongside"))
    return null;
  if (lower.startsWith("rr_")) return sanitiseOwn(tag, name, value);
  if (lower === "style") return sanitiseStyle(value);
  if (typeof value === "boolean" || isNumber(value)) return ADDRESSES.has(lower) ? null : value;
  if (!isText(value)) return null;
  if (ADDRESSES.has(lower)) return sanitiseAddress(tag, lower, value);
  if (lower === "_csstext") return scrubCss(value);
  // fill, mask, filter and their like point with url(…).
  return value.includes("(") ? scrubCss(value) : value;
}

function sanitiseAddress(tag: string, name: string, value: string): string | null {
  if (LINKS.has(tag) && name.endsWith("href")) return "#";
  if (value.startsWith("#")) return value;
  return SHOWS_IMAGE.has(tag) && name !== "srcset" && isImage(value) ? value : null;
}

/** What rrweb notes about an element beside its attributes. */
function sanitiseOwn(tag: string, name: string, value: unknown): AttributeValue {
  switch (name) {
    case "rr_dataURL":
      return tag === "img" && isImage(value) ? value : null;
    case "rr_width":
    case "rr_height":
      return isText(value) && PIXELS.test(value) ? value : null;
    case "rr_scrollLeft":
    case "rr_scrollTop":
      return isNumber(value) ? value : null;
    case "rr_open_mode":
      return value === "modal" || value === "non-modal" ? value : null;
    default:
      return null;
  }
}

function sanitiseStyle(value: unknown): string | StyleChanges | null {
  if (isText(value)) return scrubCss(value);
  if (!isFields(value)) return null;
  const kept: StyleChanges = {};
  for (const [property, change] of Object.entries(value)) {
    if (change === false) kept[property] = false;
    else if (isText(change)) kept[property] = scrubCss(change);
    else if (Array.isArray(change) && isText(change[0])) {
      kept[property] = [scrubCss(change[0]), change[1] === "important" ? "important" : ""];
    }
  }
  return kept;
}

/** Of all that a `meta` can say, only this one changes how a page looks without fetching or going anywhere. */
function colourScheme(attributes: Fields): Attributes {
  const { name, content } = attributes;
  return name === "color-scheme" && isText(content) ? { name, content } : {};
}
