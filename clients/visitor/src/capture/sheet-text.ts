/**
 * The text of style sheets, where reading their rules back loses something: Chromium writes down a shorthand with
 * `var()` that was followed by one of its longhands as empty declarations, and of several layers of a background only
 * the first with the size and place of all.
 */

const EMPTY = /[a-z]: ;/;
const LAYERS = /\b(?:background|mask): (?:[^;{}(),]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*,/;
const LARGEST = 2 * 1024 * 1024;

/** Whether a sheet, as it was read back from its rules, may have lost something. */
export function isLossy(css: string): boolean {
  return EMPTY.test(css) || LAYERS.test(css);
}

/** What is known of the texts of sheets: of those in the page, at once; of files, when they were read. */
export class SheetTexts {
  readonly #files = new Map<string, string | null>();

  /** The text of a sheet, if it still says what its rules say; undefined where it must be read first. */
  of(owner: Element): string | null | undefined {
    const sheet = (owner as HTMLStyleElement | HTMLLinkElement).sheet;
    if (sheet === null) return null;
    const text = sheet.href === null ? owner.textContent : this.#files.get(sheet.href);
    if (typeof text !== "string") return text;
    return stillSays(text, sheet) ? absolute(text, sheet.href ?? owner.baseURI) : null;
  }

  /** Reads the file of a sheet, with the visitor's cookies, from the cache. */
  async read(owner: Element): Promise<void> {
    const href = (owner as HTMLLinkElement).sheet?.href;
    if (href == null || this.#files.has(href)) return;
    this.#files.set(href, null);
    if (new URL(href).origin !== location.origin) return;
    try {
      const response = await fetch(href, { credentials: "same-origin", mode: "same-origin", cache: "force-cache" });
      const text = response.ok ? await response.text() : "";
      if (text !== "" && text.length < LARGEST) this.#files.set(href, text);
    } catch {
      // Then the rules must do.
    }
  }
}

/** Not where scripts have changed the rules since, or they come from further files. */
function stillSays(text: string, sheet: CSSStyleSheet): boolean {
  if (/@import/i.test(text)) return false;
  const { cssRules } = sheet;
  const fresh = new CSSStyleSheet();
  fresh.replaceSync(text);
  if (fresh.cssRules.length !== cssRules.length) return false;
  const step = Math.ceil(cssRules.length / 50);
  for (let i = 0; i < cssRules.length; i += step) {
    if (fresh.cssRules[i]?.cssText.length !== cssRules[i]?.cssText.length) return false;
  }
  return true;
}

function absolute(css: string, base: string): string {
  return css.replace(/url\(\s*(["']?)(?!data:|#|["'])([^"')]+)\1\s*\)/gi, (text, _quote, address: string) =>
    URL.canParse(address, base) ? `url("${new URL(address, base).href}")` : text,
  );
}
