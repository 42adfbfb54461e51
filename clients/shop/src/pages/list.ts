import { html, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { card } from "../catalogue/card";
import { filters } from "../catalogue/filters";
import { hero, categoryTiles, promises } from "../catalogue/front";
import { addressOf, everything, isFiltered, readQuery, select, sorts, type Query, type Sort } from "../catalogue/query";
import { draw, open } from "../page";
import type { Words } from "../words/language";

let query: Query = readQuery(new URLSearchParams(location.search));

void open({
  title: (words) => (query.text === "" ? words.shell.shop : words.list.results(query.text)),
  view: (words) => html`
    ${isFiltered(query) ? html`<h1 class="unseen">${words.shell.shop}</h1>` : html`${hero(words)} ${categoryTiles(words)}`}
    ${range(words)}
    ${promises(words)}
  `,
  search: {
    value: () => query.text,
    change: (text) => show({ ...query, text }),
    submit: () => document.getElementById("results")?.focus(),
  },
});

function show(next: Query): void {
  query = next;
  history.replaceState(null, "", addressOf(query));
  draw();
}

function range(words: Words): TemplateResult {
  const { list } = words;
  const found = select(query);
  const only = query.categories.size === 1 ? [...query.categories][0] : undefined;
  const heading = query.text !== "" ? list.results(query.text) : only !== undefined ? words.categories[only] : list.heading;
  return html`
    <section class="wrap range" id="range" aria-labelledby="results">
      ${filters(query, words, show)}
      <div>
        <div class="range-head">
          <h2 id="results" tabindex="-1">${heading}</h2>
          <p role="status" id="count">${list.count(found.length)}</p>
          <label class="sort">
            <span>${list.sort}</span>
            <select id="sort" @change=${(event: Event) => show({ ...query, sort: (event.target as HTMLSelectElement).value as Sort })}>
              ${sorts.map((sort) => html`<option value=${sort} ?selected=${sort === query.sort}>${list.sorts[sort]}</option>`)}
            </select>
          </label>
        </div>
        ${found.length === 0
          ? nothingFound(words)
          : html`<ul class="grid" id="products">
              ${repeat(found, (product) => product.id, (product) => html`<li>${card(product, words)}</li>`)}
            </ul>`}
      </div>
    </section>
  `;
}

function nothingFound({ list }: Words): TemplateResult {
  return html`
    <div class="empty">
      <img src="/img/empty-cart.svg" alt="" width="240" height="180" />
      <h3>${list.none}</h3>
      <p>${list.noneText}</p>
      <button class="button" type="button" @click=${() => show(everything)}>${list.clear}</button>
    </div>
  `;
}
