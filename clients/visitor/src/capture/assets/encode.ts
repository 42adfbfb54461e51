import { dataAddress } from "./library";

export interface Size {
  width: number;
  height: number;
}

/** The longest `data:` address that passes the sanitiser is 256 KB. */
const LONGEST = 250 * 1024;

/** No image is sent with more pixels than this a side. */
const LARGEST_SIDE = 1_600;

/** By how files begin: what a server says of them, or their name, counts for nothing. */
const IMAGES: readonly [type: string, start: RegExp][] = [
  ["image/png", /^\x89PNG\r\n/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/gif", /^GIF8/],
  ["image/webp", /^RIFF....WEBP/s],
  ["image/avif", /^....ftypavi[fs]/s],
  ["image/bmp", /^BM/],
  ["image/x-icon", /^\0\0\x01\0/],
  ["image/svg+xml", /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/is],
];

const FONTS: typeof IMAGES = [
  ["font/woff2", /^wOF2/],
  ["font/woff", /^wOFF/],
  ["font/ttf", /^(?:\0\x01\0\0|true)/],
  ["font/otf", /^OTTO/],
];

export function typeOfFont(blob: Blob): Promise<string | null> {
  return typeOf(blob, FONTS);
}

async function typeOf(blob: Blob, types: typeof IMAGES): Promise<string | null> {
  // A character for each byte: no decoder leaves all of them as they are.
  const start = String.fromCharCode(...new Uint8Array(await blob.slice(0, 1_024).arrayBuffer()));
  return types.find(([, pattern]) => pattern.test(start))?.[0] ?? null;
}

/**
 * An image as a `data:` address, as small as it must be. `natural` is what the page takes for its size, where that is
 * known; `drawn` is what else it can be read from. Null where it can't be read, or is too large whatever is done.
 */
export async function encode(
  file: Blob | null,
  shown: Size,
  natural: Size | null,
  drawn: HTMLImageElement | null,
): Promise<string | null> {
  const type = file === null ? null : await typeOf(file, IMAGES);
  if (file !== null && type !== null && file.size * 1.34 < LONGEST) {
    const address = await dataAddress(new Blob([file], { type }));
    if (type === "image/svg+xml" || natural === null) return address;
    const { width, height } = await sizeOf(file);
    return width === natural.width && height === natural.height ? address : framed(address, natural);
  }
  if (type === "image/svg+xml") return null;
  const source = file !== null && type !== null ? file : drawn;
  if (source === null) return null;
  const size = natural ?? (await sizeOf(source));
  // A little sharper than it is shown: it may yet grow. What isn't shown yet will hardly be as large as it could be.
  const side = Math.min(LARGEST_SIDE, 1.5 * (Math.max(shown.width, shown.height) || 400));
  for (const scale of [1, 0.6, 0.35]) {
    const address = await draw(source, size, (side * scale) / Math.max(size.width, size.height));
    if (address.length < LONGEST - 1_000) return framed(address, size);
  }
  return null;
}

async function sizeOf(source: ImageBitmapSource): Promise<Size> {
  const pixels = await createImageBitmap(source);
  const { width, height } = pixels;
  pixels.close();
  return { width, height };
}

/** Decoded and scaled beside the page's own thread. Throws where the image is of another origin: then it isn't sent. */
async function draw(source: ImageBitmapSource, { width, height }: Size, scale: number): Promise<string> {
  const by = Math.min(1, scale);
  const [resizeWidth, resizeHeight] = [Math.max(1, Math.round(width * by)), Math.max(1, Math.round(height * by))];
  const pixels = await createImageBitmap(source, { resizeWidth, resizeHeight, resizeQuality: "high" });
  const canvas = new OffscreenCanvas(resizeWidth, resizeHeight);
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(pixels);
  return dataAddress(await canvas.convertToBlob({ type: "image/webp", quality: 0.85 }));
}

/** The same image, of another size: a layout goes by the size that an image has by itself. */
function framed(address: string, { width, height }: Size): string {
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}' viewBox='0 0 ${width} ${height}'>` +
    `<image href='${address}' width='${width}' height='${height}' preserveAspectRatio='none'/></svg>`;
  return `data:image/svg+xml,${svg.replace(/[<>#%]/g, encodeURIComponent)}`;
}
