import { withoutPicture } from "../looks";
import type { Library } from "./library";
import type { Pace } from "./pace";
import { attributesEvent, type CapturedPage } from "./page";

type Pictured = HTMLImageElement | HTMLInputElement | SVGImageElement;

/** The images that stand in the page as elements: each is sent when it is loaded, in place of its address. */
export class Images {
  readonly #page: CapturedPage;
  readonly #library: Library;
  readonly #pace: Pace;
  /** Of which it is known that they will load, or have. */
  #watched = new WeakSet<Element>();

  constructor(page: CapturedPage, library: Library, pace: Pace) {
    this.#page = page;
    this.#library = library;
    this.#pace = pace;
  }

  /** Elements that came, or changed what they show. */
  show(ids: readonly number[]): void {
    for (const id of ids) {
      const element = this.#page.nodeOf(id);
      if (element !== null && isPictured(element)) this.#show(element);
    }
  }

  #show(element: Pictured): void {
    if (!this.#watched.has(element)) {
      // Also what comes later: the page may wait until it is scrolled to.
      this.#watched.add(element);
      element.addEventListener("load", () => this.#show(element));
    }
    if (!isLoaded(element) || !this.#page.shows(element)) return;
    this.#pace.add(() => this.#send(element), isInSight(element));
  }

  async #send(element: Pictured): Promise<number> {
    const address = addressOf(element);
    const id = this.#page.idOf(element);
    if (id < 0) return 0;
    if (address === null) {
      // Another site's stays a placeholder, as large as it is now known to be.
      if (isImage(element)) this.#page.pass(attributesEvent(id, { src: element.src }));
      return 0;
    }
    const { width, height } = element.getBoundingClientRect();
    const natural = isImage(element) && element.naturalWidth > 0 ? { width: element.naturalWidth, height: element.naturalHeight } : null;
    const source = await this.#library.image(address, { width, height }, natural, isImage(element) ? element : null);
    // Meanwhile it may have gone, or show another.
    if (source === null || this.#page.idOf(element) !== id || addressOf(element) !== address) return 0;
    this.#page.pass(attributesEvent(id, { [attributeOf(element)]: source, ...ownSize(element) }));
    return source.length;
  }
}

/** An image's address, where it is one of the page's own origin. What the visitor chose from a disk has none. */
function addressOf(element: Pictured): string | null {
  const said = isImage(element) ? element.currentSrc : "href" in element ? element.href.baseVal : element.src;
  if (said === "" || !URL.canParse(said, document.baseURI)) return null;
  const url = new URL(said, document.baseURI);
  return url.origin === location.origin && url.protocol.startsWith("http") ? url.href : null;
}

/** A place without a picture had a size that is not the page's. */
function ownSize(element: Pictured): object {
  if (!withoutPicture.delete(element)) return {};
  return { style: { width: element.style.width || false, height: element.style.height || false } };
}

function attributeOf(element: Pictured): string {
  if (element.nodeName.toLowerCase() !== "image") return "src";
  return element.hasAttribute("href") ? "href" : "xlink:href";
}

/** By name and not by class: elements of a frame are of another window's classes. */
function isPictured(node: Node): node is Pictured {
  const tag = node.nodeName.toLowerCase();
  return tag === "img" || tag === "image" || (tag === "input" && (node as HTMLInputElement).type === "image");
}

function isImage(element: Pictured): element is HTMLImageElement {
  return element.nodeName.toLowerCase() === "img";
}

function isLoaded(element: Pictured): boolean {
  return !isImage(element) || (element.complete && element.naturalWidth > 0);
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
