import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { cartCount } from "../cart/cart";
import type { Config } from "../config";
import { isLanguage, language, languages, type Language, type Words } from "../words/language";
import { icon } from "./icons";

export interface Search {
  value(): string;
  change(text: string): void;
  submit(): void;
}

interface Header {
  readonly config: Config;
  readonly words: Words;
  readonly search: Search | undefined;
  changeLanguage(next: Language): void;
}

export function header({ config, words, search, changeLanguage }: Header): TemplateResult {
  const { shell } = words;
  const here = location.pathname === "/index.html" ? "/" : location.pathname;
  const current = (path: string) => (here === path ? "page" : nothing);
  return html`
    <a class="skip" href="#main">${shell.skip}</a>
    <div class="utility">
      <div class="wrap">
        <p class="wide">${shell.promise}</p>
        <p class="narrow">${shell.promiseShort}</p>
        ${languageSwitch(words, changeLanguage)}
      </div>
    </div>
    <div class="wrap masthead">
      <a class="brand" href="/" id="home-link">${mark()}<span>${config.name}</span></a>
      ${searchForm(words, search)}
      <div class="tools">
        <a class="tool" href="/account.html" id="account-link" aria-current=${current("/account.html")}>${icon("person")}<span>${shell.account}</span></a>
        <a class="tool" href="/cart.html" id="cart-link" aria-label=${shell.cartCount(cartCount())} aria-current=${current("/cart.html")}>
          ${icon("cart")}<span>${shell.cart}</span>
          ${cartCount() > 0 ? html`<b class="badge" id="cart-count" aria-hidden="true">${cartCount()}</b>` : nothing}
        </a>
      </div>
    </div>
    <nav class="wrap menu" aria-label=${shell.navigation}>
      <a href="/" aria-current=${current("/")}>${shell.shop}</a>
      ${Object.entries(words.categories).map(([category, name]) => html`<a class="wide" href="/?category=${category}">${name}</a>`)}
      <a href="/guide.html" id="guide-link" aria-current=${current("/guide.html")}>${shell.guide}</a>
    </nav>
  `;
}

function searchForm(words: Words, search: Search | undefined): TemplateResult {
  const { shell } = words;
  return html`
    <form
      class="search"
      role="search"
      action="/"
      @submit=${(event: Event) => {
        if (search === undefined) return;
        event.preventDefault();
        search.submit();
      }}
    >
      ${icon("search")}
      <label class="unseen" for="search">${shell.search}</label>
      ${searchField(words, search)}
      <button class="unseen" type="submit">${shell.searchSubmit}</button>
    </form>
  `;
}

function searchField({ shell }: Words, search: Search | undefined): TemplateResult {
  if (search === undefined) return html`<input id="search" name="q" type="search" autocomplete="off" placeholder=${shell.searchHint} />`;
  return html`
    <input
      id="search"
      name="q"
      type="search"
      autocomplete="off"
      placeholder=${shell.searchHint}
      .value=${live(search.value())}
      @input=${(event: Event) => search.change((event.target as HTMLInputElement).value)}
    />
  `;
}

function languageSwitch({ shell }: Words, changeLanguage: (next: Language) => void): TemplateResult {
  return html`
    <label class="language">
      <span class="unseen">${shell.language}</span>
      <select
        id="language"
        autocomplete="off"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          if (isLanguage(value)) changeLanguage(value);
        }}
      >
        ${Object.entries(languages).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === language()}>${name}</option>`)}
      </select>
    </label>
  `;
}

function mark(): TemplateResult {
  return html`
    <svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="20" fill="var(--accent)" />
      <g fill="var(--on-accent)"><circle cx="27" cy="13" r="3.5" opacity=".85" /><path d="M6 29l10-16 6 9 3-4 9 11z" /></g>
    </svg>
  `;
}
