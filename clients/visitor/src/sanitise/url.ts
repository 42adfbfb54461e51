/** Inlined images above this are dropped: the mirror is no way to move files. */
const LONGEST_IMAGE = 256 * 1024;

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const IMAGE = /^data:image\/[a-z0-9.+-]+[;,]/i;
const FONT = /^data:(?:font\/|application\/(?:x-)?font)[a-z0-9.+-]*[;,]/i;
const SIMPLE_FRAGMENT = /^#[a-z_][\w-]*$/i;

/**
 * An address without what addresses carry on the side: query, fragment, path parameters, names and passwords. Null
 * for what must not be passed on at all: scripts, blobs, inlined documents.
 */
export function stripUrl(address: string): string | null {
  // As browsers read it: control characters and spaces around don't count.
  const url = address.replace(/[\t\n\r]/g, "").replace(/^[\0- ]+|[\0- ]+$/g, "");
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return stripPath(url);
    case "http":
    case "https":
      return stripPath(url.replace(/^([a-z]+:[\\/]*)[^\\/?#]*@/i, "$1"));
    case "data":
      return (IMAGE.test(url) || FONT.test(url)) && url.length <= LONGEST_IMAGE ? url : null;
    case "about":
      return "about:blank";
    case "mailto":
    case "tel":
    case "sms":
      // Whom it leads to may be private; that it is a link is not.
      return `${scheme}:`;
    default:
      return null;
  }
}

function stripPath(url: string): string {
  const end = url.search(/[?#]/);
  return (end === -1 ? url : url.slice(0, end)).replace(/;[^/]*/g, "");
}

/** As {@link stripUrl}, but a reference within the page, by which drawings use gradients and masks, stays. */
export function stripLocalReference(address: string): string | null {
  return SIMPLE_FRAGMENT.test(address) ? address : stripUrl(address);
}

/** As {@link stripUrl}, but a reference to an element, by which SVG uses icons of another file, stays. */
export function stripReference(address: string): string | null {
  const start = address.indexOf("#");
  const fragment = start === -1 ? "" : address.slice(start);
  const stripped = stripUrl(address);
  return stripped !== null && SIMPLE_FRAGMENT.test(fragment) ? stripped + fragment : stripped;
}

/** Every candidate of a `srcset`, stripped. */
export function stripSrcset(srcset: string): string {
  const candidates: string[] = [];
  // An address, then a width or density: `a.png 2x, b.png 3x`. Inlined images have commas of their own.
  for (const [, address = "", size = ""] of srcset.matchAll(/[\s,]*(\S*[^\s,])(?:\s+([\d.]+[wxh]))?\s*(?:,|$)/g)) {
    const stripped = stripUrl(address);
    if (stripped !== null) candidates.push(`${stripped} ${size}`.trim());
  }
  return candidates.join(", ");
}
