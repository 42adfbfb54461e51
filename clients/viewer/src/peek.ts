/** Brings an element into sight for a moment, in the viewer alone: the sharer's page stays where it is. */
import { around } from "./marks";

interface Moved {
  scroller: Element;
  from: [number, number];
  to: [number, number];
}

/** Scrolls to an element, and gives back what undoes it. What the sharer has scrolled since stays as it is. */
export function peek(element: Element, root: Document): () => void {
  const before: Moved[] = [];
  for (let at: Element | null = element; at; at = around(at, root)) {
    const scroller = at === at.ownerDocument.documentElement ? (at.ownerDocument.scrollingElement ?? at) : at;
    before.push({ scroller, from: [scroller.scrollLeft, scroller.scrollTop], to: [0, 0] });
  }
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const moved = before
    .map(({ scroller, from }): Moved => ({ scroller, from, to: [scroller.scrollLeft, scroller.scrollTop] }))
    .filter(({ from, to }) => from[0] !== to[0] || from[1] !== to[1]);
  return () => {
    for (const { scroller, from, to } of moved) {
      if (scroller.scrollLeft === to[0] && scroller.scrollTop === to[1]) scroller.scrollTo(from[0], from[1]);
    }
  };
}
