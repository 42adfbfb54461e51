import { dataAddress } from "./library";
import { attributesEvent, type CapturedPage } from "./page";

/** A canvas is looked at once in this time, and no more of them at once. */
const RHYTHM = 700;
const AT_ONCE = 4;

const LARGEST_SIDE = 1_024;
const LONGEST = 160 * 1024;

/**
 * Canvases, as pictures: those in sight are looked at now and then, and sent where they have changed. What can't be
 * read, because another site's image was drawn into it, stays a placeholder.
 */
export class Canvases {
  readonly #page: CapturedPage;
  /** What was sent of each; null where it can't be read. */
  #sent = new Map<HTMLCanvasElement, string | null>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isStopped = false;

  constructor(page: CapturedPage) {
    this.#page = page;
  }

  /** Canvases that came, or whose style was changed, and with it their picture. */
  show(ids: readonly number[]): void {
    for (const id of ids) {
      const canvas = this.#page.nodeOf(id) as HTMLCanvasElement | null;
      if (canvas !== null && this.#sent.get(canvas) !== null) this.#sent.set(canvas, "");
    }
    if (this.#sent.size > 0 && this.#timer === null) this.#plan(0);
  }

  /** The mirror has been emptied. */
  forget(): void {
    this.#sent.clear();
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #plan(wait: number): void {
    // What WebGL drew can be read only until the frame is over.
    this.#timer = setTimeout(() => requestAnimationFrame(() => void this.#look()), wait);
  }

  async #look(): Promise<void> {
    const seen: HTMLCanvasElement[] = [];
    for (const [canvas, sent] of this.#sent) {
      if (this.#page.idOf(canvas) < 0 || !canvas.isConnected) this.#sent.delete(canvas);
      else if (sent !== null && seen.length < AT_ONCE && isInSight(canvas) && this.#page.shows(canvas)) seen.push(canvas);
    }
    await Promise.all(seen.map((canvas) => this.#send(canvas)));
    // Those that were looked at wait until the others were.
    for (const canvas of seen) this.#moveToEnd(canvas);
    this.#timer = null;
    if (!this.#isStopped && this.#sent.size > 0) this.#plan(RHYTHM);
  }

  async #send(canvas: HTMLCanvasElement): Promise<void> {
    const picture = await pictureOf(canvas).catch(() => null);
    const id = this.#page.idOf(canvas);
    if (this.#isStopped || id < 0 || !this.#sent.has(canvas) || this.#sent.get(canvas) === picture) return;
    this.#sent.set(canvas, picture);
    if (picture === null) return;
    // The picture covers the placeholder's; what the page says of the canvas's colour shows through.
    const important = (value: string): [string, string] => [value, "important"];
    const style = {
      "background-image": important(`url("${picture}")`),
      "background-size": important("100% 100%"),
      "background-origin": important("content-box"),
      "background-clip": important("content-box"),
    };
    this.#page.pass(attributesEvent(id, { style }));
  }

  #moveToEnd(canvas: HTMLCanvasElement): void {
    const sent = this.#sent.get(canvas);
    if (sent === undefined) return;
    this.#sent.delete(canvas);
    this.#sent.set(canvas, sent);
  }
}

/** Throws where the canvas can't be read. */
async function pictureOf(canvas: HTMLCanvasElement): Promise<string | null> {
  const { width, height } = canvas;
  if (width === 0 || height === 0) return "";
  const scale = Math.min(1, LARGEST_SIDE / Math.max(width, height));
  const [resizeWidth, resizeHeight] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const pixels = await createImageBitmap(canvas, { resizeWidth, resizeHeight, resizeQuality: "high" });
  const copy = new OffscreenCanvas(resizeWidth, resizeHeight);
  copy.getContext("bitmaprenderer")?.transferFromImageBitmap(pixels);
  const picture = await dataAddress(await copy.convertToBlob({ type: "image/webp", quality: 0.8 }));
  return picture.length > LONGEST ? null : picture;
}

function isInSight(element: Element): boolean {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < window.innerHeight;
}
