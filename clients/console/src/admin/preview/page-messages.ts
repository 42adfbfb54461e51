/** What the console and a page that is tried out say to each other (the page's end: `@alongside/visitor`, `preview`). */
import type { CobrowseSettings } from "@alongside/protocol";

/** How an element stands for agents. */
export type Verdict = "shown" | "masked" | "always";

/** From the page over its window: it can be tried out. */
export interface Ready {
  alongside: "preview-ready";
}

/** The answer to it. It carries the port. */
export interface ConnectPage {
  alongside: "preview-connect";
}

export type ToPage =
  /** From now on the page is sent as these settings would have it; a fresh snapshot comes first. */
  | { type: "settings"; settings: CobrowseSettings }
  /** What is this element? By its id in the mirror. */
  | { type: "pick"; node: number };

export type FromPage =
  | { type: "events"; events: readonly unknown[] }
  | { type: "picked"; selector: string; verdict: Verdict; isField: boolean };
