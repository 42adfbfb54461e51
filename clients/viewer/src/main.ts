/** The viewer's page: waits for the console, which embeds it, to hand over a port. */
import "@rrweb/replay/dist/style.css";
import "./viewer.css";
import { markStyles } from "./marks";
import type { Connect } from "./messages";
import { settlePolicy } from "./policy";
import { Viewer } from "./viewer";

/** Nothing is shown before it stands what may be fetched. */
const settled = settlePolicy();

/** The origin of the console that came first. No other gets a word in. */
let consoleOrigin: string | null = null;
let viewer: Viewer | null = null;
let connections = 0;

const sheet = new CSSStyleSheet();
sheet.replaceSync(markStyles);
document.adoptedStyleSheets = [sheet];

window.addEventListener("message", (event: MessageEvent<Connect>) => {
  const [port] = event.ports;
  if (event.source !== window.parent || window.parent === window || !port) return;
  if (event.data?.alongside !== "connect" || event.origin !== (consoleOrigin ?? event.origin)) return;
  consoleOrigin = event.origin;
  const { labels } = event.data;
  const connection = (connections += 1);
  void settled.then((assets) => {
    // One that came later has taken over.
    if (connection !== connections) return;
    viewer?.close();
    viewer = new Viewer(document.body.appendChild(document.createElement("main")), port, labels, assets);
  });
});
