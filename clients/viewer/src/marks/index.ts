/** Marks on a page: how places are named and found, how drawings are made, and how all of it is shown. */
export { anchorAt, Follower, within } from "./anchor";
export { around, type Box, boxOf, documentIn, elementAt, hostOf, type Point } from "./box";
export { type LayerOptions, type MarkAuthor, MarkLayer } from "./layer";
export type { NoteLabels } from "./note";
export { arrowBetween, type Drawn, spotlightOn, StrokeSketch } from "./sketch";
export { markStyles } from "./style";
export { findElement, wayTo } from "./way";
