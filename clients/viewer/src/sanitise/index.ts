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
import { type Assets, NO_ASSETS } from "./assets";
import { sanitiseIncremental } from "./incremental";
import { Nodes } from "./node";
import { type Fields, isFields, isNumber } from "./shape";
import { sanitiseSize } from "./size";

export { addressOf } from "./address";
export { HIDDEN, OPEN } from "./attributes";

/** rrweb's numbers for kinds of events. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;

/** Not worth a look while a page has had fewer nodes than this. */
const PRUNE_FROM = 10_000;

/** Sanitises the events of one page, in their order. */
export class Sanitiser {
  readonly #nodes: Nodes;
  #prunedTo = 0;

  constructor(assets: Assets = NO_ASSETS, mostNodes?: number) {
    this.#nodes = new Nodes(assets, mostNodes);
  }

  /** The event with all that may be shown of it, or nothing. */
  sanitise(event: unknown): eventWithTime | null {
    if (!isFields(event) || !isFields(event["data"]) || !isNumber(event["timestamp"])) return null;
    const data = this.#sanitiseData(event["type"], event["data"]);
    if (!data) return null;
    // Everything in it was read and rebuilt.
    return { type: event["type"], data, timestamp: event["timestamp"] } as unknown as eventWithTime;
  }

  /** Forgets nodes that are gone, now and then: a page that changes for hours has had many. */
  prune(isThere: (id: number) => boolean): void {
    if (this.#nodes.size < 2 * this.#prunedTo + PRUNE_FROM) return;
    this.#nodes.prune(isThere);
    this.#prunedTo = this.#nodes.size;
  }

  #sanitiseData(type: unknown, data: Fields): Fields | null {
    switch (type) {
      case META:
        return { href: "", ...sanitiseSize(data) };
      case FULL_SNAPSHOT: {
        this.#nodes.forget();
        this.#prunedTo = 0;
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
