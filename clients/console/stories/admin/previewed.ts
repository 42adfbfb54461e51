/**
 * A page of the organisation's site, with as much of the snippet as the preview needs: elements have ids, and what is
 * masked is stars. `?silent` never answers.
 */
import type { CobrowseSettings } from "@alongside/protocol";
import { record } from "@rrweb/record";
import type { FromPage, PickedVerdict, Ready, ToPage } from "@alongside/visitor/preview-messages";

let settings: CobrowseSettings | null = null;

const isField = (element: Element): boolean => element instanceof HTMLInputElement;

function verdictOf(element: Element): PickedVerdict {
  if (element instanceof HTMLInputElement && element.type === "password") return "always";
  const isNamed = (list: readonly string[] = []): boolean => list.some((selector) => element.closest(selector) !== null);
  if (!settings || isNamed(settings.mask_selectors)) return "masked";
  const isHidden = settings.masking === "private" || (settings.masking === "careful" && isField(element));
  return isHidden && !isNamed(settings.unmask_selectors) ? "masked" : "shown";
}

const mask = (text: string, element: Element | null): string =>
  element && verdictOf(element) === "shown" ? text : text.replace(/\S/g, "•");

function connect(port: MessagePort): void {
  const tell = (message: FromPage): void => port.postMessage(message);
  let isRecording = false;
  port.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
    if (data.type === "settings") {
      settings = data.settings;
      if (isRecording) record.takeFullSnapshot();
      else
        record({
          emit: (event) => tell({ type: "events", events: [JSON.parse(JSON.stringify(event))] }),
          maskAllInputs: true,
          maskInputFn: mask,
          maskTextSelector: "body",
          maskTextFn: (text, element) => mask(text, element ?? null),
        });
      isRecording = true;
      return;
    }
    const node = record.mirror.getNode(data.node);
    const element = node instanceof Element ? node : (node?.parentElement ?? null);
    if (!element) return;
    tell({ type: "picked", selector: `#${element.id}`, verdict: verdictOf(element), isField: isField(element) });
  });
  port.start();
}

window.addEventListener("message", ({ data, ports: [port] }: MessageEvent<unknown>) => {
  const isAnswer = typeof data === "object" && data !== null && "alongside" in data;
  if (isAnswer && data.alongside === "preview-connect" && port) connect(port);
});

if (window.location.hash === "#alongside-preview" && !window.location.search.includes("silent")) {
  const ready: Ready = { alongside: "preview-ready" };
  (window.opener as Window | null)?.postMessage(ready, "*");
}
