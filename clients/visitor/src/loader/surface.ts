import { OWN_TAG } from "../sanitise/own";

/** Where Alongside's interface lives: one element of its own at the end of the page, closed to the page's styles. */
export class Surface {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;

  constructor() {
    this.host = document.createElement(OWN_TAG);
    this.root = this.host.attachShadow({ mode: "open" });
    this.host.style.cssText = "all: initial !important; position: fixed !important; z-index: 2147483647 !important; inset: auto !important;";
    document.documentElement.append(this.host);
  }

  /** Constructed sheets need no leave of the page's content security policy. */
  style(css: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, sheet];
  }
}
