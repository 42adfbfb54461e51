import type { TextPattern } from "@alongside/protocol";
import { type Bearer, fieldValue, type StyleChanges, sanitiseAttribute, type Value } from "./attributes";
import { sanitiseDeclaration, sanitiseStylesheet } from "./css";
import { DOCUMENT, Knowledge, NOWHERE, type Page, type Treatment } from "./knowledge";
import { MASK_ATTRIBUTE, MASKED_MARK, READONLY_MARK } from "./marks";
import { maskText } from "./mask";
import { OWN_TAG } from "./own";
import { isBegun, maskPatterns } from "./patterns";
import { stripUrl } from "./url";

/** How the organisation wants its pages to be shown. */
export interface Rules {
  /** Whether agents see the document's title. */
  showTitle: boolean;
  /** What is masked in text wherever it stands. */
  patterns: readonly TextPattern[];
}

/** An event that may leave the browser. */
export interface SafeEvent {
  type: number;
  timestamp: number;
  data: object;
}

type Fields = Record<string, unknown>;

/** Places in which a field may be open. Where all text is hidden, a field may be opened all the same. */
const SEEN: ReadonlySet<Treatment> = new Set<Treatment>(["show", "value", "hide"]);

/** rrweb's numbers; see the types of `@rrweb/types`. */
const EVENT = { domContentLoaded: 0, load: 1, fullSnapshot: 2, incremental: 3, meta: 4 };
const NODE = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 };
const SOURCE = {
  mutation: 0,
  mouseMove: 1,
  mouseInteraction: 2,
  scroll: 3,
  viewportResize: 4,
  input: 5,
  touchMove: 6,
  mediaInteraction: 7,
  styleSheetRule: 8,
  drag: 12,
  styleDeclaration: 13,
  selection: 14,
  adoptedStyleSheet: 15,
  customElement: 16,
};

const FIELD_TAGS = new Set(["input", "textarea", "select"]);
const EDITING_ROLES = new Set(["textbox", "searchbox", "combobox", "spinbutton"]);
const VALUE_TAGS = new Set(["textarea", "output", "datalist"]);
const MASKED_TAGS = new Set(["title", "desc", "metadata"]);
const BLANK_TAGS = new Set(["script", "noscript", "template", "iframe", "object", "embed", "noembed", "noframes", "canvas", "video", "audio"]);
/** What a film or a sound comes from stands between its tags. */
const SOURCE_TAGS = new Set(["source", "track"]);

/**
 * Stands between rrweb and everything that leaves the browser. It passes on what it knows to be harmless, field by
 * field, and nothing else: an event, node, attribute or property that it does not know is dropped.
 *
 * Stateful, because an event names nodes by number alone. It must see every event, in order, from the first snapshot.
 */
export class Sanitiser {
  readonly #rules: Rules;
  readonly #page: Page;
  readonly #known: Knowledge;
  /** Elements that agents get to see as marked. */
  readonly #marked = { [MASKED_MARK]: new Set<number>(), [READONLY_MARK]: new Set<number>() };

  constructor(rules: Rules, page: Page) {
    this.#rules = rules;
    this.#page = page;
    this.#known = new Knowledge(page);
  }

  /** What may leave of an event; null when nothing may. */
  sanitise(event: unknown): SafeEvent | null {
    if (!isObject(event) || !isObject(event["data"])) return null;
    this.#page.catchUp();
    this.#known.forget();
    const data = this.#data(event["type"], event["data"]);
    return data === null ? null : { type: number(event["type"]), timestamp: number(event["timestamp"]), data };
  }

