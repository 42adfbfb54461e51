/** Where something stands in a text: from the first of its characters to behind its last. */
export type Range = readonly [from: number, to: number];

/** What may stand between the characters of one number: spaces of every kind, hyphens, dots, and what isn't seen. */
export const GAP = String.raw`[\s\u00ad\u200b-\u200d\u2060\ufeff.\u2010-\u2015-]`;
