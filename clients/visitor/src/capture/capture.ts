import type { MirrorSender } from "@alongside/link";
import type { CobrowseSettings } from "@alongside/protocol";
import { Judge, MASK, MASK_ATTRIBUTE, OWN_TAG, type SafeEvent, Sanitiser, type Verdict } from "../sanitise";
import { stripUrl } from "../sanitise/url";
import type { Assets, CapturedPage } from "./assets";
import { ImageNames } from "./image-names";
import { record } from "./rrweb";
import { SheetTexts } from "./sheet-text";
import { type Found, Survey } from "./survey";

const META = 4;

/** What rrweb itself masks, as a first layer. It is blunt on purpose; the sanitiser behind it is what counts. */
const FIRST_LAYER = [
  `[${MASK_ATTRIBUTE}]`,
  '[contenteditable]:not([contenteditable="false"])',
  "option",
  "datalist",
  "output",
  "noscript",
  "template",
  "desc",
].join();

/** Where the events go that may leave. */
export type Outlet = Pick<MirrorSender, "push" | "isWatched" | "onWatched" | "onWanted">;

/** Captures the page while a viewer is there to see it, and passes on what may be seen. */
export class Capture {
  /** What agents see of the page, and what they may act on. */
  readonly judgement: Judge;
  readonly #outlet: Outlet;
  readonly #sanitiser: Sanitiser;
  readonly #subscriptions: (() => void)[];
  #stopRecording: (() => void) | null = null;
  #address = "";
  readonly #settings: CobrowseSettings;
  readonly #showsSheetImages: boolean;
  readonly #names = new ImageNames();
  readonly #texts = new SheetTexts();
  readonly #survey: Survey;
  /** What is sent after the snapshot; loaded when there is one. Until then, what it needs to see waits. */
  #assets: Assets | Found[] | null = null;

  constructor(outlet: Outlet, settings: CobrowseSettings) {
    this.#outlet = outlet;
    this.#settings = settings;
    // Images of style sheets stand in no place that could be opened: where all is hidden, so are they.
    this.#showsSheetImages = settings.show_images && settings.masking !== "private";
    this.#survey = new Survey(this.#showsSheetImages ? this.#names : null, this.#texts, (id) => record.mirror.getNode(id));
    this.judgement = new Judge(settings, (id) => record.mirror.getNode(id));
    this.judgement.watch(document);
    this.#sanitiser = new Sanitiser({ showTitle: settings.show_title, patterns: settings.mask_patterns }, this.judgement);
    this.#subscriptions = [
      outlet.onWanted(() => this.#snapshot()),
      outlet.onWatched((isWatched) => {
        if (!isWatched) this.#pause();
      }),
    ];
  }

  get isRunning(): boolean {
    return this.#stopRecording !== null;
  }

  /** What stands behind a number in the events that left, and what an agent may do with it. */
  judge(nodeId: number): { node: Node | null; verdict: Verdict } {
    const node = this.isRunning ? record.mirror.getNode(nodeId) : null;
    const verdict = node === null ? "gone" : this.judgement.verdict(node);
    return { node, verdict };
  }

  /** The end, at once: not one further event leaves. */
  stop(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#pause();
    this.judgement.close();
  }