  #data(type: unknown, data: Fields): object | null {
    switch (type) {
      case EVENT.domContentLoaded:
      case EVENT.load:
        return {};
      case EVENT.meta:
        return { href: stripUrl(string(data["href"])) ?? "about:blank", ...numbers(data, "width", "height") };
      case EVENT.fullSnapshot:
        return this.#snapshot(data);
      case EVENT.incremental:
        return this.#change(data);
      default:
        return null;
    }
  }

  #snapshot(data: Fields): object | null {
    if (!isObject(data["node"])) return null;
    this.#known.clear();
    this.#learn(data["node"], NOWHERE);
    for (const marked of Object.values(this.#marked)) marked.clear();
    const node = this.#node(data["node"], "show");
    const offset = isObject(data["initialOffset"]) ? data["initialOffset"] : {};
    return node === null ? null : { node, initialOffset: numbers(offset, "top", "left") };
  }

  #change(data: Fields): object | null {
    const source = data["source"];
    switch (source) {
      case SOURCE.mutation:
        return this.#mutation(data);
      case SOURCE.mouseMove:
      case SOURCE.touchMove:
      case SOURCE.drag:
        return { source, positions: objects(data["positions"]).map((one) => numbers(one, "x", "y", "id", "timeOffset")) };
      case SOURCE.mouseInteraction:
        return this.#isOnPage(data["id"]) ? { source, ...numbers(data, "type", "id", "x", "y", "pointerType") } : null;
      case SOURCE.scroll:
        // How far a field is scrolled tells how long its value is.
        return this.#isOnPage(data["id"]) && !this.#isClosedField(data["id"]) ? { source, ...numbers(data, "id", "x", "y") } : null;
      case SOURCE.viewportResize:
        return { source, ...numbers(data, "width", "height") };
      case SOURCE.input:
        return this.#input(data);
      case SOURCE.mediaInteraction:
        return this.#isOnPage(data["id"])
          ? { source, ...numbers(data, "type", "id", "currentTime", "volume", "playbackRate"), ...booleans(data, "muted", "loop") }
          : null;
      case SOURCE.styleSheetRule:
        return this.#styleSheetRule(data);
      case SOURCE.styleDeclaration:
        return this.#styleDeclaration(data);
      case SOURCE.selection:
        return { source, ranges: objects(data["ranges"]).filter((one) => this.#isSeen(one)).map((one) => numbers(one, "start", "startOffset", "end", "endOffset")) };
      case SOURCE.adoptedStyleSheet:
        return this.#adoptedStyleSheet(data);
      case SOURCE.customElement: {
        const name = isObject(data["define"]) ? string(data["define"]["name"]) : "";
        return /^[a-z][a-z\d._]*-[a-z\d._-]*$/.test(name) ? { source, define: { name } } : null;
      }
      default:
        return null;
    }
  }

  // --- Nodes -----------------------------------------------------------------------------------------------

  /** Takes in a node and what stands in it, before anything of the event is passed on. */
  #learn(node: Fields, parent: number): void {
    const id = number(node["id"]);
    const isElement = node["type"] === NODE.element;
    const tag = isElement ? tagOf(node) : node["type"] === NODE.document ? DOCUMENT : "";
    this.#known.add(id, parent, tag, isElement ? this.#treatment(node, tag) : "show");
    for (const child of objects(node["childNodes"])) this.#learn(child, id);
  }

  #treatment(node: Fields, tag: string): Treatment {
    const attributes = attributesOf(node);
    if (tag === OWN_TAG) return "own";
    if (attributes[MASK_ATTRIBUTE] != null) return "mask";
    if (BLANK_TAGS.has(tag)) return "blank";
    if (tag === "style") return "css";
    if (tag === "option" || tag === "optgroup") return "option";
    if (tag === "title" && node["isSVG"] !== true && this.#rules.showTitle) return "show";
    if (MASKED_TAGS.has(tag)) return "mask";
    if (VALUE_TAGS.has(tag) || isEditable(attributes) || this.#page.isEditor(number(node["id"]))) return "value";
    return "show";
  }

  /** What may leave of a node that stands in a place of this treatment. */
  #node(node: Fields, place: Treatment): object | null {
    if (place === "own") return null;
    const basics = { type: number(node["type"]), ...numbers(node, "id", "rootId"), ...booleans(node, "isShadow") };
    switch (node["type"]) {
      case NODE.document:
        return { ...basics, ...words(node, "compatMode"), childNodes: this.#children(node) };
      case NODE.doctype:
        return { ...basics, name: "html", ...publicDoctype(node) };
      case NODE.element:
        return this.#element(node, basics, place);
      case NODE.text:
        return { ...basics, textContent: this.#text(number(node["id"]), string(node["textContent"]), place) };
      case NODE.cdata:
      case NODE.comment:
        // Empty, but there: later events name it as a neighbour.
        return { ...basics, textContent: "" };
      default:
        return null;
    }
  }

  #text(id: number, text: string, place: Treatment): string {
    const { patterns } = this.#rules;
    const beside = (): readonly [string, string] => this.#page.beside(id);
    switch (place) {
      case "show":
        return maskPatterns(text, patterns, beside);
      case "value":
        return patterns.length > 0 && isBegun(beside().join(text), patterns) ? maskText(text) : text;
      case "css":
        return sanitiseStylesheet(text);
      case "hide":
      case "mask":
        return maskText(text);
      default:
        return "";
    }
  }

  #element(node: Fields, basics: object, place: Treatment): object {
    const tag = tagOf(node);
    if (tag === OWN_TAG) {
      return { ...basics, tagName: OWN_TAG, attributes: { style: "display: none !important;" }, childNodes: [] };
    }
    return {
      ...basics,
      tagName: tag,
      attributes: this.#attributes(number(node["id"]), attributesOf(node), place, true),
      childNodes: this.#children(node),
      ...booleans(node, "isSVG", "isCustom", "isShadowHost", "needBlock"),
    };
  }

  #children(node: Fields): object[] {
    const place = this.#known.inside(number(node["id"]));
    return objects(node["childNodes"])
      .map((child) => this.#node(child, place))
      .filter((child) => child !== null);
  }

  /** `isAll` says whether these are all attributes of the element, or those that changed. */
  #attributes(id: number, attributes: Fields, place: Treatment, isAll: boolean): Record<string, Value | StyleChanges> {
    const bearer = this.#bearer(id, attributes, place);
    const safe: Record<string, Value | StyleChanges> = {};
    for (const [name, value] of Object.entries(attributes)) {
      const sanitised = isValue(value) ? sanitiseAttribute(name, value, bearer) : undefined;
      if (sanitised !== undefined) safe[name] = sanitised;
    }
    if (bearer.tag === "option" && bearer.isOpen && this.#page.isChosen(id)) safe["selected"] = true;
    const marks = { [MASKED_MARK]: this.#isMarked(id, bearer), [READONLY_MARK]: this.#page.isReadonlyByItself(id) };
    for (const mark of [MASKED_MARK, READONLY_MARK] as const) {
      const wasMarked = this.#marked[mark].delete(id);
      if (marks[mark]) {
        this.#marked[mark].add(id);
        safe[mark] = "";
      } else if (wasMarked && !isAll) {
        safe[mark] = null;
      }
    }
    return safe;
  }

  #isMarked(id: number, { tag }: Bearer): boolean {
    if (this.#page.isMaskedByItself(id)) return true;
    if (FIELD_TAGS.has(tag)) return this.#page.isClosed(id);
    const own = this.#known.own(id);
    return (own === "mask" && !MASKED_TAGS.has(tag)) || (own === "value" && !this.#page.isOpen(id));
  }

  #bearer(id: number, attributes: Fields, place: Treatment): Bearer {
    const tag = this.#known.tag(id);
    const inside = this.#known.inside(id);
    const ofSettings = this.#known.place(id);
    const isMasked = place === "mask" || (place === "blank" && !SOURCE_TAGS.has(tag)) || inside === "mask" || ofSettings === "masked";
    const isOpen = FIELD_TAGS.has(tag) ? SEEN.has(place) && this.#page.isOpen(id) : tag === "option" && inside === "show";
    const type = string(attributes["type"] ?? this.#page.typeOf(id)).toLowerCase();
    const { patterns } = this.#rules;
    return { tag, type, isOpen, isMasked, isHidden: ofSettings === "hidden", patterns, isProperty: this.#page.isProperty };
  }

  // --- Changes ---------------------------------------------------------------------------------------------

  #mutation(data: Fields): object | null {
    const removes = objects(data["removes"]).filter((one) => this.#isOnPage(one["id"]));
    for (const one of removes) this.#known.remove(number(one["id"]));
    const adds = objects(data["adds"]).filter((one) => isObject(one["node"]));
    for (const one of adds) this.#learn(one["node"] as Fields, number(one["parentId"]));
    const attributes = objects(data["attributes"]).filter((one) => this.#isOnPage(one["id"]));
    for (const one of attributes) {
      const id = number(one["id"]);
      const changed = attributesOf(one);
      if (changed[MASK_ATTRIBUTE] != null) this.#known.tighten(id, "mask");
      else if (isEditable(changed)) this.#known.tighten(id, "value");
    }
    const safe = {
      source: SOURCE.mutation,
      removes: removes.map((one) => ({ ...numbers(one, "parentId", "id"), ...booleans(one, "isShadow") })),
      adds: adds.map((one) => this.#add(one)).filter((one) => one !== null),
      texts: objects(data["texts"])
        .filter((one) => this.#isOnPage(one["id"]))
        .map((one) => ({ ...numbers(one, "id"), value: this.#text(number(one["id"]), string(one["value"]), this.#known.around(number(one["id"]))) })),
      attributes: attributes.map((one) => {
        const id = number(one["id"]);
        return { id, attributes: this.#attributes(id, attributesOf(one), this.#known.around(id), false) };
      }),
      ...booleans(data, "isAttachIframe"),
    };
    const isEmpty = [safe.removes, safe.adds, safe.texts, safe.attributes].every((list) => list.length === 0);
    return isEmpty ? null : safe;
  }

  #add(one: Fields): object | null {
    const parentId = number(one["parentId"]);
    const safe = this.#node(one["node"] as Fields, this.#known.inside(parentId));
    return safe === null ? null : { parentId, ...idOrNull(one, "nextId"), ...idOrNull(one, "previousId"), node: safe };
  }

  #input(data: Fields): object | null {
    const id = number(data["id"]);
    if (!this.#isOnPage(id)) return null;
    const bearer = this.#bearer(id, {}, this.#known.around(id));
    if (bearer.type === "file" || bearer.type === "hidden") return null;
    const text = fieldValue(string(data["text"]), bearer) ?? "";
    return { source: SOURCE.input, id, text, isChecked: !bearer.isMasked && !bearer.isHidden && data["isChecked"] === true };
  }

  #styleSheetRule(data: Fields): object {
    const safe: Fields = { source: SOURCE.styleSheetRule, ...numbers(data, "id", "styleId") };
    if (Array.isArray(data["adds"])) safe["adds"] = objects(data["adds"]).map(rule);
    if (Array.isArray(data["removes"])) safe["removes"] = objects(data["removes"]).map(index);
    for (const key of ["replace", "replaceSync"]) {
      if (typeof data[key] === "string") safe[key] = sanitiseStylesheet(data[key]);
    }
    return safe;
  }

  #styleDeclaration(data: Fields): object | null {
    const safe: Fields = { source: SOURCE.styleDeclaration, ...numbers(data, "id", "styleId"), ...index(data) };
    const [kind, what] = isObject(data["set"]) ? ["set", data["set"]] : ["remove", data["remove"]];
    const property = isObject(what) ? string(what["property"]) : "";
    if (!isObject(what) || !(this.#page.isProperty(property) || /^--[\w-]+$/.test(property))) return null;
    if (kind === "remove") return { ...safe, remove: { property } };
    const value = sanitiseDeclaration(property, string(what["value"]));
    const priority = what["priority"] === "important" ? "important" : "";
    return value === null ? null : { ...safe, set: { property, value, priority } };
  }

  #adoptedStyleSheet(data: Fields): object | null {
    if (!this.#isOnPage(data["id"])) return null;
    const styles = objects(data["styles"]).map((one) => ({ ...numbers(one, "styleId"), rules: objects(one["rules"]).map(rule) }));
    const styleIds = Array.isArray(data["styleIds"]) ? data["styleIds"].map(number) : [];
    return { source: SOURCE.adoptedStyleSheet, ...numbers(data, "id"), styleIds, ...(styles.length > 0 && { styles }) };
  }

  // --- Questions -------------------------------------------------------------------------------------------

  /** Whether the node is known, and not Alongside's own. */
  #isOnPage(id: unknown): boolean {
    return typeof id === "number" && !this.#known.isForeign(id);
  }

  #isClosedField(id: unknown): boolean {
    return FIELD_TAGS.has(this.#known.tag(number(id))) && !this.#page.isOpen(number(id));
  }

  /** Where a selection begins and ends in a hidden text tells of its length. */
  #isSeen(range: Fields): boolean {
    return [range["start"], range["end"]].every((id) => this.#isOnPage(id) && isSeen(this.#known.inside(number(id))) && !this.#isClosedField(id));
  }
}

function isSeen(place: Treatment): boolean {
  return place === "show" || place === "value";
}

function isEditable(attributes: Fields): boolean {
  const editable = attributes["contenteditable"];
  if (editable !== undefined && editable !== null && String(editable).toLowerCase() !== "false") return true;
  return EDITING_ROLES.has(string(attributes["role"]).toLowerCase().trim());
}

function rule(one: Fields): object {
  return { rule: sanitiseStylesheet(string(one["rule"])), ...index(one) };
}

function index(one: Fields): object {
  const at = one["index"];
  if (typeof at === "number") return { index: at };
  return Array.isArray(at) ? { index: at.map(number) } : {};
}

function tagOf(node: Fields): string {
  const tag = string(node["tagName"]);
  return /^[a-z][\w:.-]*$/i.test(tag) ? tag.toLowerCase() : "div";
}

function attributesOf(node: Fields): Fields {
  return isObject(node["attributes"]) ? node["attributes"] : {};
}

/** Old doctypes decide how the page is laid out; they are from a short list. */
function publicDoctype(node: Fields): object {
  const publicId = string(node["publicId"]);
  const systemId = string(node["systemId"]);
  return {
    publicId: /^-\/\/W3C\/\/DTD X?HTML [\w. ]*\/\/EN$/.test(publicId) ? publicId : "",
    systemId: /^http:\/\/www\.w3\.org\/TR\/[\w./-]*\.dtd$/.test(systemId) ? systemId : "",
  };
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): value is Value | StyleChanges {
  return value === null || ["string", "number", "boolean", "object"].includes(typeof value);
}

function objects(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : -1;
}

/** These properties, where they are numbers. */
function numbers(from: Fields, ...names: string[]): Record<string, number> {
  return Object.fromEntries(names.filter((name) => typeof from[name] === "number").map((name) => [name, from[name] as number]));
}

function booleans(from: Fields, ...names: string[]): Record<string, boolean> {
  return Object.fromEntries(names.filter((name) => typeof from[name] === "boolean").map((name) => [name, from[name] as boolean]));
}

function words(from: Fields, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.filter((name) => /^\w+$/.test(string(from[name]))).map((name) => [name, from[name] as string]));
}

function idOrNull(from: Fields, name: string): Record<string, number | null> {
  const value = from[name];
  return value === null || typeof value === "number" ? { [name]: value } : {};
}
