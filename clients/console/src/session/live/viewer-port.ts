import type { Connect, FromViewer, Labels, ToViewer } from "@alongside/viewer/messages";
import type { Mirror } from "../../desk/live-session";

/** How long a viewer may take to answer before the agent is told that it does not. */
const PATIENCE = 8_000;

export interface ViewerListener {
  /** The viewer has opened, and has shown nothing yet: what it must know comes before the first event. */
  onReady(): void;
  /** What else it says. */
  onMessage(message: Exclude<FromViewer, { type: "ready" | "failed" }>): void;
  /** The viewer does not answer. */
  onSilent(): void;
  /** Whether a snapshot is awaited. */
  onCatchingUp(isCatchingUp: boolean): void;
}

/**
 * Connects one load of the viewer's frame with the mirror. A frame that loads again gets a connection, and a mirror,
 * of its own: it has shown nothing yet.
 */
export class ViewerPort {
  readonly #port: MessagePort;
  readonly #mirror: () => Mirror;
  readonly #listener: ViewerListener;
  readonly #silence: ReturnType<typeof setTimeout>;
  #open: Mirror | null = null;
  #page: number | null = null;
  #failures = 0;

  constructor(target: Window, origin: string, labels: Labels, mirror: () => Mirror, listener: ViewerListener) {
    this.#mirror = mirror;
    this.#listener = listener;
    const channel = new MessageChannel();
    this.#port = channel.port1;
    this.#port.addEventListener("message", ({ data }: MessageEvent<FromViewer>) => this.#take(data));
    this.#port.start();
    const connect: Connect = { alongside: "connect", labels };
    target.postMessage(connect, origin, [channel.port2]);
    this.#silence = setTimeout(() => listener.onSilent(), PATIENCE);
  }

  /** Which page is shown: the sharer's epoch. Null while none is. */
  get page(): number | null {
    return this.#page;
  }

  /** To the viewer. Before it is ready nothing is said: it gets all it must know then. */
  post(message: ToViewer): void {
    if (this.#open) this.#port.postMessage(message);
  }

  close(): void {
    clearTimeout(this.#silence);
    this.#port.close();
    this.#open?.close();
    this.#open = null;
  }

  #take(message: FromViewer): void {
    if (message.type === "ready") {
      clearTimeout(this.#silence);
      this.#begin();
    } else if (message.type === "failed") {
      this.#heal();
    } else {
      this.#listener.onMessage(message);
    }
  }

  #begin(): void {
    const mirror = this.#mirror();
    this.#open = mirror;
    this.#listener.onReady();
    this.#listener.onCatchingUp(mirror.isCatchingUp);
    mirror.onCatchingUp((isCatchingUp) => this.#listener.onCatchingUp(isCatchingUp));
    mirror.onEvents((events, page) => {
      this.#page = page;
      this.post({ type: "events", events, page });
    });
  }

  /**
   * What could not be shown may leave the page wrong. One event may fail for its own reasons, so a fresh page is asked
   * for with the first of a row of failures, then with the 10th, the 100th, …
   */
  #heal(): void {
    this.#failures += 1;
    if (Number.isInteger(Math.log10(this.#failures))) this.#open?.restart();
  }
}
