import { html, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { cartLines } from "../cart/cart";
import { emptyCart } from "../cart/empty";
import { cartLine, lineKey } from "../cart/line";
import { freeDelivery, sums } from "../cart/summary";
import { open } from "../page";
import type { Words } from "../words/language";

void open({
  title: (words) => words.cart.title,
  view: (words) => (cartLines().length === 0 ? emptyCart(words) : fullCart(words)),
});

function fullCart(words: Words): TemplateResult {
  const { cart } = words;
  return html`
    <div class="wrap two-columns">
      <section>
        <h1>${cart.title}</h1>
        <ul class="lines" id="cart-lines">
          ${repeat(cartLines(), lineKey, (line) => cartLine(line, words))}
        </ul>
        <p><a href="/">${cart.continue}</a></p>
      </section>
      <aside class="panel" aria-labelledby="summary">
        <h2 id="summary">${cart.summary}</h2>
        ${freeDelivery(words)} ${sums("standard", words)}
        <a class="button block" id="to-checkout" href="/checkout.html">${cart.checkout}</a>
      </aside>
    </div>
  `;
}
