import { html } from "lit-html";
import { readSource, type Canaries } from "../masking/canary";
import { fillAddress, fillHead } from "../masking/documents";
import { Places } from "../masking/place";
import { defineElements } from "../masking/shadows";
import { changeTable, placeTable } from "../masking/table";
import { open } from "../page";

declare global {
  interface Window {
    /** Every canary on the page by its place; later changes add theirs. */
    canaries: Canaries;
    /** What masking must leave alone: a stream without these proves nothing. */
    visibles: Canaries;
  }
}

const places = new Places(readSource(new URLSearchParams(location.search), () => crypto.randomUUID().slice(0, 8)));

defineElements();
fillAddress(places);
fillHead(places);
const title = places.value("document-title");
const table = placeTable(places);
const changes = changeTable(places);
const visible = `visible-text-${places.source.seed}`;

window.canaries = places.canaries;
window.visibles = { text: visible };

void open({
  title: () => title,
  view: () => html`
    <div class="wrap maskable">
      <h1>Masking test page</h1>
      <p class="lead">
        Every place where a page can hold private data, once, each with a canary: a value found nowhere else. <code>window.canaries</code> lists them by place; <code>?seed=</code> makes them
        repeatable, <code>?set.text=…</code> sets one. Values that are plain text carry <code>data-alongside-mask</code>. This sentence may be seen: <span id="visible">${visible}</span>.
      </p>
      ${changes} ${table}
    </div>
  `,
});
