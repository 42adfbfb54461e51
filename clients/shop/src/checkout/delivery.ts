import { html, type TemplateResult } from "lit-html";
import { cartLines } from "../cart/cart";
import { deliveryPrice, totalsOf, ways, type Way } from "../cart/totals";
import { money } from "../format";
import type { Words } from "../words/language";

export function delivery(chosen: Way, choose: (way: Way) => void, { checkout, cart }: Words): TemplateResult {
  const { subtotal } = totalsOf(cartLines(), chosen);
  return html`
    <fieldset class="group" id="shipping">
      <legend>${checkout.shipping}</legend>
      ${ways.map((way) => {
        const price = deliveryPrice(way, subtotal);
        const [name, text] = checkout.ways[way];
        return html`
          <label class="choice">
            <input type="radio" name="shipping" id="shipping-${way}" value=${way} .checked=${way === chosen} @change=${() => choose(way)} />
            <span><b>${name}</b><small>${text}</small></span>
            <span>${price === 0 ? cart.free : money(price)}</span>
          </label>
        `;
      })}
    </fieldset>
  `;
}
