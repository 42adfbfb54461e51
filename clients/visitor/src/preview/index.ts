/**
 * A page that an administrator tries out from the console: it is captured as it would be for an agent, and told to the
 * window that opened it. Nothing of it reaches a server.
 */
import type { CobrowseSettings } from "@alongside/protocol";
import type { Capture } from "../capture";
import type { ConnectPage, FromPage, Ready, ToPage } from "./messages";
import { selectorFor } from "./selector";

export type PreviewModule = typeof import("./index");

/** By which the next page in this window knows that it is tried out too. */
const NAME = "alongside-preview";

/**
 * Offers this page to the console, and to nobody else: it alone can hear that, and it alone is answered. `base` is where
 * the snippet comes from.
 */
export async function startPreview(base: string): Promise<void> {
  const opener = window.opener as Window | null;
  const origin = await consoleOf(base);
  if (opener === null || origin === null) return;
  const { Capture } = await import("../capture");
  let preview: Preview | null = null;
  window.addEventListener("message", (event: MessageEvent<Partial<ConnectPage> | null>) => {
    const port = event.ports[0];
    const isConsole = event.origin === origin && event.source === opener;
    if (!isConsole || port === undefined || event.data?.alongside !== "preview-connect") return;
    preview?.close();
    preview = new Preview(Capture, port);
  });
  window.name = NAME;
  const ready: Ready = { alongside: "preview-ready" };
  opener.postMessage(ready, origin);
}

/** The console's origin, if this site's operator has one. */
async function consoleOf(base: string): Promise<string | null> {
  const response = await fetch(`${base}config.json`, { credentials: "omit" });
  const config = (await response.json()) as { console?: string };
  return config.console === undefined ? null : new URL(config.console).origin;
}

class Preview {
  readonly #Capture: typeof Capture;
  readonly #port: MessagePort;
  #capture: Capture | null = null;
  #waiting: unknown[] = [];

  constructor(Captures: typeof Capture, port: MessagePort) {
    this.#Capture = Captures;
    this.#port = port;
    port.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
      if (data.type === "settings") this.#use(data.settings);
      else this.#pick(data.node);
    });
    port.start();
  }

  close(): void {
    this.#capture?.stop();
    this.#port.close();
  }

  #use(settings: CobrowseSettings): void {
    this.#capture?.stop();
    this.#waiting = [];
    let want = (): void => {};
    const outlet = {
      isWatched: true,
      push: (event: unknown): void => this.#push(event),
      onWatched: () => () => {},
      onWanted: (listener: () => void) => {
        want = listener;
        return () => {};
      },
    };
    this.#capture = new this.#Capture(outlet, settings);
    want();
  }

  #push(event: unknown): void {
    if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
    this.#waiting.push(event);
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    this.#tell({ type: "events", events: this.#waiting });
    this.#waiting = [];
  }

  #pick(id: number): void {
    const { node } = this.#capture?.judge(id) ?? { node: null };
    const picked = node === null ? null : (this.#capture?.judgement.look(node) ?? null);
    if (picked === null) this.#tell({ type: "picked", selector: "", verdict: "shown", isField: false });
    else this.#tell({ type: "picked", selector: selectorFor(picked.element), verdict: picked.verdict, isField: picked.isField });
  }

  #tell(message: FromPage): void {
    this.#port.postMessage(message);
  }
}
