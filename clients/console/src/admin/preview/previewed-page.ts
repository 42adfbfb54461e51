/** A page of the organisation's site in a window of its own, that shows what agents would see of it. */
import type { CobrowseSettings } from "@alongside/protocol";
import type { ConnectPage, FromPage, Ready, ToPage } from "@alongside/visitor/preview-messages";
import type { Picked } from "./toggle";

/** How it stands. */
export type PageState =
  | { is: "opening" }
  | { is: "open" }
  /** The browser did not open the window. */
  | { is: "blocked" }
  /** The page has not answered in time, and may still. */
  | { is: "silent" }
  /** A page of another site answered. It is not spoken to. */
  | { is: "elsewhere"; origin: string }
  /** The window is closed. */
  | { is: "gone" };

export interface PageListener {
  onState(state: PageState): void;
  /** A load of the page has begun to tell what it shows: what came before is another page's. */
  onEvents(events: readonly unknown[], load: number): void;
  onPicked(picked: Picked): void;
}

/** What the browser does for it. */
export interface Surroundings {
  open(url: string): Window | null;
  /** Messages to this window. */
  onMessage(listener: (event: MessageEvent) => void): () => void;
}

export const BROWSER: Surroundings = {
  // The page must be able to answer the one that opened it: no `noopener`.
  open: (url) => window.open(url, "_blank"),
  onMessage: (listener) => {
    window.addEventListener("message", listener);
    return () => window.removeEventListener("message", listener);
  },
};

const PATIENCE = 12_000;
const LOOK = 1_000;

export class PreviewedPage {
  readonly #origin: string;
  readonly #listener: PageListener;
  readonly #window: Window | null;
  readonly #stop: (() => void)[] = [];
  #settings: CobrowseSettings;
  #port: MessagePort | null = null;
  #load = 0;

  constructor(
    { url, origin }: { url: string; origin: string },
    settings: CobrowseSettings,
    listener: PageListener,
    surroundings: Surroundings = BROWSER,
  ) {
    this.#origin = origin;
    this.#settings = settings;
    this.#listener = listener;
    this.#stop.push(surroundings.onMessage((event) => this.#hear(event)));
    this.#window = surroundings.open(url);
    if (!this.#window) {
      this.#end({ is: "blocked" });
      return;
    }
    listener.onState({ is: "opening" });
    const silence = setTimeout(() => {
      if (this.#load === 0) listener.onState({ is: "silent" });
    }, PATIENCE);
    const look = setInterval(() => {
      if (this.#window?.closed) this.#end({ is: "gone" });
    }, LOOK);
    this.#stop.push(
      () => clearTimeout(silence),
      () => clearInterval(look),
    );
  }

  /** From now on the page shows itself with these. */
  use(settings: CobrowseSettings): void {
    this.#settings = settings;
    this.#tell({ type: "settings", settings });
  }

  /** Asks for the page from its beginning. */
  restart(): void {
    this.use(this.#settings);
  }

  /** Asks what this element of the mirror is. */
  pick(node: number): void {
    this.#tell({ type: "pick", node });
  }

  /** Lets the page go, and closes it: it shows that it is tried out. */
  close(): void {
    this.#quit();
    this.#window?.close();
  }

  #end(state: PageState): void {
    this.#quit();
    this.#listener.onState(state);
  }

  #quit(): void {
    for (const stop of this.#stop.splice(0)) stop();
    this.#port?.close();
    this.#port = null;
  }

  /** Only the window that was opened, and only while it is at the site that the administrator named. */
  #hear({ source, origin, data }: MessageEvent): void {
    if (source === null || source !== this.#window || !isReady(data)) return;
    if (origin !== this.#origin) {
      this.#listener.onState({ is: "elsewhere", origin });
      return;
    }
    this.#connect(this.#window);
  }

  /** Each load of the page gets a port of its own. */
  #connect(target: Window): void {
    this.#port?.close();
    const { port1: port, port2 } = new MessageChannel();
    this.#load += 1;
    const load = this.#load;
    port.addEventListener("message", ({ data }: MessageEvent<FromPage>) => this.#take(data, load));
    port.start();
    this.#port = port;
    const connect: ConnectPage = { alongside: "preview-connect" };
    target.postMessage(connect, this.#origin, [port2]);
    this.use(this.#settings);
    this.#listener.onState({ is: "open" });
  }

  #take(message: FromPage, load: number): void {
    if (message.type === "events" && Array.isArray(message.events)) this.#listener.onEvents(message.events, load);
    else if (message.type === "picked") this.#listener.onPicked(message);
  }

  #tell(message: ToPage): void {
    this.#port?.postMessage(message);
  }
}

const isReady = (data: unknown): data is Ready =>
  typeof data === "object" && data !== null && (data as Partial<Ready>).alongside === "preview-ready";
