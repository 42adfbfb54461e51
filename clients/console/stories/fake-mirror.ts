/** Mirrors a page of our own, recorded in a hidden frame. */
import type { Mirror } from "../src/desk/live-session";

/** The customer's epoch, as the stories have it. */
const PAGE = 1;

export function fakeMirror(size: { width: number; height: number }): Mirror {
  const listeners = new Set<(events: unknown[], page: number) => void>();
  const catching = new Set<(isCatchingUp: boolean) => void>();
  const frame = document.createElement("iframe");
  Object.assign(frame.style, { position: "fixed", left: "-20000px", top: "0", border: "0" });
  frame.width = String(size.width);
  frame.height = String(size.height);
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  frame.src = "/stories/shared-page.html";
  const emit = (event: unknown): void => {
    for (const listener of listeners) listener([structuredClone(event)], PAGE);
  };
  frame.addEventListener("load", () => {
    const inner = frame.contentWindow as (Window & { share?(emit: (event: unknown) => void): void }) | null;
    inner?.share?.(emit);
    for (const listener of catching) listener(false);
  });
  document.body.append(frame);
  return {
    isCatchingUp: true,
    onEvents: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onCatchingUp: (listener) => {
      catching.add(listener);
      return () => catching.delete(listener);
    },
    restart: () => undefined,
    close: () => frame.remove(),
  };
}

/** Nothing ever comes. */
export const silentMirror = (): Mirror => ({
  isCatchingUp: true,
  onEvents: () => () => undefined,
  onCatchingUp: () => () => undefined,
  restart: () => undefined,
  close: () => undefined,
});

/** All has come that will come. */
export const stillMirror = (): Mirror => ({ ...silentMirror(), isCatchingUp: false });
