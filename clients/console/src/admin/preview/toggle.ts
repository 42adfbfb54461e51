/** What a press on an element of the preview does to the settings. */
import type { CobrowseSettings } from "@alongside/protocol";
import { MAX_LISTED, MAX_SELECTOR_CHARACTERS } from "../settings/limits";
import type { PickedVerdict } from "@alongside/visitor/preview-messages";

export interface Picked {
  selector: string;
  verdict: PickedVerdict;
  isField: boolean;
}

/** How it went: a key of `admin.preview`. Without `part` nothing changes. */
export type Toggled =
  | { told: "hides" | "shows"; part: Partial<CobrowseSettings> }
  | { told: "always" | "other" | "covered" | "full" | "unknown"; part?: never };

export function toggle(settings: CobrowseSettings, picked: Picked): Toggled {
  const { selector, verdict } = picked;
  if (selector === "" || [...selector].length > MAX_SELECTOR_CHARACTERS) return { told: "unknown" };
  if (verdict === "always") return { told: "always" };
  return verdict === "masked" ? show(settings, picked) : hide(settings, picked);
}

/** What the basic rule hides. */
const hidesByRule = ({ masking }: CobrowseSettings, isField: boolean): boolean =>
  masking === "private" || (masking === "careful" && isField);

function show(settings: CobrowseSettings, { selector, isField }: Picked): Toggled {
  const { mask_selectors: masked, unmask_selectors: shown } = settings;
  const isNamed = masked.includes(selector);
  const part: Partial<CobrowseSettings> = isNamed ? { mask_selectors: masked.filter((one) => one !== selector) } : {};
  if (hidesByRule(settings, isField) && !shown.includes(selector)) {
    if (shown.length >= MAX_LISTED) return { told: "full" };
    return { told: "shows", part: { ...part, unmask_selectors: [...shown, selector] } };
  }
  // Neither the rule nor an entry of its own hides it: what hides it is another's.
  return isNamed ? { told: "shows", part } : { told: "other" };
}

function hide(settings: CobrowseSettings, { selector, isField }: Picked): Toggled {
  const { mask_selectors: masked, unmask_selectors: shown } = settings;
  if (masked.includes(selector)) return { told: "covered" };
  if (shown.includes(selector) && hidesByRule(settings, isField)) {
    return { told: "hides", part: { unmask_selectors: shown.filter((one) => one !== selector) } };
  }
  if (masked.length >= MAX_LISTED) return { told: "full" };
  return { told: "hides", part: { mask_selectors: [...masked, selector] } };
}
