import { html, type TemplateResult } from "lit-html";
import { day } from "../format";
import { toast } from "../shell/toast";
import type { Words } from "../words/language";
import { customer } from "./customer";

export function profile(words: Words): TemplateResult {
  const { account } = words;
  return html`
    <section class="panel" aria-labelledby="profile-title">
      <h2 id="profile-title">${account.profile}</h2>
      <dl class="facts">
        <div><dt>${account.email}</dt><dd id="saved-email" data-alongside-mask title=${customer.email}>${customer.email}</dd></div>
        <div><dt>${account.phone}</dt><dd id="saved-phone" data-alongside-mask>${customer.phone}</dd></div>
        <div><dt>${account.loyalty}</dt><dd id="loyalty" data-alongside-mask data-loyalty=${customer.loyalty}>${customer.loyalty}</dd></div>
        <div><dt>${account.since}</dt><dd>${day(customer.since)}</dd></div>
        <div><dt>${account.payment}</dt><dd>${account.card} <span data-alongside-mask id="card-ending" title="Visa •••• ${customer.cardEnding}, ${customer.name}">${customer.cardEnding}</span></dd></div>
      </dl>
    </section>
  `;
}

export function savedAddress(words: Words): TemplateResult {
  const { account, checkout } = words;
  const [street, town, country] = customer.address;
  return html`
    <section class="panel" aria-label=${account.addressOf(customer.name)}>
      <h2>${account.address}</h2>
      <address id="saved-address" data-alongside-mask title="${customer.name}, ${street}, ${town}">
        ${customer.name}<br />${street}<br />${town}<br />${checkout.countries[country]}
      </address>
      <button class="link" type="button" id="edit-address" @click=${() => toast({ text: account.editHint })}>${account.edit}</button>
    </section>
  `;
}
