/** Chooses an element, and says which. */
import { Outline } from "./outline";
import { type Aim, type Ground, IdleTool } from "./tool";

export class PickTool extends IdleTool {
  override readonly isPointing = false;
  readonly #ground: Ground;
  readonly #outline: Outline;

  constructor(ground: Ground) {
    super();
    this.#ground = ground;
    this.#outline = new Outline(ground);
  }

  override hover(aim: Aim | null): void {
    this.#outline.around(aim?.element ?? null);
  }

  override press({ node }: Aim): void {
    this.#ground.tell({ type: "picked", node });
  }

  override close(): void {
    this.#outline.close();
  }
}
