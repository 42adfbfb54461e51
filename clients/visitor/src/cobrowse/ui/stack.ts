import type { Surface } from "../../loader/surface";
import { element } from "./dom";

/** What lies over the whole page, from the bottom to the top. */
const LAYERS = ["marks", "canvas", "border"] as const;

/** What stands at the foot of the window, one above the other. */
const DOCKED = ["ask", "tools", "bar"] as const;

export type Rank = (typeof LAYERS)[number] | (typeof DOCKED)[number];
const RANKS: readonly Rank[] = [...LAYERS, ...DOCKED];

/**
 * What Alongside shows over the page stands above everything else, also above dialogs that the page opens, and in an
 * order of its own: the bar is always on top.
 */
export class Stack {
  readonly #surface: Surface;
  readonly #parts = new Map<Rank, HTMLElement>();
  readonly #dock = element("div", { id: "dock", popover: "manual" });
  readonly #modals = new MutationObserver(() => this.#standAbove());

  constructor(surface: Surface) {
    this.#surface = surface;
    surface.root.append(this.#dock);
    this.#raise();
    this.#standAbove();
    this.#modals.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["open"] });
  }

  /** Puts an element at its place: in the picture, and for whoever goes through the page by keyboard. */
  add(rank: Rank, part: HTMLElement): void {
    this.remove(rank);
    this.#parts.set(rank, part);
    const isDocked = DOCKED.some((one) => one === rank);
    const next = RANKS.slice(RANKS.indexOf(rank) + 1).map((one) => this.#parts.get(one));
    const follower = next.find((one) => one !== undefined && (one.parentElement === this.#dock) === isDocked) ?? null;
    if (isDocked) {
      this.#dock.insertBefore(part, follower);
      return;
    }
    part.popover = "manual";
    this.#surface.root.insertBefore(part, follower ?? this.#dock);
    this.#raise();
  }

  remove(rank: Rank): void {
    this.#parts.get(rank)?.remove();
    this.#parts.delete(rank);
  }

  close(): void {
    this.#modals.disconnect();
    for (const part of this.#parts.values()) part.remove();
    this.#parts.clear();
    this.#dock.remove();
    const { host } = this.#surface;
    if (host.parentElement !== document.documentElement) document.documentElement.append(host);
  }

  /** While the page shows a modal dialog, nothing outside of that can be clicked: all of it moves into it. */
  #standAbove(): void {
    const { host } = this.#surface;
    const modal = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.documentElement;
    if (modal === host.parentElement) return;
    modal.append(host);
    this.#raise();
  }

  #raise(): void {
    const { activeElement } = this.#surface.root;
    for (const part of [...LAYERS.map((rank) => this.#parts.get(rank)), this.#dock]) {
      // Older browsers have no layer on top; there, the highest z-index must do.
      if (part === undefined || !("showPopover" in part)) continue;
      if (part.matches(":popover-open")) part.hidePopover();
      part.showPopover();
    }
    // What is hidden for a moment loses the focus.
    if (activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus({ preventScroll: true });
  }
}
