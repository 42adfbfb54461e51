import { html, type TemplateResult } from "lit-html";
import type { Words } from "../words/language";

export interface Placed {
  readonly number: string;
  readonly name: string;
}

export function confirmation(placed: Placed, { checkout }: Words): TemplateResult {
  return html`
    <section class="wrap empty tall" id="confirmation">
      <img src="/img/trip-hut.svg" alt="" width="480" height="320" />
      <h1 tabindex="-1">${checkout.done}</h1>
      <p>${checkout.doneText(placed.name)}</p>
      <p class="kind">${checkout.doneNumber} <b id="order-number">${placed.number}</b></p>
      <a class="button" href="/">${checkout.doneBack}</a>
    </section>
  `;
}
