/** Writes a note where the page is pressed. */
import { anchorAt } from "../marks";
import { pinnable } from "./pinnable";
import { type Aim, type Ground, IdleTool } from "./tool";

export class NoteTool extends IdleTool {
  readonly #ground: Ground;

  constructor(ground: Ground) {
    super();
    this.#ground = ground;
  }

  override press({ element, point }: Aim): void {
    const { stage, marks } = this.#ground;
    const anchor = stage.document && anchorAt(pinnable(element), point, stage.document, this.#ground.address());
    if (!anchor) return;
    marks.write(anchor, "", (text) => {
      if (text !== null) this.#ground.tell({ type: "add", anchor, mark: { is: "note", text } });
      this.#ground.focus();
    });
  }

  override cancel(): boolean {
    const { isWriting } = this.#ground.marks;
    this.#ground.marks.stopWriting();
    return isWriting;
  }

  override close(): void {
    this.#ground.marks.stopWriting();
  }
}
