/** In place of the viewer: says what it is told to say, and keeps what it hears. */
import type { FromViewer, ToViewer } from "@alongside/viewer/messages";

declare global {
  interface Window {
    /** To the console. */
    say(message: FromViewer): void;
    heard: ToViewer[];
    /** On the console's window: what the viewer says by itself. */
    viewerSays?: FromViewer[];
  }
}

window.heard = [];
window.addEventListener("message", ({ data, ports: [port] }: MessageEvent<{ alongside?: string }>) => {
  if (data.alongside !== "connect" || !port) return;
  port.addEventListener("message", (event: MessageEvent<ToViewer>) => window.heard.push(event.data));
  port.start();
  window.say = (message) => port.postMessage(message);
  window.say({ type: "ready" });
  for (const message of window.parent.viewerSays ?? []) window.say(message);
});
window.addEventListener("keydown", (event) => {
  if (event.key === "Escape") window.say({ type: "escape" });
});
