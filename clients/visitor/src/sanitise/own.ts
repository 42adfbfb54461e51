/** Alongside's own interface on the page. */
export const OWN_TAG = "alongside-ui";
