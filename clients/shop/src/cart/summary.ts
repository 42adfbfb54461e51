import { html, type TemplateResult } from "lit-html";
import { money } from "../format";
import type { Words } from "../words/language";
import { cartLines } from "./cart";
import { freeFrom, totalsOf, type Way } from "./totals";

export function sums(way: Way, { cart, product }: Words): TemplateResult {
  const totals = totalsOf(cartLines(), way);
  return html`
    <dl class="sums">
      <div><dt>${cart.subtotal}</dt><dd id="subtotal">${money(totals.subtotal)}</dd></div>
      <div><dt>${cart.delivery}</dt><dd id="delivery">${totals.delivery === 0 ? cart.free : money(totals.delivery)}</dd></div>
      <div class="grand"><dt>${cart.total} <small>${product.tax}</small></dt><dd id="total">${money(totals.total)}</dd></div>
    </dl>
  `;
}

export function freeDelivery({ cart }: Words): TemplateResult {
  const { toFree } = totalsOf(cartLines(), "standard");
  const text = toFree === 0 ? cart.isFree : cart.toFree(money(toFree));
  return html`
    <div class="free-delivery">
      <p>${text}</p>
      <progress max=${freeFrom} value=${freeFrom - toFree} aria-label=${text}></progress>
    </div>
  `;
}
