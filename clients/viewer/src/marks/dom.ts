/** Making elements, without markup. */

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  classes: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = classes;
  element.append(...children);
  return element;
}

export function drawing(tag: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Moves an element, or hides it; does nothing where it stands there already. */
export function moveTo(element: HTMLElement | SVGElement, transform: string | null): void {
  const { style } = element;
  const display = transform === null ? "none" : "";
  if (style.display !== display) style.display = display;
  if (transform !== null && style.transform !== transform) style.transform = transform;
}
