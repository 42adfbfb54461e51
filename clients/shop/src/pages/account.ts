import { html } from "lit-html";
import { about } from "../account/about";
import { customer } from "../account/customer";
import { history } from "../account/history";
import { profile, savedAddress } from "../account/profile";
import { open } from "../page";
import { toast } from "../shell/toast";

void open({
  title: (words) => words.account.page,
  view: (words) => {
    const { account } = words;
    return html`
      <div class="wrap account" data-customer-id=${customer.id} aria-label=${account.greetingOf(customer.name)} role="group">
        <header class="account-head">
          <span class="avatar" aria-hidden="true" title=${customer.name}>JB</span>
          <div>
            <h1>${account.title(customer.firstName)}</h1>
            <p class="kind">${account.lead}</p>
          </div>
          <p class="points">
            <b>${account.points(customer.points)}</b>
            <meter min="0" max="1000" value=${customer.points} aria-label=${account.points(customer.points)}></meter>
          </p>
        </header>
        <div class="panels">${history(words)} ${profile(words)} ${savedAddress(words)} ${about(words)}</div>
        <p><button class="link" type="button" id="sign-out" @click=${() => toast({ text: account.signedOut })}>${account.signOut}</button></p>
      </div>
    `;
  },
});
