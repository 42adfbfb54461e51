/**
 * Takes out of CSS what would fetch: imports, and addresses that are neither data nor a place in the document.
 *
 * CSS has more ways to write an address than a pattern finds. The wall is the page's content security policy; this
 * keeps the policy's log quiet, and the page the same in a browser that knows some new way.
 */

import { type Assets, NO_ASSETS } from "./assets";

// Each part stops where the next could begin, so that no text makes them read it more than once.
const IMPORT = /@import\b(?:[^;"'(@]|"[^"]*"|'[^']*'|\([^()]*\))*(?:;|$)/gi;
const ADDRESS = /url\(((?:"[^"]*"|'[^']*'|[^)("'])*)\)/gi;
const KEPT_ADDRESS = /^["']?(?:#|data:(?:image\/|font\/|application\/(?:x-)?font))/i;
const MIGHT_FETCH = /@import|url\(/i;

/** The same rules without what would fetch, but for addresses that are allowed. */
export function scrubCss(css: string, assets: Assets = NO_ASSETS): string {
  if (!MIGHT_FETCH.test(css)) return css;
  return css
    .replace(IMPORT, "")
    .replace(ADDRESS, (whole: string, address: string) =>
      KEPT_ADDRESS.test(address.trim()) || assets.allows(unquoted(address)) ? whole : 'url("data:,")',
    );
}

const unquoted = (address: string): string => address.trim().replace(/^(["'])(.*)\1$/, "$2");
