import type { TextPattern } from "@alongside/protocol";
import type { Page, Place } from "../../src/sanitise/knowledge";
import { type SafeEvent, Sanitiser } from "../../src/sanitise/sanitiser";

/** Hand-made nodes, as rrweb serialises them. Numbers are given in the order of making. */
export interface Node {
  id: number;
  type: number;
  [key: string]: unknown;
}

const PROPERTIES = new Set("color background background-image width height content font-family grid-template-areas display opacity".split(" "));

/** A page made of numbers, and a sanitiser that looks at it. */
export class TestPage implements Page {
  #next = 1;
  readonly open = new Set<number>();
  readonly chosen = new Set<number>();
  readonly editors = new Set<number>();
  readonly types = new Map<number, string>();
  readonly sanitiser: Sanitiser;

  /** What the settings say of places; the rest is open. What stands in them must be told too. */
  readonly places = new Map<number, Place>();
  readonly maskedByThemselves = new Set<number>();
  readonly readonlyByThemselves = new Set<number>();
  readonly neighbours = new Map<number, [string, string]>();

  constructor(showTitle = false, patterns: TextPattern[] = []) {
    this.sanitiser = new Sanitiser({ showTitle, patterns }, this);
  }

  catchUp = (): void => {};
  place = (id: number): Place => this.places.get(id) ?? "open";
  isMaskedByItself = (id: number): boolean => this.maskedByThemselves.has(id);
  isReadonlyByItself = (id: number): boolean => this.readonlyByThemselves.has(id);
  beside = (id: number): readonly [string, string] => this.neighbours.get(id) ?? ["", ""];

  isOpen = (id: number): boolean => this.open.has(id);
  isClosed = (id: number): boolean => !this.open.has(id);
  isChosen = (id: number): boolean => this.chosen.has(id);
  isEditor = (id: number): boolean => this.editors.has(id);
  typeOf = (id: number): string => this.types.get(id) ?? "";
  isProperty = (name: string): boolean => PROPERTIES.has(name);

  document(...childNodes: Node[]): Node {
    return { type: 0, id: this.#next++, childNodes };
  }
  element(tagName: string, attributes: object = {}, ...childNodes: Node[]): Node {
    return { type: 2, id: this.#next++, tagName, attributes, childNodes };
  }
  svg(tagName: string, attributes: object = {}, ...childNodes: Node[]): Node {
    return { ...this.element(tagName, attributes, ...childNodes), isSVG: true };
  }
  text(textContent: string): Node {
    return { type: 3, id: this.#next++, textContent };
  }

  /** What leaves of a page with this in its body. */
  snapshot(...body: Node[]): string {
    const root = this.document(this.element("html", {}, this.element("body", {}, ...body)));
    return this.sanitise({ type: 2, data: { node: root, initialOffset: { top: 0, left: 0 } } });
  }

  change(data: object): string {
    return this.sanitise({ type: 3, data });
  }

  mutate(changes: object): string {
    return this.change({ source: 0, adds: [], removes: [], texts: [], attributes: [], ...changes });
  }

  sanitise(event: object): string {
    return JSON.stringify(this.safe(event));
  }

  safe(event: object): SafeEvent | null {
    return this.sanitiser.sanitise({ timestamp: 1, ...event });
  }
}
