import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { icon } from "../shell/icons";
import type { Words } from "../words/language";
import { mostOfOne } from "./cart";

interface Stepper {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  change(quantity: number): void;
}

/** `.quantity` is one of the fields that agents may see. */
export function stepper({ id, label, value, change }: Stepper, { cart }: Words): TemplateResult {
  return html`
    <div class="stepper" role="group" aria-label=${label}>
      <button class="round" type="button" aria-label=${cart.fewer} ?disabled=${value <= 1} @click=${() => change(value - 1)}>${icon("minus")}</button>
      <input
        class="quantity"
        id=${id}
        type="number"
        inputmode="numeric"
        min="1"
        max=${mostOfOne}
        aria-label=${label}
        autocomplete="off"
        .value=${live(String(value))}
        @change=${(event: Event) => change((event.target as HTMLInputElement).valueAsNumber)}
      />
      <button class="round" type="button" aria-label=${cart.more} ?disabled=${value >= mostOfOne} @click=${() => change(value + 1)}>${icon("plus")}</button>
    </div>
  `;
}
