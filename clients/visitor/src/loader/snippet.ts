import { chooseLocale, type Locale } from "./locale";

/** What the script's tag says, and where the script comes from. */
export interface Snippet {
  /** Where `alongside.js` and everything that it loads lies, with a slash at the end. */
  base: string;
  /** The site's public key. */
  organisation: string;
  locale: Locale;
  position: Position;
  /** Whether the page offers sharing by a button of its own, through `alongside.share()`. */
  isHidden: boolean;
}

export type Position = "bottom-left" | "bottom-right" | "top-left" | "top-right";

const POSITIONS: readonly string[] = ["bottom-left", "bottom-right", "top-left", "top-right"] satisfies Position[];

/**
 *     <script async src="https://…/alongside.js" data-organisation="site-nordwind"
 *       data-button="hidden" data-position="bottom-right" data-locale="de"></script>
 */
export function readSnippet(script: HTMLScriptElement): Snippet | null {
  const { organisation, button, position = "", locale } = script.dataset;
  if (organisation === undefined || organisation === "") return null;
  return {
    base: new URL(".", script.src).href,
    organisation,
    locale: chooseLocale([locale, document.documentElement.lang, ...navigator.languages]),
    position: POSITIONS.includes(position) ? (position as Position) : "bottom-left",
    isHidden: button === "hidden",
  };
}
