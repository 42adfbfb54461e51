import type { CobrowseSettings } from "@alongside/protocol";
import { Judge } from "../../src/sanitise";
import { Veil } from "../../src/veil";
import { settingsWith } from "./settings";

/** The veil over a page, as the bar would lay it. */
const host = document.createElement("alongside-ui");
host.style.cssText = "all: initial; position: fixed; z-index: 2147483647";
const root = host.attachShadow({ mode: "open" });
document.documentElement.append(host);
let veil: Veil | null = null;

const veilHarness = {
  lay(changed: Partial<CobrowseSettings>): number {
    veil?.remove();
    veil = new Veil(root, new Judge(settingsWith(changed), () => null), "Hidden from agents");
    return veil.count;
  },
  remove: (): void => veil?.remove(),
  /** Each veil: its label, and the id of what it lies over. */
  veiled(): { label: string; over: string }[] {
    return [...root.querySelectorAll(".veil")].map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot) hit = hit.shadowRoot.elementFromPoint(x, y);
      if (hit?.localName === "iframe") {
        const frame = hit.getBoundingClientRect();
        hit = (hit as HTMLIFrameElement).contentDocument?.elementFromPoint(x - frame.left, y - frame.top) ?? hit;
      }
      return { label: one.ariaLabel ?? "", over: hit?.closest("[id]")?.id ?? "" };
    });
  },
};

declare global {
  interface Window {
    veilHarness: typeof veilHarness;
  }
}
window.veilHarness = veilHarness;
