/** Builders of rrweb's events, as they come over the wire. */

export type Node = Record<string, unknown>;

export const text = (id: number, textContent: string): Node => ({ type: 3, id, textContent });

export const element = (
  id: number,
  tagName: string,
  attributes: Record<string, unknown> = {},
  childNodes: Node[] = [],
  isSVG = false,
): Node => ({ type: 2, id, tagName, attributes, childNodes, ...(isSVG ? { isSVG } : {}) });

export const meta = (width: number, height: number): Node => ({
  type: 4,
  data: { href: "https://shop.example/", width, height },
  timestamp: 999,
});

export const fullSnapshot = (body: Node[], head: Node[] = []): Node => ({
  type: 2,
  data: {
    node: {
      type: 0,
      id: 1,
      childNodes: [
        { type: 1, id: 2, name: "html", publicId: "", systemId: "" },
        element(3, "html", {}, [element(4, "head", {}, head), element(5, "body", {}, body)]),
      ],
    },
    initialOffset: { top: 0, left: 0 },
  },
  timestamp: 1_000,
});

export const mutation = (changes: Record<string, unknown[]>, timestamp = 1_000): Node => ({
  type: 3,
  data: { source: 0, adds: [], removes: [], texts: [], attributes: [], ...changes },
  timestamp,
});
