/**
 * Where the page is replayed.
 *
 * rrweb's live mode waits: it applies an event when its own clock has come as far as the sharer's, and with the next
 * frame of animation. Here an event is applied when it arrives, whatever its time says, and nothing is kept of it.
 * For that two of the replayer's own methods are called that its types call private; its version is pinned, and the
 * tests in a browser hold it to this.
 */
import { Replayer } from "@rrweb/replay";
import { type eventWithTime, EventType, IncrementalSource, MouseInteractions } from "@rrweb/types";
import { hostOf, type Point } from "./marks";
import type { Labels } from "./messages";
import { placeholderRules } from "./placeholder";
import { settleTops } from "./tops";

export interface StageListener {
  /** The sharer's window has this size now. */
  onSize(width: number, height: number): void;
  /** The sharer pressed an element, at this place of its own document's window. */
  onPress(node: number, at: Point): void;
  /** An event could not be applied. */
  onFailure(message: string): void;
}

/** An element of the page, and its number in the mirror. */
export interface Known {
  element: Element;
  node: number;
}

/** The replayer wants a first event to count its time from. */
const BEGINNING: eventWithTime = { type: EventType.Load, data: {}, timestamp: 0 };

/** For so many events the replayer may keep what it made of style sheets: snapshots have mostly the same. */
const CACHED_EVENTS = 1_000;

export class Stage {
  readonly #replayer: Replayer;
  readonly #listener: StageListener;
  #applied = 0;

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

  /** The replayed document. */
  get document(): Document | null {
    return this.#replayer.iframe.contentDocument;
  }

  /** The frame that it is in. */
  get frame(): HTMLIFrameElement {
    return this.#replayer.iframe;
  }

  /** The element with this number; of a text, the one around it. */
  elementOf(node: number): Element | null {
    const found = this.#replayer.getMirror().getNode(node);
    if (!found) return null;
    if (found.nodeType === Node.ELEMENT_NODE) return found as Element;
    return found.nodeType === Node.DOCUMENT_NODE ? (found as Document).documentElement : found.parentElement;
  }

  /** The number of a document or an element; nothing where the mirror has none. */
  numberOf(node: Node): number | null {
    const number = this.#replayer.getMirror().getId(node);
    return number > 0 ? number : null;
  }

  /** The nearest element, from this one outwards, that the mirror has. */
  knownAt(element: Element): Known | null {
    for (let at: Element | null = element; at;) {
      const node = this.numberOf(at);
      if (node !== null) return { element: at, node };
      at = at.parentElement ?? hostOf(at.getRootNode());
    }
    return null;
  }

  /** Whether the mirror has a node of this number. */
  has(node: number): boolean {
    return this.#replayer.getMirror().getNode(node) !== null;
  }

  /** Whose pointer the mirror's is. */
  set pointerName(name: string) {
    const pointer = this.#pointer as HTMLElement;
    if (name) pointer.dataset["name"] = name;
    else delete pointer.dataset["name"];
  }

  /** Applies one sanitised event, now. */
  apply(event: eventWithTime): void {
    try {
      if (event.type === EventType.IncrementalSnapshot) this.#tellPress(event.data);
      if (event.type === EventType.IncrementalSnapshot && isMovement(event.data)) this.#move(event.data);
      else this.#replayer["getCastFn"](event, isScroll(event))();
      this.#keepSmall();
      settleTops(event, (id) => this.#replayer.getMirror().getNode(id));
    } catch (fault) {
      this.#listener.onFailure(fault instanceof Error ? fault.name : "unknown");
    }
  }

  /** The replayer keeps every style sheet's text that it ever saw. */
  #keepSmall(): void {
    this.#applied += 1;
    if (this.#applied % CACHED_EVENTS === 0) this.#replayer.resetCache();
  }

  #tellPress(data: Data): void {
    if (data.source !== IncrementalSource.MouseInteraction || data.type !== MouseInteractions.Click) return;
    this.#listener.onPress(data.id, { x: data.x ?? 0, y: data.y ?? 0 });
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
