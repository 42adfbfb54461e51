/**
 * What the console and the viewer say to each other.
 *
 * The console posts one {@link Connect} to the frame with a `MessagePort`; all else goes over that port. Events are
 * `unknown`: they come from the sharer's browser, and the viewer trusts nothing about them.
 */

/** The one message to the frame's window. It carries the port. */
export interface Connect {
  alongside: "connect";
  labels: Labels;
}

/** What stands in the place of what can't be shown, in the agent's language. */
export interface Labels {
  /** An image whose content was not sent. */
  image: string;
  /** A frame of another site. */
  frame: string;
  /** A video or sound. */
  media: string;
  /** A drawing surface. */
  canvas: string;
  /** A plug-in. */
  plugin: string;
}

/** From the console. */
export interface ToViewer {
  type: "events";
  events: readonly unknown[];
}

/** To the console. */
export type FromViewer =
  | { type: "ready" }
  /** The sharer's window has this size now, in CSS pixels. */
  | { type: "size"; width: number; height: number }
  /** A batch stands in the page. */
  | Applied
  /** An event could not be shown; the rest goes on. Holds nothing of the page. */
  | { type: "failed"; message: string };

/** How far the viewer is. */
export interface Applied {
  type: "applied";
  /** How many batches it has applied since it opened. */
  batches: number;
  /** How many of the events were whole pages. */
  snapshots: number;
  /** When the last event happened, by the sharer's clock. */
  lastEventAt: number;
}
