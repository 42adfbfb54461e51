import type { ImageNames } from "./image-names";
import { addLooks, addPopover } from "./looks";
import { isLossy, type SheetTexts } from "./sheet-text";

/** rrweb's numbers. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const DOCUMENT = 0;
const ELEMENT = 2;
const TEXT = 3;
const SOURCE = { mutation: 0, styleSheetRule: 8, styleDeclaration: 13, adoptedStyleSheet: 15 };

/** By number, what an event brought that needs more than the event says. */
export interface Found {
  /** The page as a whole: what was found before is no more. */
  isWhole: boolean;
  images: number[];
  canvases: number[];
  /** Documents, that of the page and those in frames. */
  documents: number[];
  /** Style sheets whose rules don't say all that their files say. */
  sheets: number[];
}

type Fields = Record<string, unknown>;

const IMAGES = new Set(["img", "image", "input"]);
const WITH_LOOKS = new Set(["img", "iframe", "frame", "canvas", "video", "object", "embed"]);
/** rrweb's mark between the texts of one element. */
const SPLIT = "/* rr_split */";
const OF_IMAGES = ["src", "srcset", "href", "xlink:href"];

/**
 * Goes once through an event of rrweb's, before it is masked: gives the images in its style sheets names, and notes
 * what else is to be sent after it.
 */
export class Survey {
  readonly #names: ImageNames | null;
  readonly #node: (id: number) => Node | null;

  readonly #texts: SheetTexts;
  #named = 0;

  /** Without names, the images of style sheets stay unnamed, and unseen. */
  constructor(names: ImageNames | null, texts: SheetTexts, node: (id: number) => Node | null) {
    this.#names = names;
    this.#texts = texts;
    this.#node = node;
  }

  /** Null where nothing was found. */
  look(event: unknown): Found | null {
    const { type, data } = event as { type: number; data: Fields };
    const found: Found = { isWhole: type === FULL_SNAPSHOT, images: [], canvases: [], documents: [], sheets: [] };
    if (type === FULL_SNAPSHOT) this.#lookAt(data["node"] as Fields, found);
    else if (type === INCREMENTAL) this.#lookAtChange(data, found);
    const isEmpty = [found.images, found.canvases, found.documents, found.sheets].every((list) => list.length === 0);
    return isEmpty && !this.#hasNewNames() ? null : found;
  }

  /** Names that were given since the last event. */
  #hasNewNames(): boolean {
    const size = this.#names?.size ?? 0;
    const isNew = size !== this.#named;
    this.#named = size;
    return isNew;
  }

  #lookAt(node: Fields, found: Found): void {
    const id = node["id"] as number;
    switch (node["type"]) {
      case DOCUMENT:
        found.documents.push(id);
        break;
      case ELEMENT: {
        const tag = node["tagName"] as string;
        const attributes = node["attributes"] as Fields;
        const isClosable = node["isCustom"] === true && node["isShadowHost"] !== true;
        if (WITH_LOOKS.has(tag) || isClosable) addLooks(tag, attributes, this.#node(id));
        if ("popover" in attributes) addPopover(attributes, this.#node(id));
        this.#restore(id, attributes, found);
        this.#name(attributes, "_cssText");
        this.#name(attributes, "style");
        if (IMAGES.has(tag)) found.images.push(id);
        else if (tag === "canvas") found.canvases.push(id);
        break;
      }
      case TEXT:
        if (node["isStyle"] === true) this.#name(node, "textContent");
    }
    const children = node["childNodes"] as Fields[] | undefined;
    if (children !== undefined) for (const child of children) this.#lookAt(child, found);
  }

  #lookAtChange(data: Fields, found: Found): void {
    switch (data["source"]) {
      case SOURCE.mutation:
        for (const add of data["adds"] as { node: Fields }[]) this.#lookAt(add.node, found);
        for (const change of data["attributes"] as { id: number; attributes: Fields }[]) this.#lookAtAttributes(change, found);
        for (const text of data["texts"] as Fields[]) {
          if (this.#node(text["id"] as number)?.parentNode?.nodeName === "STYLE") this.#name(text, "value");
        }
        break;
      case SOURCE.styleSheetRule:
        for (const rule of (data["adds"] as Fields[] | undefined) ?? []) this.#name(rule, "rule");
        this.#name(data, "replace");
        this.#name(data, "replaceSync");
        break;
      case SOURCE.styleDeclaration:
        if (data["set"] !== undefined) this.#name(data["set"] as Fields, "value");
        break;
      case SOURCE.adoptedStyleSheet:
        for (const { rules } of (data["styles"] as { rules: Fields[] }[] | undefined) ?? []) {
          for (const rule of rules) this.#name(rule, "rule");
        }
    }
  }

  #lookAtAttributes({ id, attributes }: { id: number; attributes: Fields }, found: Found): void {
    this.#restore(id, attributes, found);
    this.#name(attributes, "_cssText");
    this.#name(attributes, "style");
    const tag = this.#node(id)?.nodeName.toLowerCase() ?? "";
    if (tag === "canvas" && "style" in attributes) found.canvases.push(id);
    if (WITH_LOOKS.has(tag) && ("src" in attributes || "rr_src" in attributes)) addLooks(tag, attributes, this.#node(id));
    if (!OF_IMAGES.some((name) => name in attributes)) return;
    if (IMAGES.has(tag)) found.images.push(id);
  }

  /** Puts the text of a sheet in place of rules that have lost something. */
  #restore(id: number, attributes: Fields, found: Found): void {
    const css = attributes["_cssText"];
    const owner = typeof css === "string" && isLossy(css) ? this.#node(id) : null;
    if (owner === null) return;
    const text = this.#texts.of(owner as Element);
    if (text === undefined) found.sheets.push(id);
    else if (text !== null && !(css as string).includes(SPLIT)) attributes["_cssText"] = text;
  }

  /** Names the images in a style, whatever form it has. */
  #name(holder: Fields, property: string): void {
    if (this.#names === null) return;
    const style = holder[property];
    if (typeof style === "string") {
      holder[property] = this.#names.nameIn(style);
    } else if (typeof style === "object" && style !== null) {
      const changes = style as Record<string, unknown>;
      for (const [name, value] of Object.entries(changes)) {
        if (Array.isArray(value)) this.#name(value as unknown as Fields, "0");
        else if (typeof value === "string") changes[name] = this.#names.nameIn(value);
      }
    }
  }
}
