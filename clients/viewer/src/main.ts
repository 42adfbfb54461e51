/** The viewer's page: waits for the console, which embeds it, to hand over a port. */
import "@rrweb/replay/dist/style.css";
import "./viewer.css";
import type { Connect } from "./messages";
import { Viewer } from "./viewer";

/** The origin of the console that came first. No other gets a word in. */
let consoleOrigin: string | null = null;
let root: HTMLElement | null = null;

window.addEventListener("message", (event: MessageEvent<Connect>) => {
  const [port] = event.ports;
  if (event.source !== window.parent || window.parent === window || !port) return;
  if (event.data?.alongside !== "connect" || event.origin !== (consoleOrigin ?? event.origin)) return;
  consoleOrigin = event.origin;
  root?.remove();
  root = document.body.appendChild(document.createElement("main"));
  new Viewer(root, port, event.data.labels);
});
