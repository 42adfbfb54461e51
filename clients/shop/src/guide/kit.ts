import { html, type TemplateResult } from "lit-html";
import { addKitAndSay } from "../cart/add";
import { findProduct, picture, productPage } from "../catalogue/products";
import { textOf } from "../catalogue/texts";
import { money, weight } from "../format";
import type { Words } from "../words/language";
import type { Season } from "../catalogue/products";
import { noAnswers, type Trip } from "./answers";
import { recommend } from "./recommend";
import { go } from "./route";

export function kit(words: Words, trip: Trip, season: Season, nights: number): TemplateResult {
  const { guide } = words;
  const pieces = recommend(trip, season, nights).flatMap(({ product: id, reason }) => {
    const product = findProduct(id);
    return product === undefined ? [] : [{ product, reason }];
  });
  const products = pieces.map(({ product }) => product);
  return html`
    <h1 tabindex="-1">${guide.kit}</h1>
    <p class="lead">${guide.kitText(guide.trips[trip][0], words.seasons[season], guide.nightsValue(nights))}</p>
    <ul class="kit" id="kit">
      ${pieces.map(
        ({ product, reason }) => html`
          <li data-product=${product.id}>
            <span class="line-picture ${product.tint}"><img src=${picture(product)} alt="" width="120" height="120" /></span>
            <div>
              <p class="reason">${guide.reasons[reason]}</p>
              <h2><a href=${productPage(product)}>${product.name}</a></h2>
              <p class="kind">${textOf(product).kind}</p>
            </div>
            <p class="line-price"><b>${money(product.price)}</b><small>${weight(product.weight)}</small></p>
          </li>
        `,
      )}
    </ul>
    <div class="kit-total panel">
      <dl class="sums">
        <div><dt>${guide.weight}</dt><dd>${weight(products.reduce((sum, product) => sum + product.weight, 0))}</dd></div>
        <div class="grand"><dt>${words.cart.total}</dt><dd>${money(products.reduce((sum, product) => sum + product.price, 0))}</dd></div>
      </dl>
      <button class="button" type="button" id="add-kit" @click=${() => addKitAndSay(products)}>${guide.addAll}</button>
      <button class="link" type="button" id="guide-again" @click=${() => go(noAnswers)}>${guide.again}</button>
    </div>
  `;
}
