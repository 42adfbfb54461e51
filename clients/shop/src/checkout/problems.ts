import { html, nothing, type TemplateResult } from "lit-html";
import type { Words } from "../words/language";
import type { FieldName, Problems } from "./validate";

/** All that is amiss, at the top, each with a link to its field. */
export function problemList(problems: Problems, words: Words): TemplateResult | typeof nothing {
  if (problems.size === 0) return nothing;
  const { checkout } = words;
  return html`
    <div class="problems" id="problems" tabindex="-1" role="group" aria-labelledby="problems-title">
      <h2 id="problems-title">${checkout.problems(problems.size)}</h2>
      <ul>
        ${[...problems].map(([field, problem]) => html`<li><a href="#${field}" @click=${(event: Event) => jump(event, field)}>${labelOf(field, words)}</a>: ${checkout.errors[problem]}</li>`)}
      </ul>
    </div>
  `;
}

function jump(event: Event, field: FieldName): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}

function labelOf(field: FieldName, { checkout }: Words): string {
  const labels: Readonly<Record<FieldName, string>> = {
    name: checkout.name,
    email: checkout.email,
    phone: checkout.phone,
    street: checkout.street,
    street2: checkout.street2,
    postcode: checkout.postcode,
    city: checkout.city,
    country: checkout.country,
    note: checkout.note,
    password: checkout.password,
    "card-name": checkout.cardName,
    "card-number": checkout.cardNumber,
    "card-expiry": checkout.expiry,
    "card-code": checkout.code,
    "one-time-code": checkout.oneTime,
    terms: checkout.terms,
  };
  return labels[field];
}
