import { html, nothing, type TemplateResult } from "lit-html";
import type { Words } from "../words/language";
import { input } from "./field";
import type { Problems } from "./validate";

export interface AccountChoice {
  readonly wanted: boolean;
  readonly passwordShown: boolean;
}

/** The password can be shown as text: masking has to survive that. */
export function account(choice: AccountChoice, change: (next: AccountChoice) => void, problems: Problems, words: Words): TemplateResult {
  const { checkout } = words;
  const { wanted, passwordShown } = choice;
  const show = html`
    <button class="link" type="button" id="show-password" aria-controls="password" aria-pressed=${passwordShown} @click=${() => change({ wanted, passwordShown: !passwordShown })}>
      ${passwordShown ? checkout.hidePassword : checkout.showPassword}
    </button>
  `;
  return html`
    <fieldset class="group" id="account">
      <legend>${checkout.account}</legend>
      <label class="check">
        <input type="checkbox" id="create-account" name="create-account" .checked=${wanted} @change=${() => change({ wanted: !wanted, passwordShown: false })} />
        ${checkout.createAccount}
      </label>
      ${wanted
        ? input(
            {
              name: "password",
              label: checkout.password,
              autocomplete: "new-password",
              type: passwordShown ? "text" : "password",
              hint: checkout.passwordHint,
              beside: show,
            },
            problems,
            words,
          )
        : nothing}
    </fieldset>
  `;
}
