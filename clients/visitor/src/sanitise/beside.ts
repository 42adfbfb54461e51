/** Elements that don't part a text: a number whose digits stand in several of them is one number. */
const INLINE = new Set(
  "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tspan u var wbr".split(
    " ",
  ),
);

/** How far to look: longer than any number or address that is looked for. */
const FAR = 80;
const MOST_STEPS = 200;

/** What stands directly before and after a text, as a reader sees it. */
export function textBeside(node: Node): readonly [before: string, after: string] {
  return [collect(node, "previousSibling", "lastChild"), collect(node, "nextSibling", "firstChild")];
}

function collect(from: Node, next: "previousSibling" | "nextSibling", inner: "lastChild" | "firstChild"): string {
  let text = "";
  let at = from;
  for (let steps = 0; text.length < FAR && steps < MOST_STEPS; steps++) {
    const sibling = at[next];
    if (sibling === null) {
      const parent = at.parentNode;
      if (parent === null || !isInline(parent)) return text;
      at = parent;
      continue;
    }
    at = sibling;
    while (isInline(at) && at[inner] !== null) at = at[inner];
    if (at.nodeType === 3) text = next === "nextSibling" ? text + (at as Text).data : (at as Text).data + text;
    else if (at.nodeType === 1 && !isInline(at)) return text;
  }
  return text;
}

function isInline(node: Node): boolean {
  return node.nodeType === 1 && INLINE.has(node.nodeName.toLowerCase());
}
