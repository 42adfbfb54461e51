import { html, nothing, type TemplateResult } from "lit-html";
import { cartLines } from "../cart/cart";
import { sums } from "../cart/summary";
import type { Way } from "../cart/totals";
import { findProduct, picture } from "../catalogue/products";
import { money } from "../format";
import type { Words } from "../words/language";

export function orderSummary(way: Way, words: Words): TemplateResult {
  return html`
    <aside class="panel" aria-labelledby="summary">
      <h2 id="summary">${words.checkout.order}</h2>
      <ul class="mini-lines">
        ${cartLines().map((line) => {
          const product = findProduct(line.product);
          if (product === undefined) return nothing;
          return html`
            <li>
              <span class="mini-picture ${product.tint}"><img src=${picture(product)} alt="" width="56" height="56" /></span>
              <span>${line.quantity} × ${product.name}${line.size === null ? nothing : html`<small>${words.cart.size(line.size)}</small>`}</span>
              <span>${money(product.price * line.quantity)}</span>
            </li>
          `;
        })}
      </ul>
      ${sums(way, words)}
      <p><a href="/cart.html">${words.checkout.edit}</a></p>
    </aside>
  `;
}
