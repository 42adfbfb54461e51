import type { Anchor, Fading, Mark, Outcome, Pointing, Sight } from "@alongside/protocol";

/**
 * What other participants send is looked at before it is believed: the server passes on the bodies of streams without
 * reading them.
 */
type Fields = Record<string, unknown>;

/** Longer bodies are not of these streams. */
const MOST_CHARACTERS = 8192;

const MOST_POINTS = 256;
const MOST_PIECES = 6;
const MOST_PIECE_CHARACTERS = 512;
const FARTHEST = 1_000_000;

const RESULTS: readonly string[] = [
  "done",
  "masked",
  "readonly",
  "gone",
  "no_navigation",
  "unsupported",
  "paused",
  "ended",
] satisfies Outcome["result"][];

/** The body, where it is JSON of this shape. */
export function read<Shape>(body: string, is: (value: unknown) => value is Shape): Shape | null {
  if (body.length > MOST_CHARACTERS) return null;
  try {
    const value: unknown = JSON.parse(body);
    return is(value) ? value : null;
  } catch {
    return null;
  }
}

export function isPointing(value: unknown): value is Pointing {
  if (!isFields(value)) return false;
  if (value["is"] === "off") return true;
  const isPlace = isCount(value["page"]) && isCount(value["node"]) && isNear(value["x"]) && isNear(value["y"]);
  return (value["is"] === "at" || value["is"] === "pressed") && isPlace;
}

export function isOutcome(value: unknown): value is Outcome {
  return (
    isFields(value) &&
    isCount(value["epoch"]) &&
    isCount(value["n"]) &&
    RESULTS.includes(value["result"] as string) &&
    (value["node"] === undefined || isCount(value["node"]))
  );
}

export function isSight(value: unknown): value is Sight {
  return isFields(value) && typeof value["hidden"] === "boolean";
}

export function isFading(value: unknown): value is Fading {
  return (
    isFields(value) &&
    typeof value["id"] === "string" &&
    value["id"].length <= 64 &&
    isAnchor(value["anchor"]) &&
    isDrawing(value["mark"])
  );
}

function isAnchor(value: unknown): value is Anchor {
  return (
    isFields(value) &&
    isPiece(value["page"]) &&
    Array.isArray(value["way"]) &&
    value["way"].length <= MOST_PIECES &&
    value["way"].every(isPiece) &&
    isNear(value["x"]) &&
    isNear(value["y"])
  );
}

/** A mark without words: notes are kept, they don't fade. */
function isDrawing(value: unknown): value is Mark {
  if (!isFields(value)) return false;
  switch (value["is"]) {
    case "stroke": {
      const points = value["points"];
      return Array.isArray(points) && points.length <= MOST_POINTS && points.every(isPoint);
    }
    case "arrow":
      return isPoint(value["from"]);
    case "spotlight":
      return true;
    default:
      return false;
  }
}

function isPoint(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isNear);
}

function isPiece(value: unknown): value is string {
  return typeof value === "string" && value.length <= MOST_PIECE_CHARACTERS;
}

function isNear(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= FARTHEST;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
