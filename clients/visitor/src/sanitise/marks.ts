/** Set by the site: an element, and everything in it, shows as masked. */
export const MASK_ATTRIBUTE = "data-alongside-mask";

/** What agents get to see on masked fields and places, so that a viewer can tell them apart. */
export const MASKED_MARK = "data-alongside-masked";

/** The same, on what agents see and can't act on. */
export const READONLY_MARK = "data-alongside-readonly";
