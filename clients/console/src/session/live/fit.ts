export interface Size {
  width: number;
  height: number;
}

/** How large the page is shown: so that all of it is seen, or in per cent. */
export type Zoom = "fit" | number;

export const LEAST_ZOOM = 25;
export const MOST_ZOOM = 200;

/** What the buttons stop at. */
const STEPS = [25, 33, 50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200];

/** How large the page is shown so that all of it is seen; never larger than it is. */
export function fitScale(page: Size, room: Size): number {
  if (page.width <= 0 || page.height <= 0 || room.width <= 0 || room.height <= 0) return 1;
  return Math.min(1, room.width / page.width, room.height / page.height);
}

export const scaleOf = (zoom: Zoom, page: Size, room: Size): number =>
  zoom === "fit" ? fitScale(page, room) : zoom / 100;

/** The next stop above or below. */
export function stepZoom(percent: number, way: "in" | "out"): number {
  if (way === "in") return STEPS.find((step) => step > percent) ?? MOST_ZOOM;
  return STEPS.findLast((step) => step < percent) ?? LEAST_ZOOM;
}

/** The room that the page takes when shown so large, in whole pixels. */
export const scaled = (page: Size, scale: number): Size => ({
  width: Math.round(page.width * scale),
  height: Math.round(page.height * scale),
});

/** How far down the page the window is, in per cent; null where there is nowhere to scroll to, or nobody knows. */
export function percentDown(y: number, windowHeight: number, documentHeight: number | undefined): number | null {
  const most = (documentHeight ?? 0) - windowHeight;
  return most < 1 ? null : Math.round(Math.min(1, Math.max(0, y / most)) * 100);
}
