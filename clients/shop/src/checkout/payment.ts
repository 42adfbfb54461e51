import { html, type TemplateResult } from "lit-html";
import type { Words } from "../words/language";
import { input } from "./field";
import type { Problems } from "./validate";

export function payment(problems: Problems, words: Words): TemplateResult {
  const { checkout } = words;
  return html`
    <fieldset class="group" id="payment" @change=${group}>
      <legend>${checkout.payment}</legend>
      ${input({ name: "card-name", label: checkout.cardName, autocomplete: "cc-name" }, problems, words)}
      ${input({ name: "card-number", label: checkout.cardNumber, autocomplete: "cc-number", inputmode: "numeric", hint: checkout.cardHint, maxlength: 23 }, problems, words)}
      ${input({ name: "card-expiry", label: checkout.expiry, autocomplete: "cc-exp", inputmode: "numeric", hint: checkout.expiryHint, maxlength: 9, half: true }, problems, words)}
      ${input({ name: "card-code", label: checkout.code, autocomplete: "cc-csc", inputmode: "numeric", hint: checkout.codeHint, maxlength: 4, half: true }, problems, words)}
      ${input({ name: "one-time-code", label: checkout.oneTime, autocomplete: "one-time-code", inputmode: "numeric", hint: checkout.oneTimeHint, maxlength: 6 }, problems, words)}
    </fieldset>
  `;
}

/** "4242424242424242" reads better in fours; done on leaving the field, so that the caret never jumps. */
function group(event: Event): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.id !== "card-number") return;
  const digits = field.value.replace(/[\s-]/g, "");
  if (/^\d+$/.test(digits)) field.value = digits.replace(/(.{4})(?=.)/g, "$1 ");
}
