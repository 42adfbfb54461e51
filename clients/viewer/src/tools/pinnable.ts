/** To what marks can be pinned: elements that are the same in the sharer's page. */

/** The element, or the one around it where it only stands for another: its tag is not the page's. */
export function pinnable(element: Element): Element {
  let at = element;
  while (at.localName.startsWith("alongside-") && at.parentElement) at = at.parentElement;
  return at;
}
