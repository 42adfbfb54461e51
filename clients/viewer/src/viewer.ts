/** One connection with the console: takes batches of events, sanitises them, shows them, and says how far it is. */
import type { FromViewer, Labels, ToViewer } from "./messages";
import { Sanitiser } from "./sanitise";
import { isFields, isNumber } from "./sanitise/shape";
import { Stage } from "./stage";

const FULL_SNAPSHOT = 2;

export class Viewer {
  readonly #port: MessagePort;
  readonly #sanitiser = new Sanitiser();
  readonly #stage: Stage;
  #batches = 0;
  #snapshots = 0;

  constructor(root: HTMLElement, port: MessagePort, labels: Labels) {
    this.#port = port;
    this.#stage = new Stage(root, labels, {
      onSize: (width, height) => this.#tell({ type: "size", width, height }),
      onFailure: (message) => this.#tell({ type: "failed", message }),
    });
    port.addEventListener("message", ({ data }: MessageEvent<ToViewer>) => {
      if (data.type === "events") this.#take(data.events);
    });
    port.start();
    this.#tell({ type: "ready" });
  }

  #take(events: readonly unknown[]): void {
    let lastEventAt = 0;
    for (const event of events) {
      const clean = this.#sanitise(event);
      if (!clean) continue;
      this.#stage.apply(clean);
      if (isFields(event) && isNumber(event["timestamp"])) lastEventAt = event["timestamp"];
      if (clean.type === FULL_SNAPSHOT) this.#snapshots += 1;
    }
    this.#batches += 1;
    this.#tell({ type: "applied", batches: this.#batches, snapshots: this.#snapshots, lastEventAt });
  }

  #sanitise(event: unknown): ReturnType<Sanitiser["sanitise"]> {
    try {
      return this.#sanitiser.sanitise(event);
    } catch {
      this.#tell({ type: "failed", message: "not understood" });
      return null;
    }
  }

  #tell(message: FromViewer): void {
    this.#port.postMessage(message);
  }
}
