import type { ImageNames } from "../image-names";
import type { SheetTexts } from "../sheet-text";

/** What sends images, fonts and drawings needs of the capture. */
export interface CapturedPage {
  readonly names: ImageNames;
  readonly texts: SheetTexts;
  /** The number of a node in the events that left; -1 where it has none. */
  idOf(node: Node): number;
  nodeOf(id: number): Node | null;
  /** Whether agents may see what an element shows. */
  shows(element: Element): boolean;
  /** Sends an event, after all others so far, as if it were one of rrweb's. */
  pass(event: object): void;
}

const MUTATION = { source: 0, texts: [], removes: [], adds: [], attributes: [] };

/** An event that changes attributes of an element of the mirror alone. */
export function attributesEvent(id: number, attributes: object): object {
  return { type: 3, data: { ...MUTATION, attributes: [{ id, attributes }] }, timestamp: Date.now() };
}

/** Numbers of nodes that the mirror alone has: no page comes this far. */
let nextId = 2 ** 40;

/** An event that adds a style sheet to a document of the mirror alone. */
export function styleEvent(parentId: number, rootId: number | undefined, css: string): object {
  nextId += 1;
  const root = rootId === undefined ? {} : { rootId };
  const node = { type: 2, tagName: "style", attributes: { _cssText: css }, childNodes: [], id: nextId, ...root };
  return { type: 3, data: { ...MUTATION, adds: [{ parentId, nextId: null, node }] }, timestamp: Date.now() };
}
