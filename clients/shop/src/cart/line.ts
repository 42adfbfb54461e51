import { html, nothing, type TemplateResult } from "lit-html";
import { picture, productPage, findProduct } from "../catalogue/products";
import { textOf } from "../catalogue/texts";
import { money } from "../format";
import { icon } from "../shell/icons";
import type { Words } from "../words/language";
import { removeAndSay } from "./add";
import { clampQuantity, setQuantity, type Line } from "./cart";
import { stepper } from "./stepper";

export function lineKey(line: Line): string {
  return line.size === null ? line.product : `${line.product}-${line.size.replace(/\W+/g, "")}`;
}

export function cartLine(line: Line, words: Words): TemplateResult | typeof nothing {
  const product = findProduct(line.product);
  if (product === undefined) return nothing;
  return html`
    <li class="line" data-product=${product.id}>
      <a class="line-picture ${product.tint}" href=${productPage(product)} tabindex="-1" aria-hidden="true"><img src=${picture(product)} alt="" width="120" height="120" /></a>
      <div class="line-text">
        <h2><a href=${productPage(product)}>${product.name}</a></h2>
        <p class="kind">${textOf(product).kind}</p>
        ${line.size === null ? nothing : html`<p class="kind">${words.cart.size(line.size)}</p>`}
      </div>
      ${stepper(
        {
          id: `quantity-${lineKey(line)}`,
          label: words.cart.quantityOf(product.name),
          value: line.quantity,
          change: (quantity) => setQuantity(line, clampQuantity(quantity)),
        },
        words,
      )}
      <p class="line-price">
        <b>${money(product.price * line.quantity)}</b>
        ${line.quantity > 1 ? html`<small>${money(product.price)} ${words.cart.each}</small>` : nothing}
      </p>
      <button class="round line-remove" type="button" aria-label=${words.cart.removeNamed(product.name)} title=${words.cart.remove} @click=${() => removeAndSay(line, product.name)}>
        ${icon("bin")}
      </button>
    </li>
  `;
}
