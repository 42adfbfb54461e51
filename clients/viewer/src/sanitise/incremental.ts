/** Which changes of a page are let through, by rrweb's number for their source. What isn't listed is dropped. */
import { sanitiseChange } from "./attributes";
import { scrubCss } from "./css";
import type { Assets } from "./assets";
import { MAX_DEPTH, type Nodes } from "./node";
import { clamp, type Fields, isFields, isId, isNumber, isText, listOf } from "./shape";
import { sanitiseSize } from "./size";

const MUTATION = 0;
const MOUSE_MOVE = 1;
const MOUSE_INTERACTION = 2;
const SCROLL = 3;
const VIEWPORT_RESIZE = 4;
const INPUT = 5;
const TOUCH_MOVE = 6;
const STYLE_SHEET_RULE = 8;
const DRAG = 12;
const STYLE_DECLARATION = 13;
const SELECTION = 14;
const ADOPTED_STYLE_SHEET = 15;

const LAST_MOUSE_INTERACTION = 10;

/** The change with all that may be shown of it, or nothing. */
export function sanitiseIncremental(data: Fields, nodes: Nodes): Fields | null {
  const source = data["source"];
  switch (source) {
    case MUTATION:
      return { source, ...sanitiseMutation(data, nodes) };
    case MOUSE_MOVE:
    case TOUCH_MOVE:
    case DRAG:
      return { source, positions: listOf(data["positions"], sanitisePosition) };
    case MOUSE_INTERACTION:
      return sanitiseMouseInteraction(data);
    case SCROLL:
      return isId(data["id"]) ? { source, id: data["id"], x: number(data["x"]), y: number(data["y"]) } : null;
    case VIEWPORT_RESIZE:
      return { source, ...sanitiseSize(data) };
    case INPUT: {
      const { id, text, isChecked } = data;
      return isId(id) ? { source, id, text: isText(text) ? text : "", isChecked: isChecked === true } : null;
    }
    case STYLE_SHEET_RULE:
      return sanitiseRules(data, nodes.assets);
    case STYLE_DECLARATION:
      return sanitiseDeclaration(data, nodes.assets);
    case SELECTION:
      return { source, ranges: listOf(data["ranges"], sanitiseRange) };
    case ADOPTED_STYLE_SHEET:
      return sanitiseAdopted(data, nodes.assets);
    default:
      return null;
  }
}

const number = (value: unknown): number => (isNumber(value) ? value : 0);

function sanitiseMutation(data: Fields, nodes: Nodes): Fields {
  // In this order: a node that is added says what its texts and attributes may be.
  const removes = listOf(data["removes"], (remove) => {
    if (!isFields(remove) || !isId(remove["id"]) || !isId(remove["parentId"])) return null;
    if (!nodes.mayName(remove["id"])) return null;
    const shadow = remove["isShadow"] === true ? { isShadow: true } : {};
    return { id: remove["id"], parentId: remove["parentId"], ...shadow };
  });
  const adds = listOf(data["adds"], (add) => {
    if (!isFields(add) || !isId(add["parentId"]) || !nodes.mayName(add["parentId"])) return null;
    const { parentId } = add;
    const depth = nodes.depthOf(parentId) + 1;
    const node = depth > MAX_DEPTH ? null : nodes.sanitise(add["node"], nodes.kindOf(parentId), depth);
    if (!node) return null;
    const previous = isId(add["previousId"]) ? { previousId: add["previousId"] } : {};
    return { parentId, ...previous, nextId: isId(add["nextId"]) ? add["nextId"] : null, node };
  });
  const texts = listOf(data["texts"], (change) => {
    if (!isFields(change) || !isId(change["id"]) || !nodes.mayName(change["id"])) return null;
    return { id: change["id"], value: nodes.sanitiseText(nodes.kindOf(change["id"]), change["value"]) };
  });
  const attributes = listOf(data["attributes"], (change) => {
    if (!isFields(change) || !isId(change["id"]) || !nodes.mayName(change["id"])) return null;
    const { id } = change;
    return { id, attributes: sanitiseChange(nodes.kindOf(id), change["attributes"], nodes.assets) };
  });
  return { removes, adds, texts, attributes };
}

