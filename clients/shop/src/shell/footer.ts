import { html, type TemplateResult } from "lit-html";
import type { Config } from "../config";
import type { Words } from "../words/language";

export function footer({ config, words }: { config: Config; words: Words }): TemplateResult {
  const { shell } = words;
  return html`
    <div class="wrap columns">
      <section>
        <h2>${config.name}</h2>
        <p>${shell.footerText}</p>
      </section>
      <nav aria-label=${shell.footerShop}>
        <h2>${shell.footerShop}</h2>
        <ul>
          ${Object.entries(words.categories).map(([category, name]) => html`<li><a href="/?category=${category}">${name}</a></li>`)}
        </ul>
      </nav>
      <nav aria-label=${shell.footerHelp}>
        <h2>${shell.footerHelp}</h2>
        <ul>
          <li><a href="/guide.html">${shell.guide}</a></li>
          <li><a href="/cart.html">${shell.cart}</a></li>
          <li><a href="/account.html">${shell.account}</a></li>
        </ul>
      </nav>
      <section>
        <h2>${shell.footerAbout}</h2>
        <p>${shell.demo}</p>
        <p><a class="quiet" href="/maskable.html" id="maskable-link">${shell.maskable}</a></p>
      </section>
    </div>
  `;
}
