/**
 * The first pass over what a sharer's browser sends, before rrweb sees it.
 *
 * Invariants:
 * - an event is rebuilt from the fields that are known, never passed on: what isn't listed here is dropped;
 * - no address survives that would be fetched or gone to, and no script;
 * - a node is never left out, because later changes name it: it is emptied, or stands as a labelled placeholder.
 *
 * The walls behind it are the frame's sandbox and the page's content security policy.
 */
import type { eventWithTime } from "@rrweb/types";
import { sanitiseIncremental } from "./incremental";
import { Nodes } from "./node";
import { type Fields, isFields, isNumber } from "./shape";
import { sanitiseSize } from "./size";

export { HIDDEN } from "./attributes";

/** rrweb's numbers for kinds of events. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;

/** Sanitises the events of one page, in their order. */
export class Sanitiser {
  readonly #nodes = new Nodes();

  /** The event with all that may be shown of it, or nothing. */
  sanitise(event: unknown): eventWithTime | null {
    if (!isFields(event) || !isFields(event["data"]) || !isNumber(event["timestamp"])) return null;
    const data = this.#sanitiseData(event["type"], event["data"]);
    if (!data) return null;
    // Everything in it was read and rebuilt.
    return { type: event["type"], data, timestamp: event["timestamp"] } as unknown as eventWithTime;
  }

  #sanitiseData(type: unknown, data: Fields): Fields | null {
    switch (type) {
      case META:
        return { href: "", ...sanitiseSize(data) };
      case FULL_SNAPSHOT: {
        this.#nodes.forget();
        const node = this.#nodes.sanitise(data["node"]);
        return node && { node, initialOffset: sanitiseOffset(data["initialOffset"]) };
      }
      case INCREMENTAL:
        return sanitiseIncremental(data, this.#nodes);
      default:
        return null;
    }
  }
}

function sanitiseOffset(offset: unknown): { top: number; left: number } {
  const { top, left } = isFields(offset) ? offset : {};
  return { top: isNumber(top) ? top : 0, left: isNumber(left) ? left : 0 };
}
