/** Stands in for the console, and for a sharer's page in a frame of its own. */
import type { Connect, FromViewer, ToViewer } from "../../../src/messages";

declare global {
  interface Window {
    openViewer(origin: string): Promise<void>;
    send(events: unknown[]): Promise<FromViewer[]>;
    /** The same, of events as text: it holds names and numbers that nothing else carries. */
    sendText(events: string): Promise<FromViewer[]>;
    /** Says something else to the viewer. */
    post(message: ToViewer): void;
    told: FromViewer[];
    shareFrame(html: string): Promise<void>;
    /** Changes the shared page and says how long, in milliseconds, until the viewer had it. */
    latency(rounds: number, clockSkew: number): Promise<number[]>;
  }
}

let port: MessagePort;
let skew = 0;
const waiting = new Set<() => void>();
window.told = [];

window.openViewer = async (origin) => {
  const frame = document.createElement("iframe");
  frame.sandbox.add("allow-scripts", "allow-same-origin");
  frame.width = "1200";
  frame.height = "800";
  frame.src = `${origin}/`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve));
  const channel = new MessageChannel();
  port = channel.port1;
  port.addEventListener("message", ({ data }: MessageEvent<FromViewer>) => {
    window.told.push(data);
    if (data.type === "ready" || data.type === "applied") {
      for (const resume of waiting) resume();
      waiting.clear();
    }
  });
  port.start();
  const labels = {
    ...{ image: "Image", frame: "Other site", media: "Media", canvas: "Drawing", plugin: "Plug-in" },
    ...{ stage: "The shared page", note: "Note", save: "Save", cancel: "Cancel", remove: "Remove", edit: "Edit" },
  };
  const connect: Connect = { alongside: "connect", labels };
  frame.contentWindow?.postMessage(connect, origin, [channel.port2]);
  await answer();
};

const answer = (): Promise<void> => new Promise((resolve) => waiting.add(resolve));

window.send = async (events) => {
  const before = window.told.length;
  const applied = answer();
  port.postMessage({ type: "events", events, page: 1 });
  await applied;
  return window.told.slice(before);
};

window.sendText = (events) => window.send(JSON.parse(events) as unknown[]);

window.post = (message) => port.postMessage(message);

window.shareFrame = async (html) => {
  const shared = document.createElement("iframe");
  shared.id = "shared";
  shared.width = "800";
  shared.height = "600";
  shared.srcdoc = html;
  document.body.append(shared);
  await new Promise((resolve) => shared.addEventListener("load", resolve));
  const inner = shared.contentWindow as Window;
  const script = inner.document.createElement("script");
  script.type = "module";
  script.src = "/shared.ts";
  await new Promise((resolve) => {
    window.addEventListener("message", resolve, { once: true });
    inner.document.head.append(script);
  });
};

/** Called by the shared page with each event. */
(window as unknown as { onShared: (event: { timestamp: number }) => void }).onShared = (event) => {
  port.postMessage({ type: "events", events: [{ ...event, timestamp: event.timestamp + skew }], page: 1 });
};

window.latency = async (rounds, clockSkew) => {
  skew = clockSkew;
  const shared = (document.getElementById("shared") as HTMLIFrameElement).contentDocument as Document;
  const target = shared.getElementById("clock") as HTMLElement;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const applied = answer();
    const start = performance.now();
    target.textContent = `round ${round}`;
    await applied;
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 3 + Math.random() * 20));
  }
  return times;
};
