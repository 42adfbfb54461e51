import { html, type TemplateResult } from "lit-html";
import type { Words } from "../words/language";

export function emptyCart({ cart, list }: Words): TemplateResult {
  return html`
    <section class="wrap empty tall">
      <img src="/img/empty-cart.svg" alt="" width="320" height="240" />
      <h1>${cart.empty}</h1>
      <p>${cart.emptyText}</p>
      <p class="actions"><a class="button" href="/">${cart.start}</a> <a class="button plain" href="/guide.html">${list.ask}</a></p>
    </section>
  `;
}
