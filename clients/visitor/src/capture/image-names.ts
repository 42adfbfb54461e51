/** A page that names more images in its style sheets is a sheet of flags: most are never seen. */
const MOST = 2_000;

/** A font's sources are no images, and take no names. */
const FACES_AND_ADDRESSES = /@font-face\s*\{[^}]*\}|url\(\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'()\s]+)\s*\)/gi;

/**
 * Names for the images that style sheets name. A sheet says `var(--alongside-image-3, url(…))`, so that it can be sent
 * at once, and what stands behind the name whenever it is there: once, however many rules want it.
 */
export class ImageNames {
  readonly #names = new Map<string, string>();

  /** How many there are. */
  get size(): number {
    return this.#names.size;
  }

  /** The name of the image with this address, as it is written out in full. */
  of(address: string): string | undefined {
    return this.#names.get(address);
  }

  /** The same CSS, with names for the images that come from the page's own origin. */
  nameIn(css: string): string {
    if (!/url\(/i.test(css)) return css;
    return css.replace(FACES_AND_ADDRESSES, (text: string, quoted: string | undefined) => {
      const name = quoted === undefined ? undefined : this.#nameOf(unquoted(quoted));
      return name === undefined ? text : `var(${name}, ${text})`;
    });
  }

  #nameOf(address: string): string | undefined {
    if (!URL.canParse(address, document.baseURI)) return undefined;
    const url = new URL(address, document.baseURI);
    // A fragment points into a drawing: a filter, a mask, a part.
    if (url.origin !== location.origin || url.hash !== "" || !url.protocol.startsWith("http")) return undefined;
    const known = this.#names.get(url.href);
    if (known !== undefined || this.#names.size >= MOST) return known;
    const name = `--alongside-image-${this.#names.size}`;
    this.#names.set(url.href, name);
    return name;
  }
}

function unquoted(address: string): string {
  return address.replace(/^(["'])(.*)\1$/s, "$2").replace(/\\(["'()\s\\])/g, "$1");
}
