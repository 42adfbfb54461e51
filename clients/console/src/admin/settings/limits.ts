/** The bounds that the server sets to settings (`shared/protocol/src/settings.rs`). */

/** The most entries that one list may have. */
export const MAX_LISTED = 100;

/** The most characters of one selector or address fragment. */
export const MAX_SELECTOR_CHARACTERS = 256;

/** The longest time in days that an audit trail can be kept. */
export const MAX_RETENTION_DAYS = 365;
