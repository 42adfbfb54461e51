import { html, type TemplateResult } from "lit-html";
import { recall, remember } from "../storage";
import type { Words } from "../words/language";

const storageKey = "about-me";

/** A contenteditable: it holds what a field would, without being one. */
export function about({ account }: Words): TemplateResult {
  return html`
    <section class="panel" aria-labelledby="about-title">
      <h2 id="about-title">${account.about}</h2>
      <p class="hint" id="about-hint">${account.aboutHint}</p>
      <div
        class="editable"
        id="about-me"
        data-alongside-mask
        contenteditable="plaintext-only"
        role="textbox"
        aria-multiline="true"
        aria-labelledby="about-title"
        aria-describedby="about-hint"
        .textContent=${recall(storageKey) ?? account.aboutText}
        @input=${(event: InputEvent) => remember(storageKey, (event.target as HTMLElement).innerText)}
      ></div>
      <p class="hint">${account.saved}</p>
    </section>
  `;
}
