/** Draws: by hand, or an arrow. What does not stay fades, and is shown to the others while it grows. */
import { ulid } from "@alongside/link";
import { arrowBetween, type Drawn, elementAt, type Point, spotlightOn, StrokeSketch } from "../marks";
import { Outline } from "./outline";
import { pinnable } from "./pinnable";
import { type Aim, type Ground, IdleTool } from "./tool";

/** How often the others see a drawing grow. */
const EVERY_MS = 80;

/** What becomes of what is drawn. */
abstract class DrawingTool extends IdleTool {
  override readonly isDrawn: boolean = true;
  protected readonly ground: Ground;
  readonly #stays: boolean;
  #id = "";
  #toldAt = 0;

  constructor(ground: Ground, stays: boolean) {
    super();
    this.ground = ground;
    this.#stays = stays;
  }

  protected begin(): void {
    this.#id = ulid();
    this.#toldAt = 0;
  }

  /** Shows what is drawn so far. */
  protected grow(drawn: Drawn | null): void {
    if (!drawn) return;
    if (this.#stays) return this.ground.marks.sketch(drawn);
    this.#show(drawn);
    const now = performance.now();
    if (now - this.#toldAt < EVERY_MS) return;
    this.#toldAt = now;
    this.#fade(drawn);
  }

  protected finish(drawn: Drawn | null): void {
    if (!drawn) return;
    if (this.#stays) {
      this.ground.marks.sketch(drawn);
      this.ground.tell({ type: "add", ...drawn });
    } else {
      this.#show(drawn);
      this.#fade(drawn);
    }
  }

  #show(drawn: Drawn): void {
    this.ground.marks.fading(null, { id: this.#id, ...drawn });
  }

  #fade(drawn: Drawn): void {
    this.ground.tell({ type: "fading", fading: { id: this.#id, ...drawn } });
  }
}

export class PenTool extends DrawingTool {
  #sketch: StrokeSketch | null = null;

  override press({ element, point }: Aim): void {
    const root = this.ground.stage.document;
    this.begin();
    this.#sketch = root && StrokeSketch.begin(pinnable(element), point, root, this.ground.address());
  }

  override drag(point: Point): void {
    this.#sketch?.extend(point);
    this.grow(this.#sketch?.drawn ?? null);
  }

  override release(point: Point): void {
    this.#sketch?.extend(point);
    this.finish(this.#sketch?.drawn ?? null);
    this.#sketch = null;
  }

  override cancel(): boolean {
    const was = this.#sketch !== null;
    this.#sketch = null;
    return was;
  }
}

export class ArrowTool extends DrawingTool {
  #from: Point | null = null;

  override press({ point }: Aim): void {
    this.begin();
    this.#from = point;
  }

  override drag(point: Point): void {
    this.grow(this.#to(point));
  }

  override release(point: Point): void {
    this.finish(this.#to(point));
    this.#from = null;
  }

  override cancel(): boolean {
    const was = this.#from !== null;
    this.#from = null;
    return was;
  }

  #to(point: Point): Drawn | null {
    const root = this.ground.stage.document;
    const head = root && elementAt(root, point);
    return this.#from && head && arrowBetween(this.#from, point, pinnable(head), root, this.ground.address());
  }
}

export class SpotlightTool extends DrawingTool {
  override readonly isDrawn = false;
  readonly #outline: Outline;

  constructor(ground: Ground, stays: boolean) {
    super(ground, stays);
    this.#outline = new Outline(ground);
  }

  override hover(aim: Aim | null): void {
    this.#outline.around(aim && pinnable(aim.element));
  }

  override press({ element, point }: Aim): void {
    const root = this.ground.stage.document;
    this.begin();
    this.finish(root && spotlightOn(pinnable(element), point, root, this.ground.address()));
  }

  override close(): void {
    this.#outline.close();
  }
}
