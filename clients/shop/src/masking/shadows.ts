import { element, markedPrivate, type Place } from "./place";

/** Behind a shadow root, and in elements of the page's own making. */
export const shadows: readonly Place[] = [
  { name: "shadow-input", build: (value) => shadowed("open", element("input", { type: "text", value, "aria-label": "In the shadow" })) },
  { name: "shadow-password", build: (value) => shadowed("open", element("input", { type: "password", value, "aria-label": "Secret in the shadow" })) },
  { name: "shadow-attribute", build: (value) => shadowed("open", element("span", { title: value }, "A tooltip in the shadow")) },
  { name: "shadow-text", build: (value) => shadowed("open", element("span", markedPrivate, value)) },
  { name: "shadow-nested", build: (value) => shadowed("open", shadowed("open", element("input", { type: "text", value, "aria-label": "Deep in the shadow" }))) },
  { name: "shadow-style", build: (value) => shadowed("open", element("style", {}, `b::after { content: "${value}"; }`), element("b", {}, "Styled in the shadow ")) },
  { name: "shadow-closed", build: (value) => shadowed("closed", element("input", { type: "text", value, "aria-label": "In a closed shadow" })) },
  { name: "slotted", build: (value) => slotted(element("input", { type: "text", value, "aria-label": "Slotted" })) },
  { name: "custom-attribute", build: (value) => element("shop-badge", { customer: value }, "A custom element with an attribute") },
  { name: "custom-text", build: (value) => element("shop-badge", markedPrivate, value) },
  { name: "custom-field", build: customField },
];

function shadowed(mode: ShadowRootMode, ...children: readonly Node[]): HTMLElement {
  const host = element("div");
  host.attachShadow({ mode }).append(...children);
  return host;
}

function slotted(child: HTMLElement): HTMLElement {
  const host = element("div", {}, child);
  host.attachShadow({ mode: "open" }).append(element("slot"));
  return host;
}

/** A form field of the page's own: its value lives in an open shadow root and in a property. */
class ShopField extends HTMLElement {
  static readonly formAssociated = true;
  readonly #internals = this.attachInternals();
  readonly #field = element("input", { type: "text", "aria-label": "Own field" }) as HTMLInputElement;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#field);
  }

  get value(): string {
    return this.#field.value;
  }

  set value(next: string) {
    this.#field.value = next;
    this.#internals.setFormValue(next);
  }
}

class ShopBadge extends HTMLElement {}

export function defineElements(): void {
  customElements.define("shop-field", ShopField);
  customElements.define("shop-badge", ShopBadge);
}

function customField(value: string): Node {
  const field = new ShopField();
  field.value = value;
  return field;
}
