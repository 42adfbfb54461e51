import { html, type TemplateResult } from "lit-html";
import { decimal } from "../format";
import type { Words } from "../words/language";
import type { Product } from "./products";

export function stars(product: Product, { product: words }: Words): TemplateResult {
  const rating = decimal(product.rating);
  return html`
    <p class="rating">
      <span class="stars" role="img" aria-label=${words.rating(rating, product.reviews)} style="--rating: ${product.rating}"></span>
      <span aria-hidden="true">${rating} (${product.reviews})</span>
    </p>
  `;
}
