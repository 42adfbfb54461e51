/** What runs in the two pages, as text: vitest's own ways of loading mean nothing there. */

/** In the page that stands in for the console. */
export interface HostWindow {
  openViewer(viewer: string, labels: object, width: number, height: number): Promise<void>;
  send(batch: string): void;
  /** Batches that stand in the viewer's page. */
  applied: number;
  /** The most events that the viewer said were waiting. */
  behind: number;
  failures: string[];
}

/** In the page that is shared. */
export interface SharerWindow {
  startSharing(settings: object): void;
  /** As when a viewer joins late. */
  wantSnapshot(): void;
  stopSharing(): void;
  /** How long each task took in which something was captured, in milliseconds. */
  captureTasks: number[];
}

export const HOST = `<!doctype html>
<meta charset="utf-8">
<style>html, body { margin: 0; overflow: hidden } iframe { display: block; border: 0 }</style>
<body></body>
<script type="module">
  let port;
  Object.assign(window, { applied: 0, behind: 0, failures: [] });
  window.openViewer = async (viewer, labels, width, height) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.sandbox.add("allow-scripts", "allow-same-origin");
    Object.assign(frame, { width, height, src: viewer + "/" });
    await new Promise((loaded) => frame.addEventListener("load", loaded));
    const channel = new MessageChannel();
    port = channel.port1;
    const ready = new Promise((isReady) => {
      port.onmessage = ({ data }) => {
        if (data.type === "ready") isReady();
        if (data.type === "applied") window.applied = data.batches;
        if (data.type === "behind") window.behind = Math.max(window.behind, data.events);
        if (data.type === "failed") window.failures.push(data.message);
      };
    });
    frame.contentWindow.postMessage({ alongside: "connect", labels }, viewer, [channel.port2]);
    await ready;
  };
  window.send = (batch) => port.postMessage({ type: "events", events: JSON.parse(batch), page: 1 });
</script>`;

/** A batch leaves every 50 ms, as the link sends them. */
export const SHARER = `
  import { Capture } from "./CAPTURE";
  let queue = [];
  window.captureTasks = [];
  // Observers are called in the order in which they came: between the first and the last is what was captured.
  let begun = 0;
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  const first = () => { begun = performance.now(); };
  const last = () => window.captureTasks.push(performance.now() - begun);
  setInterval(() => {
    if (queue.length === 0) return;
    const batch = queue;
    queue = [];
    window.alongsideBatch(JSON.stringify(batch), batch.length);
  }, 50);
  window.startSharing = (settings) => {
    const outlet = {
      isWatched: true,
      push: (event) => void queue.push(event),
      onWatched: () => () => {},
      onWanted: (listener) => {
        window.wantSnapshot = () => {
          first();
          listener();
          last();
        };
        return () => {};
      },
    };
    new MutationObserver(first).observe(document, everything);
    const capture = new Capture(outlet, settings);
    window.stopSharing = () => capture.stop();
    window.wantSnapshot();
    new MutationObserver(last).observe(document, everything);
  };
`;
