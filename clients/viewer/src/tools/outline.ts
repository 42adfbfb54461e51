/** A line around the element that a press would choose. */
import { boxOf } from "../marks";
import type { Ground } from "./tool";

export class Outline {
  readonly #ground: Ground;
  readonly #line = document.createElement("div");

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#line.className = "outline";
    this.#line.hidden = true;
    ground.overlay.append(this.#line);
  }

  around(element: Element | null): void {
    const root = this.#ground.stage.document;
    this.#line.hidden = !element || !root;
    if (!element || !root) return;
    const { x, y, width, height } = boxOf(element, root);
    Object.assign(this.#line.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  }

  close(): void {
    this.#line.remove();
  }
}
