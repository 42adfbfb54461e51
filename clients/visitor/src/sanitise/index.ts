/** What leaves the browser of the page, and what does not: this folder decides, and denies by default. */
export { LiveFields } from "./fields";
export { MASK } from "./mask";
export { OWN_TAG } from "./own";
export { MASK_ATTRIBUTE, MASKED_MARK, type SafeEvent, Sanitiser } from "./sanitiser";
