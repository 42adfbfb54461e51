/** Whether what somebody else sent is a place, a mark or a pointer at all: nobody on the way looks into it. */
import type { Anchor, Fading, Mark, Pointing } from "@alongside/protocol";

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isText = (value: unknown, most: number): value is string => typeof value === "string" && value.length <= most;
const isOffset = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(isNumber);

export function isAnchor(value: unknown): value is Anchor {
  if (!isFields(value) || !isText(value["page"], 512) || !Array.isArray(value["way"])) return false;
  const { way, x, y } = value as { way: unknown[]; x: unknown; y: unknown };
  return way.length >= 1 && way.length <= 6 && way.every((piece) => isText(piece, 512)) && isNumber(x) && isNumber(y);
}

export function isMark(value: unknown): value is Mark {
  if (!isFields(value)) return false;
  switch (value["is"]) {
    case "note":
      return isText(value["text"], 1_000);
    case "stroke": {
      const { points } = value;
      return Array.isArray(points) && points.length >= 1 && points.length <= 256 && points.every(isOffset);
    }
    case "arrow":
      return isOffset(value["from"]);
    default:
      return value["is"] === "spotlight";
  }
}

export function isFading(value: unknown): value is Fading {
  return isFields(value) && isText(value["id"], 64) && isAnchor(value["anchor"]) && isMark(value["mark"]);
}

export function isPointing(value: unknown): value is Pointing {
  if (!isFields(value)) return false;
  if (value["is"] === "off") return true;
  const { page, node, x, y } = value;
  return (value["is"] === "at" || value["is"] === "pressed") && [page, node, x, y].every(isNumber);
}
