/**
 * Which attributes an element keeps.
 *
 * Addresses are the danger: of scripts, of things to fetch, of pages to go to. An attribute that may hold one keeps it
 * only where it is an image in itself, or a place in the same document.
 */
import { type Assets, NO_ASSETS } from "./assets";
import { scrubCss } from "./css";
import { type Fields, isFields, isNumber, isText } from "./shape";

/** What an attribute can be: text, a flag, a number of rrweb's own, or a set of style changes. */
export type AttributeValue = string | number | boolean | null | StyleChanges;
export type StyleChanges = Record<string, string | false | [string, string]>;
export type Attributes = Record<string, AttributeValue>;

/** Marks an element that is shown as a labelled placeholder; the value says what kind of thing it stands for. */
export const HIDDEN = "data-alongside-hidden";

/** How a dialog or popover is open. Not by rrweb's name for it: the replayer would open it, with the focus in it. */
export const OPEN = "data-alongside-open";

/** How large the image was by itself on the sharer's page. */
const NATURAL = /^(\d{1,5})x(\d{1,5})$/;

/** An image without a picture would be its alternative text, of another size. With a blank one it keeps its place. */
export const BLANK_IMAGE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

/** A blank image as large as the one that it stands for. */
export function blankImage(attributes: Fields): string {
  const [, width, height] = NATURAL.exec(isText(attributes["rr_natural"]) ? attributes["rr_natural"] : "") ?? [];
  return width === undefined ? BLANK_IMAGE : BLANK_IMAGE.replace("/%3E", ` width='${width}' height='${height}'/%3E`);
}

/** What the sharer's browser could not look into, and says so. */
const HIDDEN_KINDS = new Set(["frame", "plugin"]);

export function hiddenKind(attributes: Fields): string | null {
  const said = attributes["rr_hidden"];
  return isText(said) && HIDDEN_KINDS.has(said) ? said : null;
}

const words = (text: string): Set<string> => new Set(text.split(" "));

const NAME = /^(?!__proto__$)[a-z_][\w:.-]*$/i;
const ADDRESSES = words(
  "action archive background cite classid codebase data dynsrc formaction href icon imagesrcset " +
    "longdesc lowsrc manifest ping poster profile src srcset usemap xlink:href",
);
const DROPPED = words(
  "accesskey allow attributionsrc autofocus autoplay csp download http-equiv integrity is nonce " +
    "sandbox srcdoc target xml:base",
);
const IMAGE = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|svg\+xml)[;,]/i;
const PROPERTY = /^-{0,2}[a-z][\w-]*$/i;
const PIXELS = /^\d{1,5}(?:\.\d+)?px$/;
const SHOWS_IMAGE = new Set(["image", "feimage", "img", "input", "video"]);
/** Marks of the sharer's page: an element that the agent can't see, or can't act on. */
const UNTOUCHABLE = new Set(["data-alongside-masked", "data-alongside-readonly"]);
const LINKS = new Set(["a", "area"]);

export const isImage = (address: unknown): address is string => isText(address) && IMAGE.test(address);

/** Whether an image can be shown: it brings its content, or its address is one that is allowed. */
export const isShownImage = (address: unknown, assets: Assets): address is string =>
  isImage(address) || (isText(address) && assets.allows(address));

/** The attributes that an element of this kind keeps. `null` takes one away. */
export function sanitiseAttributes(tag: string, attributes: unknown, assets: Assets = NO_ASSETS): Attributes {
  if (!isFields(attributes) || tag === "base") return {};
  if (tag === "meta") return colourScheme(attributes);
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    const allowed = sanitiseAttribute(tag, name, value, assets);
    if (allowed !== null || (value === null && NAME.test(name))) kept[name === "rr_open_mode" ? OPEN : name] = allowed;
  }
  return kept;
}

/** What a change of an image's address means for its placeholder: it comes, or it goes. */
export function sanitiseChange(tag: string, attributes: unknown, assets: Assets = NO_ASSETS): Attributes {
  const kept = sanitiseAttributes(tag, attributes, assets);
  if (!isFields(attributes)) return kept;
  const hidden = hiddenKind(attributes);
  if (hidden !== null) return { ...kept, [HIDDEN]: hidden };
  if (tag !== "img" || attributes["src"] === undefined) return kept;
  return isShownImage(attributes["src"], assets)
    ? { ...kept, [HIDDEN]: null }
    : { ...kept, src: blankImage(attributes), [HIDDEN]: "image" };
}

function sanitiseAttribute(tag: string, name: string, value: unknown, assets: Assets): AttributeValue {
  const lower = name.toLowerCase();
  if (!NAME.test(name) || lower.startsWith("on") || DROPPED.has(lower)) return null;
  // That an element can't be acted on is the sharer's word; what stands for something else is the viewer's own.
  if (lower.startsWith("data-alongside")) return UNTOUCHABLE.has(lower) && value !== null ? "" : null;
  if (lower.startsWith("rr_")) return sanitiseOwn(tag, name, value);
  if (lower === "style") return sanitiseStyle(value, assets);
  if (typeof value === "boolean" || isNumber(value)) return ADDRESSES.has(lower) ? null : value;
  if (!isText(value)) return null;
  if (ADDRESSES.has(lower)) return sanitiseAddress(tag, lower, value, assets);
  if (lower === "_csstext") return scrubCss(value, assets);
  // fill, mask, filter and their like point with url(…).
  return value.includes("(") ? scrubCss(value, assets) : value;
}

function sanitiseAddress(tag: string, name: string, value: string, assets: Assets): string | null {
  if (LINKS.has(tag) && name.endsWith("href")) return "#";
  if (value.startsWith("#")) return value;
  if (tag === "link" && name === "href") return assets.allows(value) ? value : null;
  return SHOWS_IMAGE.has(tag) && name !== "srcset" && isShownImage(value, assets) ? value : null;
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
      return value === "modal" || value === "non-modal" || value === "popover" ? value : null;
    default:
      return null;
  }
}

function sanitiseStyle(value: unknown, assets: Assets): string | StyleChanges | null {
  if (isText(value)) return scrubCss(value, assets);
  if (!isFields(value)) return null;
  const kept: StyleChanges = {};
  for (const [property, change] of Object.entries(value)) {
    if (!PROPERTY.test(property)) continue;
    if (change === false) kept[property] = false;
    else if (isText(change)) kept[property] = scrubCss(change, assets);
    else if (Array.isArray(change) && isText(change[0])) {
      kept[property] = [scrubCss(change[0], assets), change[1] === "important" ? "important" : ""];
    }
  }
  return kept;
}

/** Of all that a `meta` can say, only this one changes how a page looks without fetching or going anywhere. */
function colourScheme(attributes: Fields): Attributes {
  const { name, content } = attributes;
  return name === "color-scheme" && isText(content) ? { name, content } : {};
}
