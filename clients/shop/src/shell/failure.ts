import { html, type TemplateResult } from "lit-html";
import type { Words } from "../words/language";

/** Instead of the page, when it can't know whose shop it is. The reason is for whoever set it up. */
export function failure(words: Words, reason: string): TemplateResult {
  return html`
    <main class="failure" role="alert">
      <img src="/img/empty-cart.svg" alt="" width="200" height="150" />
      <h1>${words.failure.title}</h1>
      <p>${reason}</p>
      <button class="button" type="button" @click=${() => location.reload()}>${words.failure.retry}</button>
    </main>
  `;
}
