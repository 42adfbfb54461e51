import { html, nothing, type TemplateResult } from "lit-html";
import { findProduct, picture, productPage } from "../catalogue/products";
import { day, money } from "../format";
import type { Words } from "../words/language";
import { customer, orders, type Order } from "./customer";

export function history(words: Words): TemplateResult {
  const { account } = words;
  return html`
    <section class="panel wide" aria-labelledby="orders-title">
      <h2 id="orders-title">${account.orders}</h2>
      <table id="orders" aria-label=${account.ordersOf(customer.name)}>
        <thead>
          <tr><th scope="col">${account.order}</th><th scope="col">${account.date}</th><th scope="col">${account.items}</th><th scope="col">${account.status}</th><th scope="col" class="number">${account.total}</th></tr>
        </thead>
        <tbody>
          ${orders.map((order) => row(order, words))}
        </tbody>
      </table>
    </section>
  `;
}

function row(order: Order, { account }: Words): TemplateResult {
  return html`
    <tr data-order=${order.number} title=${account.orderTip(order.number, customer.address.join(", "))}>
      <th scope="row" data-label=${account.order}>${order.number}</th>
      <td data-label=${account.date}>${day(order.date)}</td>
      <td data-label=${account.items}>
        <span class="order-items">
          ${order.products.map((id) => {
            const product = findProduct(id);
            if (product === undefined) return nothing;
            return html`<a class="mini-picture ${product.tint}" href=${productPage(product)} title=${product.name}><img src=${picture(product)} alt=${product.name} width="40" height="40" /></a>`;
          })}
        </span>
      </td>
      <td data-label=${account.status}><span class="status ${order.status}">${account.statuses[order.status]}</span></td>
      <td data-label=${account.total} class="number">${money(order.total)}</td>
    </tr>
  `;
}
