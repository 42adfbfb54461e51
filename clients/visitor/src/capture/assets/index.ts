/**
 * What a page shows beside its elements and texts: images, fonts, drawings. All of it is sent after the snapshot, when
 * there is time, and within bounds; nothing of the page itself is touched.
 */
import type { Found } from "../survey";
import { DocumentAssets } from "./documents";
import { Canvases } from "./canvases";
import { Images } from "./images";
import { Library } from "./library";
import { Pace } from "./pace";
import { Popovers } from "./popovers";
import { attributesEvent, type CapturedPage } from "./page";

export type { CapturedPage } from "./page";

export interface AssetOptions {
  showsImages: boolean;
  /** Those of style sheets as well. */
  showsSheetImages: boolean;
  showsCanvases: boolean;
}

export class Assets {
  readonly #page: CapturedPage;
  readonly #options: AssetOptions;
  readonly #library = new Library();
  readonly #pace = new Pace();
  readonly #images: Images;
  readonly #canvases: Canvases;
  readonly #popovers: Popovers;
  readonly #documents = new Map<Document, DocumentAssets>();
  #named = 0;

  constructor(page: CapturedPage, options: AssetOptions) {
    this.#page = page;
    this.#options = options;
    this.#images = new Images(page, this.#library, this.#pace);
    this.#canvases = new Canvases(page);
    this.#popovers = new Popovers(page);
  }

  /** What an event brought, which has left. */
  see(found: Found): void {
    if (found.isWhole) this.#startAnew();
    for (const id of found.documents) this.#add(this.#page.nodeOf(id) as Document | null);
    for (const id of found.sheets) this.#readSheet(id);
    if (this.#options.showsCanvases) this.#canvases.show(found.canvases);
    if (this.#options.showsImages) this.#images.show(found.images);
    this.#sendNamed();
  }

  stop(): void {
    this.#pace.stop();
    this.#canvases.stop();
    this.#popovers.stop();
    for (const assets of this.#documents.values()) assets.stop();
  }

  /** Images may have been loaded before a style sheet that was sent named them. */
  #sendNamed(): void {
    if (this.#named === this.#page.names.size) return;
    this.#named = this.#page.names.size;
    for (const assets of this.#documents.values()) assets.sendImages();
  }

  /** The rules were sent as they were read back; the text of the file takes their place. */
  #readSheet(id: number): void {
    const owner = this.#page.nodeOf(id);
    if (owner === null) return;
    const send = async (): Promise<number> => {
      await this.#page.texts.read(owner as Element);
      const text = this.#page.texts.of(owner as Element);
      if (typeof text !== "string" || this.#page.idOf(owner) !== id) return 0;
      this.#page.pass(attributesEvent(id, { _cssText: text }));
      this.#sendNamed();
      return text.length / 4;
    };
    this.#pace.add(send, true);
  }

  #startAnew(): void {
    this.#pace.clear();
    this.#canvases.forget();
    for (const [document, assets] of this.#documents) {
      if (document.defaultView === null) {
        assets.stop();
        this.#documents.delete(document);
      } else {
        assets.forget();
      }
    }
  }

  #add(document: Document | null): void {
    if (document === null || document.defaultView === null || this.#documents.has(document)) return;
    const assets = new DocumentAssets(document, this.#page, this.#library, this.#pace, this.#options.showsSheetImages);
    this.#documents.set(document, assets);
  }
}
