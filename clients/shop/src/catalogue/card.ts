import { html, nothing, type TemplateResult } from "lit-html";
import { money } from "../format";
import type { Words } from "../words/language";
import { picture, productPage, type Product } from "./products";
import { stars } from "./stars";
import { textOf } from "./texts";

export function card(product: Product, words: Words): TemplateResult {
  return html`
    <article class="card" data-product=${product.id}>
      <a class="card-picture ${product.tint}" href=${productPage(product)} tabindex="-1" aria-hidden="true">
        <img src=${picture(product)} alt="" width="400" height="400" loading="lazy" />
      </a>
      ${badge(product, words)}
      <h3><a href=${productPage(product)}>${product.name}</a></h3>
      <p class="kind">${textOf(product).kind}</p>
      ${stars(product, words)}
      <p class="price">${money(product.price)}</p>
    </article>
  `;
}

function badge(product: Product, { product: words }: Words): TemplateResult | typeof nothing {
  if (product.stock === 0) return html`<span class="tag muted">${words.soldOut}</span>`;
  if (product.badge === "new") return html`<span class="tag">${words.new}</span>`;
  if (product.badge === "loved") return html`<span class="tag">${words.loved}</span>`;
  return nothing;
}
