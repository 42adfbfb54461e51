export interface Size {
  width: number;
  height: number;
}

/** How large the page is shown so that all of it is seen; never larger than it is. */
export function fitScale(page: Size, room: Size): number {
  if (page.width <= 0 || page.height <= 0 || room.width <= 0 || room.height <= 0) return 1;
  return Math.min(1, room.width / page.width, room.height / page.height);
}

/** The room that the page takes when shown so large, in whole pixels. */
export const scaled = (page: Size, scale: number): Size => ({
  width: Math.round(page.width * scale),
  height: Math.round(page.height * scale),
});
