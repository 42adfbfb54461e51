import { html, nothing, type TemplateResult } from "lit-html";
import { cartLines, replaceCart } from "../cart/cart";
import { emptyCart } from "../cart/empty";
import type { Way } from "../cart/totals";
import { account, type AccountChoice } from "../checkout/account";
import { confirmation, type Placed } from "../checkout/confirmation";
import { address, contact } from "../checkout/contact";
import { delivery } from "../checkout/delivery";
import { payment } from "../checkout/payment";
import { problemList } from "../checkout/problems";
import { orderSummary } from "../checkout/summary";
import { fieldNames, findProblems, type Problems } from "../checkout/validate";
import { draw, open } from "../page";
import { icon } from "../shell/icons";
import type { Words } from "../words/language";

/** Like a real form's: an agent has no business with it, and it isn't on the screen. */
const token = crypto.randomUUID();

let way: Way = "standard";
let accountChoice: AccountChoice = { wanted: false, passwordShown: false };
let problems: Problems = new Map();
let tried = false;
let placed: Placed | null = null;

void open({
  title: (words) => (placed === null ? words.checkout.title : words.checkout.done),
  view: (words) => {
    if (placed !== null) return confirmation(placed, words);
    return cartLines().length === 0 ? emptyCart(words) : checkout(words);
  },
});

function checkout(words: Words): TemplateResult {
  const { checkout } = words;
  return html`
    <div class="wrap two-columns">
      <div>
        <p class="crumbs"><a href="/cart.html">${icon("left")} ${checkout.back}</a></p>
        <h1>${checkout.title}</h1>
        <p class="note">${icon("alert")} ${checkout.demo}</p>
        ${problemList(problems, words)}
        <form id="checkout" class="checkout" method="post" action="/checkout.html" novalidate @submit=${submit} @input=${recheck}>
          <input type="hidden" name="csrf" id="csrf" value=${token} />
          <input type="hidden" name="customer" id="customer" value="NW-204-118-773" />
          ${contact(problems, words)} ${address(problems, words)} ${delivery(way, chooseWay, words)} ${account(accountChoice, changeAccount, problems, words)} ${payment(problems, words)}
          ${terms(words)}
          <button class="button block" id="place-order" type="submit">${checkout.place}</button>
        </form>
      </div>
      ${orderSummary(way, words)}
    </div>
  `;
}

function terms({ checkout }: Words): TemplateResult {
  const problem = problems.get("terms");
  return html`
    <div class="field">
      <label class="check">
        <input type="checkbox" id="terms" name="terms" value="accepted" aria-required="true" aria-invalid=${problem === undefined ? nothing : "true"} aria-describedby=${problem === undefined ? nothing : "terms-error"} />
        ${checkout.terms}
      </label>
      ${problem === undefined ? nothing : html`<p class="error" id="terms-error">${checkout.errors[problem]}</p>`}
    </div>
  `;
}

function chooseWay(next: Way): void {
  way = next;
  draw();
}

function changeAccount(next: AccountChoice): void {
  accountChoice = next;
  draw();
}

/** After the first attempt errors come and go while one types. */
function recheck(event: Event): void {
  if (!tried) return;
  problems = problemsOf(event.currentTarget as HTMLFormElement);
  draw();
}

function submit(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  tried = true;
  problems = problemsOf(form);
  if (problems.size === 0) place(form);
  draw();
  document.getElementById("problems")?.focus();
  if (placed === null) return;
  scrollTo({ top: 0 });
  document.querySelector<HTMLElement>("#confirmation h1")?.focus({ preventScroll: true });
}

function problemsOf(form: HTMLFormElement): Problems {
  const fields = fieldNames.filter((field) => field !== "password" || accountChoice.wanted);
  return findProblems(new FormData(form), fields, new Date());
}

/** Nothing leaves the browser: the cart is emptied and what was typed goes with the form. */
function place(form: HTMLFormElement): void {
  const name = new FormData(form).get("name");
  placed = { number: `DEMO-${token.slice(0, 6).toUpperCase()}`, name: typeof name === "string" ? (name.trim().split(/\s+/)[0] ?? "") : "" };
  replaceCart([]);
}
