import { html, nothing, render } from "lit-html";
import { wordsNow } from "../words/language";
import { icon } from "./icons";

export interface Toast {
  readonly text: string;
  readonly picture?: string;
  readonly undo?: () => void;
  readonly link?: { readonly href: string; readonly text: string };
}

const staysMs = 10_000;

let shown: Toast | null = null;
let timer: number | undefined;

/** Says what just happened. It waits while the pointer or the focus is on it. */
export function toast(next: Toast): void {
  shown = next;
  draw();
  restart();
}

function restart(): void {
  clearTimeout(timer);
  timer = window.setTimeout(dismiss, staysMs);
}

function dismiss(): void {
  clearTimeout(timer);
  shown = null;
  draw();
}

function takeBack(undo: (() => void) | undefined): void {
  dismiss();
  undo?.();
}

function draw(): void {
  const { product, shell } = wordsNow();
  const current = shown;
  render(
    current === null
      ? nothing
      : html`
          <div class="toast" id="toast" @pointerenter=${() => clearTimeout(timer)} @pointerleave=${restart} @focusin=${() => clearTimeout(timer)} @focusout=${restart}>
            ${current.picture === undefined ? html`<span class="toast-mark">${icon("check")}</span>` : html`<img src=${current.picture} alt="" width="56" height="56" />`}
            <p>${current.text}</p>
            <div class="actions">
              ${current.link === undefined ? nothing : html`<a class="button small" href=${current.link.href}>${current.link.text}</a>`}
              ${current.undo === undefined ? nothing : html`<button class="link" type="button" id="undo" @click=${() => takeBack(current.undo)}>${product.undo}</button>`}
            </div>
            <button class="round" type="button" aria-label=${shell.close} @click=${dismiss}>${icon("close")}</button>
          </div>
        `,
    region(),
  );
}

/** Has to be in the page before it speaks. */
function region(): HTMLElement {
  const found = document.getElementById("toasts");
  if (found !== null) return found;
  const made = Object.assign(document.createElement("div"), { id: "toasts", role: "status" });
  document.body.append(made);
  return made;
}
