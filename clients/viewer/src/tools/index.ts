/** The tools by their names. */
import type { Tool as ToolName } from "../messages";
import { ActTool } from "./act";
import { ArrowTool, PenTool, SpotlightTool } from "./draw";
import { NoteTool } from "./note";
import { PickTool } from "./pick";
import { PointTool } from "./point";
import type { Ground, Tool } from "./tool";

export { ActTool } from "./act";
export { PointTool } from "./point";
export { Surface } from "./surface";
export type { Ground } from "./tool";

/** Takes a tool in hand; `aimAt` moves the crosshair onto an element. */
export function takeTool(name: ToolName, stays: boolean, ground: Ground, aimAt: (element: Element) => void): Tool {
  switch (name) {
    case "act":
      return new ActTool(ground, aimAt);
    case "note":
      return new NoteTool(ground);
    case "pen":
      return new PenTool(ground, stays);
    case "arrow":
      return new ArrowTool(ground, stays);
    case "spotlight":
      return new SpotlightTool(ground, stays);
    case "pick":
      return new PickTool(ground);
    case "point":
      return new PointTool();
  }
}
