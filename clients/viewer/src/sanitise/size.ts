import { clamp, type Fields } from "./shape";

/** The sharer's window in CSS pixels, within what a window can be. */
export const sanitiseSize = (data: Fields): { width: number; height: number } => ({
  width: clamp(data["width"], 1, 16_384),
  height: clamp(data["height"], 1, 16_384),
});
