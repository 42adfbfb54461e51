import { usedFonts } from "./fonts";
import type { Library } from "./library";
import type { Pace } from "./pace";
import { type CapturedPage, styleEvent } from "./page";

/** What shows an image that a style sheet names: mostly the whole window, never more. */
const SHOWN = { width: 1_280, height: 1_280 };

/** Who first asked for an image that a style sheet names, as the browser says: perhaps an element that shows it too. */
const OF_SHEETS = new Set(["css", "link", "img", "image", "input", "video", "other"]);

/** A page that loads more is one that goes on loading. */
const MOST = 4_000;

/** The fonts, and the images of style sheets, of one document: as the page loads them, they are sent after it. */
export class DocumentAssets {
  readonly #page: CapturedPage;
  readonly #library: Library;
  readonly #pace: Pace;
  readonly #document: Document;
  readonly #showsImages: boolean;
  readonly #observer: PerformanceObserver | null;
  readonly #loaded = new Set<string>();
  readonly #sent = new Set<string>();

  constructor(document: Document, page: CapturedPage, library: Library, pace: Pace, showsImages: boolean) {
    this.#document = document;
    this.#page = page;
    this.#library = library;
    this.#pace = pace;
    this.#showsImages = showsImages;
    const { PerformanceObserver } = document.defaultView as unknown as typeof globalThis;
    this.#observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        if (OF_SHEETS.has(entry.initiatorType) && this.#loaded.size < MOST) this.#loaded.add(entry.name);
      }
      this.sendImages();
    });
    this.#observer.observe({ type: "resource", buffered: true });
    document.fonts.addEventListener("loadingdone", this.#sendFonts);
    this.#sendFonts();
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#document.fonts.removeEventListener("loadingdone", this.#sendFonts);
  }

  /** The mirror has been emptied: all is sent once more. */
  forget(): void {
    this.#sent.clear();
    this.#sendFonts();
    this.sendImages();
  }

  readonly #sendFonts = (): void => {
    for (const font of usedFonts(this.#document)) {
      this.#once(font.rule(""), async () => {
        const source = await this.#library.font(font.address);
        return source === null ? null : font.rule(source);
      });
    }
  };

  /** Sends those that are loaded, have a name, and were not sent. */
  sendImages(): void {
    if (!this.#showsImages) return;
    for (const address of this.#loaded) {
      const name = this.#page.names.of(address);
      if (name === undefined) continue;
      this.#once(name, async () => {
        const source = await this.#library.image(address, SHOWN, null, null);
        return source === null ? null : `:root{${name}:url("${source}")}`;
      });
    }
  }

  #once(key: string, make: () => Promise<string | null>): void {
    if (this.#sent.has(key)) return;
    this.#sent.add(key);
    const send = async (): Promise<number> => {
      const css = await make();
      const parent = this.#page.idOf(this.#document.head ?? this.#document.documentElement);
      if (css === null || parent < 0 || !this.#sent.has(key)) return 0;
      const root = this.#document === document ? undefined : this.#page.idOf(this.#document);
      this.#page.pass(styleEvent(parent, root, css));
      return css.length;
    };
    this.#pace.add(send, true);
  }
}
