import { encode, type Size, typeOfFont } from "./encode";

/** What the whole page may have, in characters as they are sent. */
const MOST_IMAGES = 2 * 1024 * 1024;
const MOST_FONTS = 720 * 1024;

/** The largest file that is looked at. */
const LARGEST_FILE = 8 * 1024 * 1024;

/** The largest font, in bytes: an icon font with all its icons is somewhat smaller. */
const LARGEST_FONT = 180 * 1024;

/**
 * Images and fonts of the page's own origin as `data:` addresses, each fetched once, all of them bounded. A viewer that
 * joins later gets them from here.
 */
export class Library {
  readonly #kept = new Map<string, Promise<string | null>>();
  #images = 0;
  #fonts = 0;

  /** An image as it is; one that is too large is drawn anew, as large as it is shown. */
  image(address: string, shown: Size, natural: Size | null, drawn: HTMLImageElement | null): Promise<string | null> {
    return this.#keep(`${address} ${natural?.width ?? ""}`, async () => {
      // What is in the cache: for an image, the page's server must not be asked for another one.
      const blob = await read(address, drawn === null ? "force-cache" : "only-if-cached");
      const encoded = await encode(blob, shown, natural, drawn);
      if (encoded === null || this.#images + encoded.length > MOST_IMAGES) return null;
      this.#images += encoded.length;
      return encoded;
    });
  }

  font(address: string): Promise<string | null> {
    return this.#keep(address, async () => {
      const blob = await read(address, "force-cache");
      const type = blob === null || blob.size > LARGEST_FONT ? null : await typeOfFont(blob);
      if (blob === null || type === null) return null;
      const encoded = await dataAddress(new Blob([blob], { type }));
      if (this.#fonts + encoded.length > MOST_FONTS) return null;
      this.#fonts += encoded.length;
      return encoded;
    });
  }

  #keep(key: string, make: () => Promise<string | null>): Promise<string | null> {
    const kept = this.#kept.get(key) ?? make().catch(() => null);
    this.#kept.set(key, kept);
    return kept;
  }
}

/** A file of the page's own origin, with the visitor's cookies. */
async function read(address: string, cache: RequestCache): Promise<Blob | null> {
  if (new URL(address).origin !== location.origin) return null;
  try {
    const response = await fetch(address, { credentials: "same-origin", mode: "same-origin", cache });
    const length = Number(response.headers.get("content-length") ?? 0);
    if (!response.ok || length > LARGEST_FILE) return null;
    const blob = await response.blob();
    return blob.size > LARGEST_FILE ? null : blob;
  } catch {
    return null;
  }
}

export function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error("not read"));
    reader.readAsDataURL(blob);
  });
}
