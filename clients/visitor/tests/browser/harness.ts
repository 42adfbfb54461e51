import { Capture } from "../../src/capture";

/** Runs the real capture in a page, and keeps what would leave it. */
const events: unknown[] = [];
let capture: Capture | null = null;
let want = (): void => {};

const harness = {
  events,
  start(unmask_selectors: string[], show_title = false): void {
    const outlet = {
      isWatched: true,
      push: (event: unknown): void => void events.push(JSON.parse(JSON.stringify(event))),
      onWatched: () => () => {},
      onWanted: (listener: () => void) => {
        want = listener;
        return () => {};
      },
    };
    capture = new Capture(outlet, { unmask_selectors, show_title });
    want();
  },
  snapshot: (): void => want(),
  stop: (): void => capture?.stop(),
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
