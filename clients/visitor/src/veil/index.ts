/** What agents can't see, shown to the customer. Loaded when they ask for it. */
import type { Judge } from "../sanitise";
import { type Box, boxOf } from "./box";
import { type Hidden, hiddenIn } from "./places";
import css from "./veil.css?inline";

/** How long changes of the page may gather before it is looked through again: this, or so many times what that takes. */
const SETTLING = 150;
const SHARE = 10;
/** What moves without telling anybody, such as an animation, is followed at this pace. */
const PACE = 500;
/** More than anybody can look at. */
const MOST = 500;

/** Lays a hatched veil over all that agents don't see, and keeps it there while the page moves and changes. */
export class Veil {
  readonly #root: ShadowRoot;
  readonly #judge: Judge;
  readonly #label: string;
  readonly #layer = document.createElement("div");
  readonly #sheet = new CSSStyleSheet();
  readonly #observer = new MutationObserver(() => this.#lookSoon());
  readonly #over = new AbortController();
  readonly #trees = new WeakSet<Node>();
  readonly #pacer = setInterval(() => this.#place(), PACE);
  #hidden: Hidden[] = [];
  #settling: ReturnType<typeof setTimeout> | undefined;
  #took = 0;
  #frame: number | null = null;

  /** `label` is what is said of each veil. */
  constructor(root: ShadowRoot, judge: Judge, label: string) {
    this.#root = root;
    this.#judge = judge;
    this.#label = label;
    this.#layer.className = "veil-layer";
    this.#layer.popover = "manual";
    this.#layer.role = "group";
    this.#layer.ariaLabel = label;
    this.#sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    root.prepend(this.#layer);
    window.addEventListener("resize", this.#follow, { signal: this.#over.signal });
    this.#look();
  }

  /** How many places are veiled at this moment. */
  get count(): number {
    return this.#layer.childElementCount;
  }

  remove(): void {
    this.#over.abort();
    this.#observer.disconnect();
    clearInterval(this.#pacer);
    clearTimeout(this.#settling);
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#layer.remove();
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  #lookSoon(): void {
    this.#settling ??= setTimeout(() => this.#look(), Math.max(SETTLING, SHARE * this.#took));
  }

  #look(): void {
    this.#settling = undefined;
    const began = performance.now();
    this.#hidden = [...hiddenIn(document, this.#judge, (tree) => this.#watch(tree))];
    this.#place();
    this.#took = performance.now() - began;
  }

  /** Every document and shadow tree is watched for itself: what happens in one is not told in another. */
  #watch(tree: Document | ShadowRoot): void {
    if (this.#trees.has(tree)) return;
    this.#trees.add(tree);
    this.#observer.observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });
    const { signal } = this.#over;
    for (const type of ["scroll", "transitionend", "animationend", "toggle"]) {
      tree.addEventListener(type, this.#follow, { capture: true, passive: true, signal });
    }
    // What is typed, or loaded, may become something to hide.
    for (const type of ["input", "change", "load"]) tree.addEventListener(type, () => this.#lookSoon(), { capture: true, passive: true, signal });
  }

  readonly #follow = (): void => {
    this.#frame ??= requestAnimationFrame(() => this.#place());
  };

  #place(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#stand();
    // First all that is read of the page, then all that is written.
    const seen: [Hidden, Box][] = [];
    for (const hidden of this.#hidden) {
      const box = seen.length < MOST ? boxOf(hidden) : null;
      if (box !== null) seen.push([hidden, box]);
    }
    const { children } = this.#layer;
    while (children.length > seen.length) this.#layer.lastElementChild?.remove();
    for (const [at, [hidden, box]] of seen.entries()) {
      const veil = (children[at] as HTMLElement | undefined) ?? this.#layer.appendChild(document.createElement("div"));
      this.#draw(veil, hidden, box);
    }
  }

  #draw(veil: HTMLElement, { what, element }: Hidden, { left, top, right, bottom }: Box): void {
    veil.className = "veil";
    veil.role = "img";
    const name = what === element ? nameOf(element) : "";
    const label = name === "" ? this.#label : `${this.#label}: ${name}`;
    if (veil.ariaLabel !== label) veil.ariaLabel = label;
    veil.style.transform = `translate(${left}px, ${top}px)`;
    veil.style.width = `${right - left}px`;
    veil.style.height = `${bottom - top}px`;
  }

  /** On top of the page's own dialogs, and below whatever else Alongside shows. */
  #stand(): void {
    if (!("showPopover" in this.#layer) || !this.#layer.isConnected || this.#layer.matches(":popover-open")) return;
    const { activeElement } = this.#root;
    this.#layer.showPopover();
    for (const other of this.#root.querySelectorAll<HTMLElement>(":popover-open")) {
      if (other === this.#layer) continue;
      other.hidePopover();
      other.showPopover();
    }
    // What is hidden for a moment loses the focus.
    if (activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus({ preventScroll: true });
  }
}

/** By what the customer knows a field. */
function nameOf(element: Element): string {
  const label = (element as Partial<HTMLInputElement>).labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? "";
  return label.replace(/\s+/g, " ").trim().slice(0, 80);
}
