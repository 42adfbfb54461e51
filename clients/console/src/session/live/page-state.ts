import type { Measured } from "@alongside/link";
import type { ActResult, Annotation } from "@alongside/protocol";
import type { AgentTool } from "../tools/tool";
import type { Size } from "./fit";

/** What is told when something can't be done: a key of `told`. */
export type ToldKey = Exclude<ActResult, "done"> | "noteFailed" | "controlFailed" | "onOtherPage";

/** All that the screens know of the shared page, beside the session itself. */
export interface PageState {
  tool: AgentTool;
  /** Whether what is drawn stays, or fades. */
  stays: boolean;
  /** The sharer's window; null while nothing is known of it. */
  size: Size | null;
  /** How far it is scrolled, and the height of the document where the viewer says it. */
  scroll: { y: number; height: number | undefined };
  address: string | null;
  isCatchingUp: boolean;
  /** How many events wait in the viewer. */
  behind: number;
  /** The viewer does not answer. */
  isSilent: boolean;
  board: readonly Annotation[];
  quality: Measured;
  /** The sharer is on another tab. */
  isHidden: boolean;
  /** `count` tells the same words said twice apart. */
  told: { key: ToldKey; count: number } | null;
}

export const FIRST_STATE: PageState = {
  tool: "point",
  stays: true,
  size: null,
  scroll: { y: 0, height: undefined },
  address: null,
  isCatchingUp: true,
  behind: 0,
  isSilent: false,
  board: [],
  quality: { latency: null, path: "relay" },
  isHidden: false,
  told: null,
};
