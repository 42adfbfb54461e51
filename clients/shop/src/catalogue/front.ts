import { html, type TemplateResult } from "lit-html";
import { icon, type Icon } from "../shell/icons";
import type { Words } from "../words/language";
import { categories, type Category, type ProductId } from "./products";

const faces: Readonly<Record<Category, { readonly product: ProductId; readonly tint: string }>> = {
  packs: { product: "fjell-45", tint: "sand" },
  shelter: { product: "lavvu-2", tint: "moss" },
  sleep: { product: "dune-down", tint: "fog" },
  clothing: { product: "ull-sweater", tint: "clay" },
  footwear: { product: "stig-boot", tint: "sand" },
  camp: { product: "ember-stove", tint: "moss" },
};

export function hero({ list }: Words): TemplateResult {
  return html`
    <section class="wrap">
      <div class="hero">
        <img class="hero-picture" src="/img/hero.svg" alt="" width="1600" height="640" />
        <div class="hero-text">
          <h1>${list.title}</h1>
          <p>${list.lead}</p>
          <p class="actions"><a class="button" href="#range">${list.browse}</a> <a class="button plain" href="/guide.html">${list.ask}</a></p>
        </div>
      </div>
    </section>
  `;
}

export function categoryTiles({ list, categories: names }: Words): TemplateResult {
  return html`
    <section class="wrap" aria-label=${list.categories}>
      <ul class="tiles">
        ${categories.map(
          (category) => html`
            <li>
              <a href="/?category=${category}">
                <span class="tile-picture ${faces[category].tint}"><img src="/img/${faces[category].product}.svg" alt="" width="160" height="160" /></span>
                ${names[category]}
              </a>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}

const promiseIcons: readonly Icon[] = ["mend", "back", "rail"];

export function promises({ list }: Words): TemplateResult {
  return html`
    <section class="wrap">
      <div class="advisor-band">
        <div>
          <h2>${list.advisorTitle}</h2>
          <p>${list.advisorText}</p>
          <a class="button" href="/guide.html">${list.ask} ${icon("arrow")}</a>
        </div>
      </div>
      <ul class="promises">
        ${list.values.map(([title, text], place) => html`<li>${icon(promiseIcons[place] ?? "check")}<h3>${title}</h3><p>${text}</p></li>`)}
      </ul>
    </section>
  `;
}
