import { html, svg, type TemplateResult } from "lit-html";

const shapes = {
  search: svg`<circle cx="11" cy="11" r="7"/><path d="M20 20l-4-4"/>`,
  cart: svg`<path d="M5 8h14l-1.2 12H6.2z"/><path d="M9 10V7a3 3 0 0 1 6 0v3"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7"/>`,
  mend: svg`<path d="M14 6a4 4 0 0 0 4.8 4.8L21 13l-8 8-2.6-2.6M10 18l-2 2a2.1 2.1 0 0 1-3-3l7-7"/><path d="M14 6l3-3"/>`,
  back: svg`<path d="M4 10h11a5 5 0 0 1 0 10h-3"/><path d="M8 6l-4 4 4 4"/>`,
  rail: svg`<rect x="6" y="3" width="12" height="14" rx="3"/><path d="M6 11h12M9 21l2-4M15 21l-2-4M9.5 14h0M14.5 14h0"/>`,
  bin: svg`<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  arrow: svg`<path d="M5 12h14M13 6l6 6-6 6"/>`,
  left: svg`<path d="M19 12H5M11 6l-6 6 6 6"/>`,
  filter: svg`<path d="M4 6h16M7 12h10M10 18h4"/>`,
  alert: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.5h0"/>`,
} as const;

export type Icon = keyof typeof shapes;

/** Decorative: the text beside it, or the label of its button, says the same. */
export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
}
