/** Runs in the mirrored page. */
import { record } from "@rrweb/record";

declare global {
  interface Window {
    share(emit: (event: unknown) => void): void;
  }
}

window.share = (emit) => {
  record({ emit: (event) => emit(JSON.parse(JSON.stringify(event))) });
  const place = document.querySelector("button")?.getBoundingClientRect();
  const at = { clientX: (place?.left ?? 0) + 60, clientY: (place?.top ?? 0) + 20 };
  document.dispatchEvent(new MouseEvent("mousemove", { ...at, bubbles: true }));
};
