/** The viewer's frame in the preview: shows events, and says which element was pressed. */
import type { Connect, FromViewer, Labels, ToViewer } from "@alongside/viewer/messages";
import type { Size } from "../../session/live/fit";

export interface PictureListener {
  onSize(size: Size): void;
  onPicked(node: number): void;
  /** Escape was pressed on the page. */
  onEscape(): void;
  /** The picture may be wrong: it needs the page from its beginning. */
  onBroken(): void;
  /** The viewer does not answer. */
  onSilent(): void;
}

const PATIENCE = 8_000;
const META = 4;

/** One load of the frame. Takes events before the frame is there, and shows them when it is. */
export class Picture {
  readonly #port: MessagePort;
  readonly #listener: PictureListener;
  readonly #silence: ReturnType<typeof setTimeout>;
  #isReady = false;
  #waiting: ToViewer[] = [];
  #failures = 0;

  constructor(target: Window, origin: string, labels: Labels, listener: PictureListener) {
    this.#listener = listener;
    const channel = new MessageChannel();
    this.#port = channel.port1;
    this.#port.addEventListener("message", ({ data }: MessageEvent<FromViewer>) => this.#take(data));
    this.#port.start();
    const connect: Connect = { alongside: "connect", labels };
    target.postMessage(connect, origin, [channel.port2]);
    this.#silence = setTimeout(() => listener.onSilent(), PATIENCE);
  }

  show(events: readonly unknown[], page: number): void {
    const message: ToViewer = { type: "events", events, page };
    if (this.#isReady) this.#port.postMessage(message);
    // A page that begins anew makes what waits superfluous.
    else this.#waiting = begins(events) ? [message] : [...this.#waiting, message];
  }

  /** By how much the frame is shrunk. */
  scale(scale: number): void {
    this.#port.postMessage({ type: "scale", scale } satisfies ToViewer);
  }

  close(): void {
    clearTimeout(this.#silence);
    this.#port.close();
  }

  #take(message: FromViewer): void {
    switch (message.type) {
      case "ready": {
        clearTimeout(this.#silence);
        this.#isReady = true;
        const first: ToViewer[] = [{ type: "tool", tool: "pick", stays: false }, ...this.#waiting.splice(0)];
        for (const one of first) this.#port.postMessage(one);
        break;
      }
      case "size":
        this.#listener.onSize({ width: message.width, height: message.height });
        break;
      case "picked":
        this.#listener.onPicked(message.node);
        break;
      case "escape":
        this.#listener.onEscape();
        break;
      case "failed":
        this.#heal();
        break;
    }
  }

  /** With the first of a row of failures, then with the 10th, the 100th: one event may fail for its own reasons. */
  #heal(): void {
    this.#failures += 1;
    if (Number.isInteger(Math.log10(this.#failures))) this.#listener.onBroken();
  }
}

const begins = (events: readonly unknown[]): boolean =>
  events.some((event) => typeof event === "object" && event !== null && (event as { type?: unknown }).type === META);
