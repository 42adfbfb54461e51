/** Which elements and texts a page keeps. */
import type { serializedNodeWithId } from "@rrweb/types";
import { type Attributes, BLANK_IMAGE, HIDDEN, isImage, sanitiseAttributes } from "./attributes";
import { scrubCss } from "./css";
import { type Fields, isFields, isId, isText } from "./shape";

/** rrweb's numbers for kinds of nodes. */
const DOCUMENT = 0;
const DOCTYPE = 1;
const ELEMENT = 2;
const TEXT = 3;
const CDATA = 4;
const COMMENT = 5;

/** HTML parsers stop nesting here, so no real page is deeper. */
const MAX_DEPTH = 512;

const TAG = /^[a-z][\w.:-]*$/i;
const CUSTOM_TAG = /^[a-z][\w.]*-[\w.-]*$/;
/** Elements that are there and not seen: later changes may still name them, so they can't just go. */
const EMPTIED = new Set(["base", "bgsound", "fencedframe", "noscript", "portal", "script", "template"]);
const ANIMATIONS = new Set(["animate", "animatemotion", "animatetransform", "set"]);
const PLUGINS = new Set(["applet", "embed", "object"]);
const FRAMES = new Set(["frame", "iframe"]);
const MEDIA = new Set(["audio", "video"]);

/**
 * What is known about the nodes of a page: changes name a node by its id alone, and what is allowed depends on what
 * the node is.
 */
export class Nodes {
  readonly #kinds = new Map<number, string>();

  /** The lower-case tag of an element; `#style` or `#script` for a text in one; nothing for other nodes. */
  kindOf(id: number): string {
    return this.#kinds.get(id) ?? "";
  }

  forget(): void {
    this.#kinds.clear();
  }

  /** The node with all that may be shown of it and below it. */
  sanitise(node: unknown, parent = "", depth = 0): serializedNodeWithId | null {
    if (!isFields(node) || !isId(node["id"])) return null;
    const clean = this.#sanitiseByType(node, node["id"], parent, depth);
    if (!clean) return null;
    const place: Fields = { id: node["id"] };
    if (isId(node["rootId"])) place["rootId"] = node["rootId"];
    if (node["isShadow"] === true) place["isShadow"] = true;
    if (node["isShadowHost"] === true) place["isShadowHost"] = true;
    // Everything in it was read and rebuilt above.
    return { ...clean, ...place } as unknown as serializedNodeWithId;
  }

  /** A text, as it may stand below a node of this kind. */
  sanitiseText(kind: string, text: unknown): string {
    if (!isText(text)) return "";
    if (kind === "#style") return scrubCss(text);
    return kind === "#script" ? "" : text;
  }

  #sanitiseByType(node: Fields, id: number, parent: string, depth: number): Fields | null {
    switch (node["type"]) {
      case DOCUMENT: {
        const mode = node["compatMode"] === "BackCompat" ? { compatMode: "BackCompat" } : {};
        return { type: DOCUMENT, ...mode, childNodes: this.#children(node, "", depth) };
      }
      case DOCTYPE:
        return { type: DOCTYPE, name: "html", publicId: text(node["publicId"]), systemId: text(node["systemId"]) };
      case ELEMENT:
        return this.#element(node, id, depth);
      case TEXT: {
        const kind = parent === "style" || node["isStyle"] === true ? "#style" : EMPTIED.has(parent) ? "#script" : "";
        if (kind) this.#kinds.set(id, kind);
        const style = kind === "#style" ? { isStyle: true } : {};
        return { type: TEXT, ...style, textContent: this.sanitiseText(kind, node["textContent"]) };
      }
      case CDATA:
      case COMMENT:
        return { type: COMMENT, textContent: "" };
      default:
        return null;
    }
  }

  #element(node: Fields, id: number, depth: number): Fields {
    const named = isText(node["tagName"]) && TAG.test(node["tagName"]) ? node["tagName"] : "script";
    const tag = named.toLowerCase();
    const given = isFields(node["attributes"]) ? node["attributes"] : {};
    this.#kinds.set(id, tag);
    const base = { type: ELEMENT, ...(node["isSVG"] === true ? { isSVG: true } : {}) };
    if (EMPTIED.has(tag) || changesAddress(tag, given)) {
      const emptied = { tagName: "alongside-emptied", attributes: { hidden: true } };
      return { type: ELEMENT, ...emptied, childNodes: this.#children(node, "script", depth) };
    }
    const attributes = { ...sanitiseAttributes(tag, given), ...placeholder(tag, given) };
    if (PLUGINS.has(tag)) return { type: ELEMENT, tagName: "alongside-plugin", attributes, childNodes: [] };
    const custom = node["isCustom"] === true && CUSTOM_TAG.test(named) ? { isCustom: true } : {};
    return { ...base, ...custom, tagName: named, attributes, childNodes: this.#children(node, tag, depth) };
  }

  #children(node: Fields, parent: string, depth: number): serializedNodeWithId[] {
    const children = node["childNodes"];
    if (!Array.isArray(children) || depth >= MAX_DEPTH) return [];
    return children
      .map((child: unknown) => this.sanitise(child, parent, depth + 1))
      .filter((child): child is serializedNodeWithId => child !== null);
  }
}

const text = (value: unknown): string => (isText(value) ? value : "");

/** An SVG animation can set an address later than anybody looks. */
const changesAddress = (tag: string, attributes: Fields): boolean =>
  ANIMATIONS.has(tag) && !/^(?!.*href)[\w:-]*$/i.test(text(attributes["attributeName"]));

/** The mark for an element of which only the place can be shown. */
function placeholder(tag: string, attributes: Fields): Attributes {
  if (PLUGINS.has(tag)) return { [HIDDEN]: "plugin" };
  if (MEDIA.has(tag)) return { [HIDDEN]: "media" };
  if (tag === "canvas") return { [HIDDEN]: "canvas" };
  // rrweb could not look into it: another site's.
  if (FRAMES.has(tag)) return "rr_src" in attributes ? { [HIDDEN]: "frame" } : {};
  const isShown = isImage(attributes["src"]) || isImage(attributes["rr_dataURL"]);
  return tag === "img" && !isShown ? { src: BLANK_IMAGE, [HIDDEN]: "image" } : {};
}