  #snapshot(): void {
    if (!this.#outlet.isWatched) return;
    if (this.#stopRecording === null) this.#start();
    else record.takeFullSnapshot();
  }

  #start(): void {
    const emit = (event: unknown): void => {
      if (this.#stopRecording !== stopped) this.#take(event);
    };
    // rrweb emits before it returns how to be stopped.
    this.#stopRecording = () => {};
    const stop = record({
      emit,
      // A fault of ours is never the page's.
      errorHandler: () => true,
      blockSelector: OWN_TAG,
      maskTextSelector: FIRST_LAYER,
      maskTextFn: (text, element) => (this.#isOpenText(element) ? text : text.trim() === "" ? " " : MASK),
      // By tag: with types alone, hidden inputs and buttons would slip through.
      maskInputOptions: { input: true, textarea: true, select: true },
      maskInputFn: (text, element) => (text === "" || this.#isOpen(element) ? text : MASK),
      slimDOMOptions: {
        script: true,
        comment: true,
        headFavicon: true,
        headWhitespace: true,
        headMetaDescKeywords: true,
        headMetaSocial: true,
        headMetaRobots: true,
        headMetaHttpEquiv: true,
        headMetaAuthorship: true,
        headMetaVerification: true,
      },
      sampling: { mousemove: 50, mousemoveCallback: 100, scroll: 100, media: 800, input: "all" },
      recordAfter: "DOMContentLoaded",
      inlineStylesheet: true,
      recordCanvas: false,
      collectFonts: false,
      inlineImages: false,
      recordCrossOriginIframes: false,
    });
    this.#stopRecording = stop ?? null;
    window.addEventListener("popstate", this.#tellAddress);
    navigation()?.addEventListener("currententrychange", this.#tellAddress);
  }

  #pause(): void {
    window.removeEventListener("popstate", this.#tellAddress);
    navigation()?.removeEventListener("currententrychange", this.#tellAddress);
    const stop = this.#stopRecording;
    this.#stopRecording = stopped;
    stop?.();
    this.#stopRecording = null;
    if (this.#assets !== null && !Array.isArray(this.#assets)) this.#assets.stop();
    this.#assets = null;
  }

  /** Passes on an event of rrweb's, and then what belongs to it and is no part of it. */
  #take(event: unknown): void {
    const found = this.#look(event);
    this.#pass(event);
    if (found === null) return;
    if (this.#assets === null) void this.#loadAssets();
    if (!Array.isArray(this.#assets)) this.#assets?.see(found);
    else if (found.isWhole) this.#assets = [found];
    else this.#assets.push(found);
  }

  #look(event: unknown): Found | null {
    try {
      return this.#survey.look(event);
    } catch {
      // Then images stay placeholders; the event itself is as good as before.
      return null;
    }
  }

  async #loadAssets(): Promise<void> {
    const waiting: Found[] = [];
    this.#assets = waiting;
    const { Assets } = await import("./assets");
    // It may have been stopped, and begun again, meanwhile.
    if (this.#assets === null || !Array.isArray(this.#assets)) return;
    const found = this.#assets;
    this.#assets = new Assets(this.#capturedPage, {
      showsImages: this.#settings.show_images,
      showsSheetImages: this.#showsSheetImages,
      showsCanvases: this.#settings.show_canvas,
    });
    for (const one of found) this.#assets.see(one);
  }

  get #capturedPage(): CapturedPage {
    return {
      names: this.#names,
      texts: this.#texts,
      idOf: (node) => record.mirror.getId(node),
      nodeOf: (id) => record.mirror.getNode(id),
      shows: (element) => this.judgement.placeOf(element) === "open",
      pass: (event) => {
        if (!this.isRunning) return;
        this.#look(event);
        this.#pass(event);
      },
    };
  }

  #pass(event: unknown): void {
    let safe: SafeEvent | null = null;
    try {
      safe = this.#sanitiser.sanitise(event);
    } catch {
      // What can't be judged does not leave.
    }
    if (safe === null) return;
    if (safe.type === META) this.#address = stripUrl(location.href) ?? "";
    this.#outlet.push(safe);
  }

  /** A page that changes its address without being loaded anew. */
  readonly #tellAddress = (): void => {
    const address = stripUrl(location.href) ?? "";
    if (address === this.#address) return;
    const data = { href: address, width: window.innerWidth, height: window.innerHeight };
    this.#pass({ type: META, timestamp: Date.now(), data });
  };

  #isOpen(element: Element | null): boolean {
    return element !== null && /^(?:input|textarea|select)$/i.test(element.nodeName) && this.judgement.isOpenField(element as HTMLInputElement);
  }

  #isOpenText(element: Element | null): boolean {
    return element !== null && this.judgement.showsText(element);
  }
}

const stopped = (): void => {};

function navigation(): EventTarget | undefined {
  return (window as { navigation?: EventTarget }).navigation;
}
