import { type Judge, OWN_TAG } from "../sanitise";

/** Something that agents don't see, and what it stands in. */
export interface Hidden {
  what: Element | Range;
  /** The element that it is, or that it is the text of. */
  element: Element;
}

/** What agents get a placeholder for, if it isn't their organisation's wish to see it. */
const NEVER_SEEN = "video, object, embed";

const TEXTLESS = new Set("script style noscript template title textarea option datalist select iframe".split(" "));

/** All that agents don't see of a document, with its shadow trees and frames. `trees` is told of each of these. */
export function* hiddenIn(root: Document | ShadowRoot, judge: Judge, trees: (tree: Document | ShadowRoot) => void): Iterable<Hidden> {
  trees(root);
  const covered = new Set<Element>();
  for (const element of [...judge.unseenIn(root), ...root.querySelectorAll(NEVER_SEEN)]) {
    covered.add(element);
    yield { what: element, element };
  }
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    covered.has(node as Element) || node.nodeName.toLowerCase() === OWN_TAG ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeType === 3) yield* hiddenParts(node as Text, judge);
    else if ((node as Element).shadowRoot !== null) yield* hiddenIn((node as Element).shadowRoot as ShadowRoot, judge, trees);
    else if (node.nodeName === "IFRAME") yield* hiddenInFrame(node as HTMLIFrameElement, judge, trees);
  }
}

function* hiddenInFrame(frame: HTMLIFrameElement, judge: Judge, trees: (tree: Document) => void): Iterable<Hidden> {
  // Null where it is another origin's, which agents don't see at all.
  const { contentDocument } = frame;
  if (contentDocument === null) yield { what: frame, element: frame };
  else yield* hiddenIn(contentDocument, judge, trees as (tree: Document | ShadowRoot) => void);
}

function* hiddenParts(text: Text, judge: Judge): Iterable<Hidden> {
  const element = text.parentElement;
  if (element === null || TEXTLESS.has(element.localName)) return;
  for (const [from, to] of judge.unseenPartsOf(text)) {
    const what = text.ownerDocument.createRange();
    what.setStart(text, from);
    what.setEnd(text, to);
    yield { what, element };
  }
}
