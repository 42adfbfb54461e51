/** How strokes and arrows look, as paths of SVG, and strokes with few enough points. */
import { getStroke } from "perfect-freehand";

export type Offset = [number, number];

/** As many points as the protocol lets a stroke have. */
export const MOST_POINTS = 256;

/** As far from its anchor as the protocol can say. */
const FARTHEST = 32_767;

const WIDTH = 5;
const HEAD = 16;

/** A place as the protocol carries it: whole pixels. */
export const offset = (x: number, y: number): Offset => [whole(x), whole(y)];

const whole = (value: number): number => Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, value || 0)));

/** The outline of a line drawn by hand. */
export function strokePath(points: readonly Offset[]): string {
  const outline = getStroke(points.slice(0, MOST_POINTS), { size: WIDTH, thinning: 0.35, streamline: 0.4, last: true });
  const [first, ...rest] = outline;
  if (!first) return "";
  const [x, y] = first;
  // Curves through the middles of neighbours: the outline's corners can't be seen.
  const curves = rest.map(([atX = 0, atY = 0], index) => {
    const [nextX = 0, nextY = 0] = rest[index + 1] ?? first;
    return `Q${round(atX)} ${round(atY)} ${round((atX + nextX) / 2)} ${round((atY + nextY) / 2)}`;
  });
  return `M${round(x ?? 0)} ${round(y ?? 0)}${curves.join("")}Z`;
}

/** An arrow from a place to where it is pinned. */
export function arrowPath([x, y]: Offset): string {
  const length = Math.hypot(x, y) || 1;
  const [alongX, alongY] = [x / length, y / length];
  const head = Math.min(HEAD, length);
  const wing = (side: number): string =>
    `${round(head * alongX - side * head * 0.6 * alongY)} ${round(head * alongY + side * head * 0.6 * alongX)}`;
  return `M${round(x)} ${round(y)}L0 0M${wing(1)}L0 0L${wing(-1)}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The same line with at most `most` points, its ends among them. */
export function simplify(points: readonly Offset[], most: number = MOST_POINTS): Offset[] {
  let kept = [...points];
  for (let tolerance = 0.5; kept.length > most; tolerance *= 1.6) kept = thin(points, tolerance);
  return kept;
}

/** Leaves out what is no farther than the tolerance from the line without it (Ramer, Douglas and Peucker). */
function thin(points: readonly Offset[], tolerance: number): Offset[] {
  const isKept = new Uint8Array(points.length);
  isKept[0] = isKept[points.length - 1] = 1;
  const parts: Offset[] = [[0, points.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    let [farthest, distance] = [0, tolerance];
    for (let at = from + 1; at < to; at += 1) {
      const away = distanceFrom(points[at] as Offset, points[from] as Offset, points[to] as Offset);
      if (away > distance) [farthest, distance] = [at, away];
    }
    if (farthest === 0) continue;
    isKept[farthest] = 1;
    parts.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, index) => isKept[index] === 1);
}

function distanceFrom([x, y]: Offset, [fromX, fromY]: Offset, [toX, toY]: Offset): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX * alongX + alongY * alongY;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - fromX) * alongX + (y - fromY) * alongY) / length));
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY);
}
