/**
 * Where the page is replayed.
 *
 * rrweb's live mode waits: it applies an event when its own clock has come as far as the sharer's, and with the next
 * frame of animation. Here an event is applied when it arrives, whatever its time says, and nothing is kept of it.
 * For that two of the replayer's own methods are called that its types call private; its version is pinned, and the
 * tests in a browser hold it to this.
 */
import { Replayer } from "@rrweb/replay";
import { type eventWithTime, EventType, IncrementalSource } from "@rrweb/types";
import type { Labels } from "./messages";
import { placeholderRules } from "./placeholder";

export interface StageListener {
  /** The sharer's window has this size now. */
  onSize(width: number, height: number): void;
  /** An event could not be applied. */
  onFailure(message: string): void;
}

/** The replayer wants a first event to count its time from. */
const BEGINNING: eventWithTime = { type: EventType.Load, data: {}, timestamp: 0 };

export class Stage {
  readonly #replayer: Replayer;
  readonly #listener: StageListener;

  constructor(root: HTMLElement, labels: Labels, listener: StageListener) {
    this.#listener = listener;
    this.#replayer = new Replayer([BEGINNING], {
      root,
      liveMode: true,
      // A replayed field that takes the focus would take the agent's keyboard with it.
      triggerFocus: false,
      pauseAnimation: false,
      mouseTail: false,
      useVirtualDom: false,
      insertStyleRules: ["html,body,*{scroll-behavior:auto!important}", ...placeholderRules(labels)],
      logger: { log: () => undefined, warn: (...told) => listener.onFailure(withoutValues(told)) },
    });
    this.#replayer.iframe.tabIndex = -1;
    this.#replayer.iframe.title = document.title;
    this.#replayer.on("resize", (size) => {
      // The only event of this name that the replayer has.
      const { width, height } = size as { width: number; height: number };
      listener.onSize(width, height);
    });
  }

  /** Applies one sanitised event, now. */
  apply(event: eventWithTime): void {
    try {
      if (event.type === EventType.IncrementalSnapshot && isMovement(event.data)) this.#move(event.data);
      else this.#replayer["getCastFn"](event, isScroll(event))();
    } catch (fault) {
      this.#listener.onFailure(fault instanceof Error ? fault.name : "unknown");
    }
  }

  /** Only the newest place counts; the pointer glides there by itself. */
  #move(data: Movement): void {
    const last = data.positions.at(-1);
    if (!last) return;
    this.#pointer.classList.toggle("touch-device", data.source === IncrementalSource.TouchMove);
    this.#replayer["moveAndHover"](last.x, last.y, last.id, false, data);
  }

  get #pointer(): Element {
    return this.#replayer.wrapper.getElementsByClassName("replayer-mouse")[0] ?? this.#replayer.wrapper;
  }
}

type Data = Extract<eventWithTime, { type: EventType.IncrementalSnapshot }>["data"];
type Movement = Extract<Data, { positions: unknown }>;

const isMovement = (data: Data): data is Movement => "positions" in data;

/** Scrolling glides in live mode, and lags. Said to be in the past, it jumps. */
const isScroll = (event: eventWithTime): boolean =>
  event.type === EventType.IncrementalSnapshot && event.data.source === IncrementalSource.Scroll;

/** The replayer's warnings carry pieces of the page. What leaves here are its own words alone. */
function withoutValues(told: unknown[]): string {
  const words = told.find((item) => typeof item === "string" && !item.startsWith("[replayer]"));
  return typeof words === "string" ? words.slice(0, 60).replace(/'[^']*'/g, "…") : "warning";
}
