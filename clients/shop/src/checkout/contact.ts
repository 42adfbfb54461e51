import { html, nothing, type TemplateResult } from "lit-html";
import type { Words } from "../words/language";
import { describedBy, input, wrapped, type Field } from "./field";
import type { Problems } from "./validate";

export function contact(problems: Problems, words: Words): TemplateResult {
  const { checkout } = words;
  return html`
    <fieldset class="group" id="contact">
      <legend>${checkout.contact}</legend>
      ${input({ name: "name", label: checkout.name, autocomplete: "name" }, problems, words)}
      ${input({ name: "email", label: checkout.email, autocomplete: "email", type: "email", hint: checkout.emailHint, half: true }, problems, words)}
      ${input({ name: "phone", label: checkout.phone, autocomplete: "tel", type: "tel", hint: checkout.phoneHint, optional: true, half: true }, problems, words)}
    </fieldset>
  `;
}

/** The fields with `data-alongside="address"` are ones that agents may see and fill in. */
export function address(problems: Problems, words: Words): TemplateResult {
  const { checkout } = words;
  const note: Field = { name: "note", label: checkout.note, autocomplete: "off", hint: checkout.noteHint, optional: true };
  return html`
    <fieldset class="group" id="address">
      <legend>${checkout.address}</legend>
      ${input({ name: "street", label: checkout.street, autocomplete: "shipping address-line1", alongside: "address" }, problems, words)}
      ${input({ name: "street2", label: checkout.street2, autocomplete: "shipping address-line2", alongside: "address", optional: true }, problems, words)}
      ${input({ name: "postcode", label: checkout.postcode, autocomplete: "shipping postal-code", alongside: "address", half: true }, problems, words)}
      ${input({ name: "city", label: checkout.city, autocomplete: "shipping address-level2", alongside: "address", half: true }, problems, words)}
      ${country(problems, words)}
      ${wrapped(note, undefined, words, html`<textarea id="note" name="note" rows="3" autocomplete="off" aria-describedby=${describedBy(note, undefined)}></textarea>`)}
    </fieldset>
  `;
}

function country(problems: Problems, words: Words): TemplateResult {
  const { checkout } = words;
  const field: Field = { name: "country", label: checkout.country, autocomplete: "shipping country" };
  const problem = problems.get("country");
  return wrapped(
    field,
    problem,
    words,
    html`<select
      id="country"
      name="country"
      autocomplete="shipping country"
      data-alongside="address"
      aria-required="true"
      aria-invalid=${problem === undefined ? nothing : "true"}
      aria-describedby=${describedBy(field, problem)}
    >
      <option value="">${checkout.choose}</option>
      ${Object.entries(checkout.countries).map(([code, name]) => html`<option value=${code}>${name}</option>`)}
    </select>`,
  );
}
