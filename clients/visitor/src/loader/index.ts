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

type Deed = (cobrowse: Awaited<ReturnType<CobrowseModule["createCobrowse"]>>) => void;

function start(snippet: Snippet): void {
  const surface = new Surface();
  const pill = new Pill(surface, snippet);

  let loading: ReturnType<CobrowseModule["createCobrowse"]> | null = null;
  const load = (): NonNullable<typeof loading> => {
    loading ??= (import(/* @vite-ignore */ `${snippet.base}${COBROWSE_FILE}`) as Promise<CobrowseModule>)
      .then((module) => module.createCobrowse(snippet, surface, (isShown) => (pill.isShown = isShown)))
      .catch((reason: unknown) => {
        // Offline, for instance: the next click tries again.
        loading = null;
        throw reason;
      });
    return loading;
  };

  /** What could not be done because nothing could be loaded: the next click is about that. */
  let undone: Deed | null = null;
  const begin = async (deed: Deed): Promise<void> => {
    pill.button.ariaBusy = "true";
    try {
      const cobrowse = await load();
      undone = null;
      pill.hasFailed = false;
      deed(cobrowse);
    } catch (reason) {
      console.warn("Alongside could not be loaded.", reason);
      undone = deed;
      pill.hasFailed = true;
    } finally {
      pill.button.ariaBusy = null;
    }
  };
  const share: Deed = (cobrowse) => cobrowse.share();
  pill.button.addEventListener("click", () => void begin(undone ?? share));
  window.alongside = { share: () => void begin(undone ?? share), stop: () => void loading?.then((cobrowse) => cobrowse.stop()) };

  const goOn = (): void => {
    if (readRecord(snippet.organisation) !== null) void begin((cobrowse) => void cobrowse.goOn());
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
