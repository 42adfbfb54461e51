import type { CobrowseSettings } from "@alongside/protocol";
import { Capture } from "../../src/capture";
import { settingsWith } from "./settings";

/** Runs the real capture in a page, and keeps what would leave it. */
const events: unknown[] = [];
let capture: Capture | null = null;
let want = (): void => {};

const harness = {
  events,
  start(changed: Partial<CobrowseSettings>): void {
    const outlet = {
      isWatched: true,
      push: (event: unknown): void => void events.push(JSON.parse(JSON.stringify(event))),
      onWatched: () => () => {},
      onWanted: (listener: () => void) => {
        want = listener;
        return () => {};
      },
    };
    capture = new Capture(outlet, settingsWith(changed));
    want();
  },
  verdict: (node: Node): string => capture?.judgement.verdict(node) ?? "",
  judge: (id: number): string => capture?.judge(id).verdict ?? "",
  snapshot: (): void => want(),
  stop: (): void => capture?.stop(),
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
