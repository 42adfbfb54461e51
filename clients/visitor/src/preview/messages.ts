/**
 * What the console and a page that an administrator tries out say to each other. The console opened the page's window;
 * the page comes to speak first.
 */
import type { CobrowseSettings } from "@alongside/protocol";

/** How an element stands for agents. */
export type PickedVerdict =
  | "shown"
  | "masked"
  /** Masked, and no settings can open it. */
  | "always";

/** From the page, over its window: it can be tried out. */
export interface Ready {
  alongside: "preview-ready";
}

/** The answer to it. It carries the port over which all else is said. */
export interface ConnectPage {
  alongside: "preview-connect";
}

export type ToPage =
  /** From now on the page is sent as these settings would have it; a fresh snapshot comes first. */
  | { type: "settings"; settings: CobrowseSettings }
  /** What is this element? By its number in the mirror. */
  | { type: "pick"; node: number };

export type FromPage =
  /** Of the mirror, as an agent would get them. */
  | { type: "events"; events: readonly unknown[] }
  /** `selector` names the element, or nothing when it is gone. `isField` says whether it holds a value. */
  | { type: "picked"; selector: string; verdict: PickedVerdict; isField: boolean };
