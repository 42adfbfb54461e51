/**
 * What the console and the viewer say to each other.
 *
 * The console posts one {@link Connect} to the frame with a `MessagePort`; all else goes over that port. Events are
 * `unknown`: they come from the sharer's browser, and the viewer trusts nothing about them. Nor does it trust what
 * other participants send: names, notes and strokes are shown as what they are, never as markup.
 */
import type {
  Act,
  Anchor,
  Annotation,
  Fading,
  Mark,
  Outcome,
  ParticipantId,
  Pointing,
  RequestId,
} from "@alongside/protocol";

/** The one message to the frame's window. It carries the port. */
export interface Connect {
  alongside: "connect";
  labels: Labels;
}

/** What the viewer says by itself, in the agent's language. */
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
  /** The shared page as a whole, for screen readers. */
  stage: string;
  /** The field in which a note is written, its two buttons, and the button that takes one away. */
  note: string;
  save: string;
  cancel: string;
  remove: string;
  edit: string;
}

/** What the agent's pointer and keyboard do on the shared page. */
export type Tool =
  /** Point: the others see the pointer, and a circle where it is pressed. */
  | "point"
  /** Act on the page, under the control lease; points as well. */
  | "act"
  /** Write a note where the page is pressed. */
  | "note"
  /** Draw by hand. */
  | "pen"
  /** Draw an arrow. */
  | "arrow"
  /** Put a light on the element that is pressed. */
  | "spotlight"
  /** Choose an element: for the preview of masking. */
  | "pick";

/** Somebody whose pointer, notes and strokes are shown. */
export interface Person {
  id: ParticipantId;
  name: string;
  /** A CSS colour of the console's own choosing. */
  color: string;
  /** Whether it is their page: their pointer and their presses are the mirror's. */
  isSharer?: boolean;
}

/** From the console. */
export type ToViewer =
  /** Events of the mirror, of the page that the sharer's epoch names. */
  | { type: "events"; events: readonly unknown[]; page: number }
  /** The tool in hand; `stays` says whether drawings stay or fade. */
  | { type: "tool"; tool: Tool; stays: boolean }
  /** Everybody in the session, oneself too. `you` is the agent at this console. */
  | { type: "people"; people: readonly Person[]; you: ParticipantId }
  | { type: "pointing"; by: ParticipantId; pointing: Pointing }
  | { type: "board"; annotations: readonly Annotation[] }
  | { type: "fading"; by: ParticipantId; fading: Fading }
  /** What became of an act: what is being typed into turns out to be masked, or gone. */
  | { type: "outcome"; outcome: Outcome }
  /** By how much the console shrinks or enlarges the frame: what is written over the page stays readable. */
  | { type: "scale"; scale: number }
  /** Put the keyboard's focus onto the page. */
  | { type: "focus" }
  /** Bring this annotation into sight, and make it stand out for a moment: the agent looks for it. */
  | { type: "show"; annotation: RequestId };

/** To the console. */
export type FromViewer =
  | { type: "ready" }
  /** The sharer's window has this size now, in CSS pixels. */
  | { type: "size"; width: number; height: number }
  /** The page's address, as inert text, without query and fragment. */
  | { type: "address"; address: string }
  /** The sharer's window is scrolled to here; `height` is that of the whole document. */
  | { type: "scrolled"; x: number; y: number; height?: number }
  /** A batch stands in the page. */
  | Applied
  /** Events wait to be shown: more came than could be shown in time. 0 when it has caught up. */
  | { type: "behind"; events: number }
  /** An event could not be shown; the rest goes on. Holds nothing of the page. */
  | { type: "failed"; message: string }
  | { type: "pointing"; pointing: Pointing }
  /** What the agent wants done on the page. */
  | { type: "acts"; page: number; acts: Act[] }
  /** The agent tried what can't be: the element is masked or read-only, as the mirror says. */
  | { type: "refused"; why: "masked" | "readonly" | "unsupported" }
  | { type: "add"; anchor: Anchor; mark: Mark }
  | { type: "edit"; annotation: RequestId; text: string }
  | { type: "remove"; annotation: RequestId }
  | { type: "fading"; fading: Fading }
  | { type: "picked"; node: number }
  /** Escape was pressed on the page: the console puts the tool down. */
  | { type: "escape" };

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
