/**
 * What a page shows beside its elements and texts: images, fonts, drawings. All of it is sent after the snapshot, when
 * there is time, and within bounds; nothing of the page itself is touched.
 */
import type { Found } from "../survey";
import { DocumentAssets } from "./documents";
import { Images } from "./images";
import { Library } from "./library";
import { Pace } from "./pace";
import type { CapturedPage } from "./page";

export type { CapturedPage } from "./page";

export interface AssetOptions {
  showsImages: boolean;
  /** Those of style sheets as well. */
  showsSheetImages: boolean;
}

export class Assets {
  readonly #page: CapturedPage;
  readonly #options: AssetOptions;
  readonly #library = new Library();
  readonly #pace = new Pace();
  readonly #images: Images;
  readonly #documents = new Map<Document, DocumentAssets>();
  #named = 0;

  constructor(page: CapturedPage, options: AssetOptions) {
    this.#page = page;
    this.#options = options;
    this.#images = new Images(page, this.#library, this.#pace);
  }

  /** What an event brought, which has left. */
  see(found: Found): void {
    if (found.isWhole) this.#startAnew();
    for (const id of found.documents) this.#add(this.#page.nodeOf(id) as Document | null);
    if (this.#options.showsImages) this.#images.show(found.images);
    if (this.#named === this.#page.names.size) return;
    this.#named = this.#page.names.size;
    for (const assets of this.#documents.values()) assets.send();
  }

  stop(): void {
    this.#pace.stop();
    for (const assets of this.#documents.values()) assets.stop();
  }

  #startAnew(): void {
    this.#pace.clear();
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
