import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

export interface Comparison {
  /** The share of pixels that are equal. */
  equal: number;
  /** Where they differ, in red. */
  difference: Buffer;
}

/** How far a colour may be off: the edges of letters are drawn a little differently from time to time. */
const THRESHOLD = 0.1;

export function compare(one: Buffer, other: Buffer): Comparison {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  const { width, height } = a;
  if (b.width !== width || b.height !== height) throw new Error(`${b.width}×${b.height} is not ${width}×${height}`);
  const difference = new PNG({ width, height });
  const unequal = pixelmatch(a.data, b.data, difference.data, width, height, { threshold: THRESHOLD });
  return { equal: 1 - unequal / (width * height), difference: PNG.sync.write(difference) };
}
