import { html, nothing, type TemplateResult } from "lit-html";
import { addAndSay, middleSize } from "../cart/add";
import { clampQuantity } from "../cart/cart";
import { stepper } from "../cart/stepper";
import { card } from "../catalogue/card";
import { gallery } from "../catalogue/gallery";
import { findProduct, products, type Product } from "../catalogue/products";
import { stars } from "../catalogue/stars";
import { textOf } from "../catalogue/texts";
import { money, weight } from "../format";
import { draw, open } from "../page";
import { icon } from "../shell/icons";
import type { Words } from "../words/language";

const product = findProduct(new URLSearchParams(location.search).get("id"));

let quantity = 1;
let size = product === undefined ? null : middleSize(product);

void open({
  title: (words) => product?.name ?? words.product.missing,
  view: (words) => (product === undefined ? missing(words) : shown(product, words)),
});

function shown(product: Product, words: Words): TemplateResult {
  const text = textOf(product);
  return html`
    <div class="wrap">
      <nav class="crumbs" aria-label=${words.product.back}>
        <a href="/">${words.product.back}</a> <span aria-hidden="true">/</span> <a href="/?category=${product.category}">${words.categories[product.category]}</a>
      </nav>
      <div class="product">
        ${gallery(product, words)}
        <div class="product-text">
          <h1>${product.name}</h1>
          <p class="kind">${text.kind}</p>
          ${stars(product, words)}
          <p class="price big">${money(product.price)} <small>${words.product.tax}</small></p>
          <p class="lead">${text.text}</p>
          ${order(product, words)} ${details(product, words)}
        </div>
      </div>
      <section>
        <h2>${words.product.related}</h2>
        <ul class="grid four">
          ${related(product).map((each) => html`<li>${card(each, words)}</li>`)}
        </ul>
      </section>
    </div>
  `;
}

function order(product: Product, words: Words): TemplateResult {
  return html`
    <form
      class="order"
      id="order"
      @submit=${(event: Event) => {
        event.preventDefault();
        addAndSay(product, size, quantity);
      }}
    >
      ${product.sizes === undefined ? nothing : sizes(product.sizes, words)}
      <p class="stock ${product.stock === 0 ? "none" : ""}">${icon(product.stock === 0 ? "alert" : "check")} ${stock(product, words)}</p>
      <div class="order-row">
        ${stepper(
          {
            id: "quantity",
            label: words.product.quantity,
            value: quantity,
            change: (next) => {
              quantity = clampQuantity(next);
              draw();
            },
          },
          words,
        )}
        <button class="button grow" id="add-to-cart" type="submit" ?disabled=${product.stock === 0}>${words.product.add}</button>
      </div>
    </form>
  `;
}

function sizes(all: readonly string[], { product: words }: Words): TemplateResult {
  return html`
    <fieldset class="sizes">
      <legend>${words.size}</legend>
      ${all.map(
        (each) => html`<label><input type="radio" name="size" id="size-${each.replace(/\W+/g, "")}" value=${each} .checked=${each === size} @change=${() => (size = each)} /><span>${each}</span></label>`,
      )}
    </fieldset>
  `;
}

function stock(product: Product, { product: words }: Words): string {
  if (product.stock === 0) return words.soldOut;
  return product.stock < 5 ? words.fewLeft(product.stock) : words.inStock;
}

function details(product: Product, words: Words): TemplateResult {
  return html`
    <details open>
      <summary>${words.product.facts}</summary>
      <dl class="facts">
        ${textOf(product).facts.map((fact) => html`<div><dt>${icon("check")}</dt><dd>${fact}</dd></div>`)}
        <div><dt>${words.product.weight}</dt><dd>${weight(product.weight)}</dd></div>
        <div><dt>${words.product.season}</dt><dd>${product.seasons.map((season) => words.seasons[season]).join(", ")}</dd></div>
        <div><dt>${words.product.article}</dt><dd>${product.id.toUpperCase()}</dd></div>
      </dl>
    </details>
    <details>
      <summary>${words.product.care}</summary>
      <p>${words.product.careText}</p>
    </details>
  `;
}

function related(product: Product): readonly Product[] {
  const named = product.related.flatMap((id) => findProduct(id) ?? []);
  const others = products.filter((each) => each.id !== product.id && !named.includes(each));
  return [...named, ...others].slice(0, 4);
}

function missing(words: Words): TemplateResult {
  return html`
    <section class="wrap empty tall">
      <img src="/img/empty-cart.svg" alt="" width="320" height="240" />
      <h1>${words.product.missing}</h1>
      <p>${words.product.missingText}</p>
      <a class="button" href="/">${words.product.back}</a>
    </section>
  `;
}
