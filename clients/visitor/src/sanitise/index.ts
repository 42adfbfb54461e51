/** What leaves the browser of the page, and what does not: this folder decides, and denies by default. */
export { Judge, type Verdict } from "./judge";
export { MASK_ATTRIBUTE, MASKED_MARK, READONLY_MARK } from "./marks";
export { MASK } from "./mask";
export { OWN_TAG } from "./own";
export { mustPause } from "./pause";
export { type SafeEvent, Sanitiser } from "./sanitiser";
