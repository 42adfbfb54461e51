import type { SessionView } from "@alongside/protocol";
import type { Tool } from "@alongside/viewer/messages";
import { holdsControl } from "../control/control-state";

/** The tools of the session page, in the order of the toolbar. */
export const TOOLS = ["point", "act", "note", "pen", "arrow", "spotlight"] as const satisfies readonly Tool[];

export type AgentTool = (typeof TOOLS)[number];

type Rights = Pick<SessionView, "control" | "you" | "allowed">;

/** Why a tool can't be taken now; null when it can. */
export function toolBar(tool: AgentTool, view: Rights): "off" | "control" | "draw" | null {
  if (tool === "act" && !holdsControl(view)) return view.allowed.control ? "control" : "off";
  const isDrawing = tool === "pen" || tool === "arrow" || tool === "spotlight";
  return isDrawing && !view.allowed.draw ? "draw" : null;
}

/**
 * The tool in hand after a change of the session. Whoever is given control has asked for it to act; whoever loses it
 * points.
 */
export function toolAfter(tool: AgentTool, before: Rights, after: Rights): AgentTool {
  if (tool === "point" && !holdsControl(before) && holdsControl(after)) return "act";
  return toolBar(tool, after) === null ? tool : "point";
}
