/** Where the keyboard points: a cross that arrow keys move. */
import type { Point } from "../marks";

const STEP = 10;
const LONG_STEP = 80;

const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export class Crosshair {
  readonly element = document.createElement("div");
  #point: Point | null = null;

  constructor() {
    this.element.className = "crosshair";
    this.hide();
  }

  get point(): Point | null {
    return this.#point;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** To a place in a window of this size; in its middle at first. */
  show(width: number, height: number, at: Point | null = this.#point): Point {
    const to = at ?? { x: width / 2, y: height / 2 };
    this.#point = { x: limit(to.x, width), y: limit(to.y, height) };
    this.element.hidden = false;
    this.element.style.transform = `translate(${this.#point.x}px, ${this.#point.y}px)`;
    return this.#point;
  }

  /** How far a key goes; nothing where it is no arrow. */
  static way({ key, shiftKey }: KeyboardEvent): Point | null {
    const way = WAYS[key];
    const step = shiftKey ? LONG_STEP : STEP;
    return way ? { x: way.x * step, y: way.y * step } : null;
  }
}

const limit = (value: number, size: number): number => Math.max(0, Math.min(value, size - 1));
