import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { roundMoney } from "../format";
import { icon } from "../shell/icons";
import type { Words } from "../words/language";
import { categories, seasons, type Category } from "./products";
import { everything, isFiltered, priceCeiling, type Query } from "./query";

const wide = matchMedia("(min-width: 60rem)");

export function filters(query: Query, words: Words, change: (next: Query) => void): TemplateResult {
  const { list } = words;
  return html`
    <details class="filters" ?open=${wide.matches}>
      <summary>${icon("filter")} ${list.filters}</summary>
      <form id="filters" @submit=${(event: Event) => event.preventDefault()}>
        <fieldset>
          <legend>${list.category}</legend>
          ${categories.map(
            (category) => html`
              <label class="check">
                <input
                  type="checkbox"
                  name="category"
                  value=${category}
                  id="category-${category}"
                  .checked=${live(query.categories.has(category))}
                  @change=${() => change({ ...query, categories: toggled(query.categories, category) })}
                />
                ${words.categories[category]}
              </label>
            `,
          )}
        </fieldset>
        <fieldset>
          <legend>${list.season}</legend>
          ${[null, ...seasons].map(
            (season) => html`
              <label class="check">
                <input type="radio" name="season" value=${season ?? ""} .checked=${live(query.season === season)} @change=${() => change({ ...query, season })} />
                ${season === null ? list.anySeason : words.seasons[season]}
              </label>
            `,
          )}
        </fieldset>
        <fieldset>
          <legend><label for="max-price">${list.price}</label> <output for="max-price">${roundMoney(query.maxPrice)}</output></legend>
          <input
            id="max-price"
            type="range"
            min="2500"
            max=${priceCeiling}
            step="2500"
            .value=${live(String(query.maxPrice))}
            @input=${(event: Event) => change({ ...query, maxPrice: Number((event.target as HTMLInputElement).value) })}
          />
        </fieldset>
        <label class="check">
          <input type="checkbox" id="in-stock" .checked=${live(query.inStock)} @change=${() => change({ ...query, inStock: !query.inStock })} />
          ${list.stock}
        </label>
        <button class="link" type="button" id="clear-filters" ?hidden=${!isFiltered(query)} @click=${() => change({ ...everything, sort: query.sort })}>${list.clear}</button>
      </form>
    </details>
  `;
}

function toggled(chosen: ReadonlySet<Category>, category: Category): ReadonlySet<Category> {
  const next = new Set(chosen);
  if (!next.delete(category)) next.add(category);
  return next;
}
