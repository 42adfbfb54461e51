/**
 * Places of the masking test page that are left as they are, and why. The rest of its more than 220 places is masked.
 */
export const KEPT: Readonly<Record<string, string>> = {
  id: "style sheets, labels and drawings refer to it: without it the page falls apart",
  class: "style sheets refer to it",
  part: "style sheets refer to it",
  "href-path": "an address's path is the site's; its query and fragment, which are the visitor's, are cut off",
  "css-content": "a style sheet is the site's design: what it draws are arrows, stars and quotation marks",
  "css-inserted": "the same, by script",
  "css-adopted": "the same, by another script",
  "shadow-style": "the same, in a shadow root",
  "added-css-content": "the same, later",
  "css-attribute-selector": "the condition of a rule; the attribute itself is dropped",
};
