import { canaryFor, hexFor, shaped, type Canaries, type Shape, type Source } from "./canary";

/** One spot where private data can sit. `build` puts its value there, and nowhere else on the page. */
export interface Place {
  readonly name: string;
  readonly build: (value: string) => Node;
  /** For places that take no free text. */
  readonly shape?: Shape;
}

export class Places {
  readonly canaries: Canaries = {};

  constructor(readonly source: Source) {}

  /** The value for a place, noted for the test that looks for it. */
  value(name: string, shape?: Shape): string {
    const value = this.source.given.get(name) ?? (shape === undefined ? canaryFor(name, this.source) : shaped(shape, hexFor(name, this.source)));
    this.canaries[name] = value;
    return value;
  }

  build(place: Place): Node {
    return place.build(this.value(place.name, place.shape));
  }
}

type Attributes = Readonly<Record<string, string>>;

export function element(tag: string, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function svgElement(tag: string, attributes: Attributes = {}, ...children: readonly (Node | string)[]): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Where the value is text of the page: only a mark can say that it is private. */
export const markedPrivate: Attributes = { "data-alongside-mask": "" };
