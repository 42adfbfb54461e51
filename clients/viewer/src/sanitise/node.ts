/** Which elements and texts a page keeps. */
import type { serializedNodeWithId } from "@rrweb/types";
import { type Assets, NO_ASSETS } from "./assets";
import {
  type Attributes,
  blankImage,
  HIDDEN,
  hiddenKind,
  isShownImage,
  isImage,
  sanitiseAttributes,
} from "./attributes";
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
export const MAX_DEPTH = 512;

/** A page with more is shown up to here; a browser that holds more at once does little else. */
export const MOST_NODES = 200_000;

const TAG = /^[a-z][\w.:-]*$/i;
const CUSTOM_TAG = /^[a-z][\w.]*-[\w.-]*$/;
/** Elements that are there and not seen: later changes may still name them, so they can't just go. */
const EMPTIED = new Set(["base", "bgsound", "fencedframe", "noscript", "portal", "script", "template"]);
const ANIMATIONS = new Set(["animate", "animatemotion", "animatetransform", "set"]);
const PLUGINS = new Set(["applet", "embed", "object"]);
const FRAMES = new Set(["frame", "iframe"]);
const MEDIA = new Set(["audio", "video"]);

interface Kind {
  kind: string;
  depth: number;
}

/**
 * What is known about the nodes of a page: changes name a node by its id alone, and what is allowed depends on what
 * the node is.
 */
export class Nodes {
  readonly assets: Assets;
  readonly #most: number;
  readonly #kinds = new Map<number, Kind>();
  #isCut = false;

  constructor(assets: Assets = NO_ASSETS, most: number = MOST_NODES) {
    this.assets = assets;
    this.#most = most;
  }

  /** The lower-case tag of an element; `#style` or `#script` for a text in one; nothing for other nodes. */
  kindOf(id: number): string {
    return this.#kinds.get(id)?.kind ?? "";
  }

  depthOf(id: number): number {
    return this.#kinds.get(id)?.depth ?? 0;
  }

  /** Whether a change may name this node: not where it is one that was left out because there were too many. */
  mayName(id: number): boolean {
    return !this.#isCut || this.#kinds.has(id);
  }

  get size(): number {
    return this.#kinds.size;
  }

  forget(): void {
    this.#kinds.clear();
    this.#isCut = false;
  }

  /** Forgets the nodes that are on the page no more. */
  prune(isThere: (id: number) => boolean): void {
    for (const id of this.#kinds.keys()) if (!isThere(id)) this.#kinds.delete(id);
  }

  /** The node with all that may be shown of it and below it. */
  sanitise(node: unknown, parent = "", depth = 0): serializedNodeWithId | null {
    if (!isFields(node) || !isId(node["id"])) return null;
    const { id } = node;
    if (this.#kinds.size >= this.#most && !this.#kinds.has(id)) return this.#cut(id);
    this.#kinds.set(id, { kind: "", depth });
    const clean = this.#sanitiseByType(node, id, parent, depth);
    if (!clean) return null;
    const place: Fields = { id };
    if (isId(node["rootId"])) place["rootId"] = node["rootId"];
    if (node["isShadow"] === true) place["isShadow"] = true;
    if (node["isShadowHost"] === true) place["isShadowHost"] = true;
    // Everything in it was read and rebuilt above.
    return { ...clean, ...place } as unknown as serializedNodeWithId;
  }

  /** A text, as it may stand below a node of this kind. */
  sanitiseText(kind: string, text: unknown): string {
    if (!isText(text)) return "";
    if (kind === "#style") return scrubCss(text, this.assets);
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
        if (kind) this.#kinds.set(id, { kind, depth });
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
    this.#kinds.set(id, { kind: tag, depth });
    const base = { type: ELEMENT, ...(node["isSVG"] === true ? { isSVG: true } : {}) };
    if (EMPTIED.has(tag) || changesAddress(tag, given)) {
      const emptied = { tagName: "alongside-emptied", attributes: { hidden: true } };
      return { type: ELEMENT, ...emptied, childNodes: this.#children(node, "script", depth) };
    }
    const attributes = { ...sanitiseAttributes(tag, given, this.assets), ...this.#placeholder(tag, given) };
    if (PLUGINS.has(tag)) return { type: ELEMENT, tagName: "alongside-plugin", attributes, childNodes: [] };
    const custom = node["isCustom"] === true && CUSTOM_TAG.test(named) ? { isCustom: true } : {};
    return { ...base, ...custom, tagName: named, attributes, childNodes: this.#children(node, tag, depth) };
  }

  /** The mark for an element of which only the place can be shown. */
  #placeholder(tag: string, attributes: Fields): Attributes {
    if (PLUGINS.has(tag)) return { [HIDDEN]: "plugin" };
    if (MEDIA.has(tag)) return { [HIDDEN]: "media" };
    if (tag === "canvas") return { [HIDDEN]: "canvas" };
    const hidden = hiddenKind(attributes);
    if (hidden !== null) return { [HIDDEN]: hidden };
    // rrweb could not look into it: another site's.
    if (FRAMES.has(tag)) return "rr_src" in attributes ? { [HIDDEN]: "frame" } : {};
    const isShown = isShownImage(attributes["src"], this.assets) || isImage(attributes["rr_dataURL"]);
    return tag === "img" && !isShown ? { src: blankImage(attributes), [HIDDEN]: "image" } : {};
  }

  /** Where the page is cut off, a placeholder stands for all that is left out. */
  #cut(id: number): serializedNodeWithId | null {
    if (this.#isCut) return null;
    this.#isCut = true;
    this.#kinds.set(id, { kind: "object", depth: MAX_DEPTH });
    const tagName = "alongside-plugin";
    return { type: ELEMENT, id, tagName, attributes: { [HIDDEN]: "plugin" }, childNodes: [] } as serializedNodeWithId;
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