function sanitisePosition(position: unknown): Fields | null {
  if (!isFields(position) || !isId(position["id"])) return null;
  return { id: position["id"], x: number(position["x"]), y: number(position["y"]), timeOffset: 0 };
}

function sanitiseMouseInteraction(data: Fields): Fields | null {
  const { source, type, id } = data;
  if (!isId(id) || !isId(type) || type < 0 || type > LAST_MOUSE_INTERACTION) return null;
  return { source, type, id, x: number(data["x"]), y: number(data["y"]) };
}

/** Where a rule stands: a number, or the way down to a nested one. */
function sanitiseIndex(index: unknown): number | number[] | undefined {
  if (isId(index)) return Math.max(0, index);
  return Array.isArray(index) && index.length > 0 && index.length < 32 && index.every(isId) ? index : undefined;
}

function sanitiseRule(item: unknown, assets: Assets): Fields | null {
  if (!isFields(item) || !isText(item["rule"])) return null;
  const index = sanitiseIndex(item["index"]);
  return { rule: scrubCss(item["rule"], assets), ...(index === undefined ? {} : { index }) };
}

/** Which style sheet: one of an element, or one that a script made. */
function sheetOf(data: Fields): Fields {
  const { id, styleId } = data;
  return { ...(isId(id) ? { id } : {}), ...(isId(styleId) ? { styleId } : {}) };
}

function sanitiseRules(data: Fields, assets: Assets): Fields {
  const { source, replace, replaceSync } = data;
  const removes = listOf(data["removes"], (item) => {
    const index = isFields(item) ? sanitiseIndex(item["index"]) : undefined;
    return index === undefined ? null : { index };
  });
  return {
    source,
    ...sheetOf(data),
    adds: listOf(data["adds"], (item) => sanitiseRule(item, assets)),
    removes,
    ...(isText(replace) ? { replace: scrubCss(replace, assets) } : {}),
    ...(isText(replaceSync) ? { replaceSync: scrubCss(replaceSync, assets) } : {}),
  };
}

function sanitiseDeclaration(data: Fields, assets: Assets): Fields | null {
  const { source, set, remove } = data;
  const index = sanitiseIndex(data["index"]);
  if (!Array.isArray(index)) return null;
  const clean: Fields = { source, ...sheetOf(data), index };
  if (isFields(set) && isText(set["property"])) {
    const value = isText(set["value"]) ? scrubCss(set["value"], assets) : null;
    const priority = set["priority"] === "important" ? { priority: "important" } : {};
    clean["set"] = { property: set["property"], value, ...priority };
  }
  if (isFields(remove) && isText(remove["property"])) clean["remove"] = { property: remove["property"] };
  return clean;
}

function sanitiseRange(range: unknown): Fields | null {
  if (!isFields(range) || !isId(range["start"]) || !isId(range["end"])) return null;
  const offset = (value: unknown): number => clamp(value, 0, 1e9);
  const { start, end } = range;
  return { start, end, startOffset: offset(range["startOffset"]), endOffset: offset(range["endOffset"]) };
}

function sanitiseAdopted(data: Fields, assets: Assets): Fields | null {
  const { source, id } = data;
  if (!isId(id)) return null;
  const styles = listOf(data["styles"], (style) => {
    if (!isFields(style) || !isId(style["styleId"])) return null;
    return { styleId: style["styleId"], rules: listOf(style["rules"], (item) => sanitiseRule(item, assets)) };
  });
  return { source, id, styles, styleIds: listOf(data["styleIds"], (item) => (isId(item) ? item : null)) };
}
