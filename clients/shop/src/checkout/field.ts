import { html, nothing, type TemplateResult } from "lit-html";
import type { Words } from "../words/language";
import type { FieldName, Problem, Problems } from "./validate";

export interface Field {
  readonly name: FieldName;
  readonly label: string;
  readonly autocomplete: string;
  readonly type?: "text" | "email" | "tel" | "password";
  readonly inputmode?: "numeric" | "text";
  readonly hint?: string;
  readonly placeholder?: string;
  readonly optional?: boolean;
  readonly maxlength?: number;
  readonly half?: boolean;
  /** Marks what agents may see: `data-alongside="address"`. */
  readonly alongside?: "address";
  /** What stands beside the input, such as a button that shows the password. */
  readonly beside?: TemplateResult;
}

export function input(field: Field, problems: Problems, words: Words): TemplateResult {
  const problem = problems.get(field.name);
  return wrapped(
    field,
    problem,
    words,
    html`<input
      id=${field.name}
      name=${field.name}
      type=${field.type ?? "text"}
      autocomplete=${field.autocomplete}
      inputmode=${field.inputmode ?? nothing}
      placeholder=${field.placeholder ?? nothing}
      maxlength=${field.maxlength ?? nothing}
      aria-required=${field.optional === true ? nothing : "true"}
      aria-invalid=${problem === undefined ? nothing : "true"}
      aria-describedby=${describedBy(field, problem)}
      data-alongside=${field.alongside ?? nothing}
    />`,
  );
}

/** Label, control, hint and error around one control. */
export function wrapped(field: Field, problem: Problem | undefined, { checkout }: Words, control: TemplateResult): TemplateResult {
  return html`
    <div class="field ${field.half === true ? "half" : ""}">
      <label for=${field.name}>${field.label}${field.optional === true ? html` <small>${checkout.optional}</small>` : nothing}</label>
      ${field.beside === undefined ? control : html`<div class="beside">${control}${field.beside}</div>`}
      ${field.hint === undefined ? nothing : html`<p class="hint" id="${field.name}-hint">${field.hint}</p>`}
      ${problem === undefined ? nothing : html`<p class="error" id="${field.name}-error">${checkout.errors[problem]}</p>`}
    </div>
  `;
}

export function describedBy(field: Field, problem: Problem | undefined): string | typeof nothing {
  const ids = [field.hint === undefined ? "" : `${field.name}-hint`, problem === undefined ? "" : `${field.name}-error`].filter((id) => id !== "");
  return ids.length === 0 ? nothing : ids.join(" ");
}
