import { html, type TemplateResult } from "lit-html";
import { draw } from "../page";
import type { Words } from "../words/language";
import { picture, type Product } from "./products";
import { textOf } from "./texts";

const views = ["studio", "outside", "close"] as const;
type View = (typeof views)[number];

let chosen: View = "studio";

/** One drawing, three settings: the outdoor one has its landscape as a CSS background. */
export function gallery(product: Product, { product: words }: Words): TemplateResult {
  const names: Readonly<Record<View, string>> = { studio: words.viewStudio, outside: words.viewOutside, close: words.viewClose };
  const choose = (view: View) => {
    chosen = view;
    draw();
  };
  return html`
    <div class="gallery">
      <figure class="stage ${chosen} ${product.tint}">
        <img src=${picture(product)} alt="${product.name}: ${textOf(product).kind}" width="640" height="640" />
      </figure>
      <div class="thumbs" role="group" aria-label=${words.views}>
        ${views.map(
          (view) => html`
            <button class="thumb ${view} ${product.tint}" type="button" id="view-${view}" aria-label=${names[view]} aria-pressed=${view === chosen} @click=${() => choose(view)}>
              <img src=${picture(product)} alt="" width="88" height="88" />
            </button>
          `,
        )}
      </div>
    </div>
  `;
}
