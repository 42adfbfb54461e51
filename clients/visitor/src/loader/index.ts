/**
 * `alongside.js`: the few kilobytes that a site carries. Nothing is stored, sent or loaded before the customer begins
 * to share; the rest comes from where this script came from.
 */
import type { CobrowseModule } from "../cobrowse";
import type { PreviewModule } from "../preview";
import { Pill } from "./pill";
import { readRecord } from "./record";
import { readSnippet, type Snippet } from "./snippet";
import { Surface } from "./surface";

/** What pages can use: `window.alongside`. */
export interface Alongside {
  /** Opens the dialog in which the customer types the security key. */
  share(): void;
  /** Stops sharing, at once. */
  stop(): void;
}

declare global {
  interface Window {
    alongside?: Alongside;
  }
}

/** The names of the modules: their build comes first, and tells them. */
declare const COBROWSE_FILE: string;
declare const PREVIEW_FILE: string;

function start(snippet: Snippet): void {
  const surface = new Surface();
  const pill = new Pill(surface, snippet);
  pill.isShown = !snippet.isHidden;

  let loading: ReturnType<CobrowseModule["createCobrowse"]> | null = null;
  const load = (): NonNullable<typeof loading> => {
    loading ??= (import(/* @vite-ignore */ `${snippet.base}${COBROWSE_FILE}`) as Promise<CobrowseModule>)
      .then((module) => module.createCobrowse(snippet, surface, (isShown) => (pill.isShown = isShown && !snippet.isHidden)))
      .catch((reason: unknown) => {
        // Offline, for instance: the next click tries again.
        loading = null;
        throw reason;
      });
    return loading;
  };

  const share = async (): Promise<void> => {
    pill.button.ariaBusy = "true";
    try {
      (await load()).share();
    } catch (reason) {
      console.warn("Alongside could not be loaded.", reason);
    } finally {
      pill.button.ariaBusy = null;
    }
  };
  pill.button.addEventListener("click", () => void share());
  window.alongside = { share: () => void share(), stop: () => void loading?.then((cobrowse) => cobrowse.stop()) };

  const goOn = (): void => {
    if (readRecord(snippet.organisation) !== null) void load().then((cobrowse) => cobrowse.goOn(), () => {});
  };
  // A page that comes back as it was left.
  window.addEventListener("pageshow", (event) => event.persisted && goOn());
  goOn();
}

/** The console opened this page to try out what agents would see of it: nobody shares here. */
function preview({ base }: Snippet): void {
  window.alongside = { share() {}, stop() {} };
  const loading = import(/* @vite-ignore */ `${base}${PREVIEW_FILE}`) as Promise<PreviewModule>;
  loading.then((module) => module.startPreview(base)).catch((reason: unknown) => console.warn("Alongside could not be loaded.", reason));
}

const isPreviewed = window.opener !== null && (location.hash + window.name).includes("alongside-preview");
const script = document.currentScript;
const snippet = script instanceof HTMLScriptElement ? readSnippet(script) : null;
if (snippet === null) console.warn("Alongside needs data-organisation on its script tag.");
else if (window.alongside === undefined) (isPreviewed ? preview : start)(snippet);
