/** Shows the others where the agent points. */
import { within } from "../marks";
import { type Aim, type Ground, IdleTool } from "./tool";

/** Twenty times a second. */
const EVERY_MS = 50;

export class PointTool extends IdleTool {
  override readonly cursor = "default";
  override readonly showsPresses = true;
}

/** Tells where the pointer is: not more often than eyes follow, the last place always, and a press at once. */
export class PointerReport {
  readonly #ground: Ground;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #next: Aim | null = null;
  #isOff = true;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  at(aim: Aim): void {
    this.#next = aim;
    if (this.#timer !== null) return;
    this.#flush();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#next) this.at(this.#next);
    }, EVERY_MS);
  }

  pressed(aim: Aim): void {
    this.#next = null;
    this.#tell("pressed", aim);
  }

  off(): void {
    this.#next = null;
    if (this.#isOff) return;
    this.#isOff = true;
    this.#ground.tell({ type: "pointing", pointing: { is: "off" } });
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.off();
  }

  #flush(): void {
    const aim = this.#next;
    this.#next = null;
    if (aim) this.#tell("at", aim);
  }

  #tell(is: "at" | "pressed", { element, node, point }: Aim): void {
    const root = this.#ground.stage.document;
    if (!root || !element.isConnected) return;
    this.#isOff = false;
    const pointing = { is, page: this.#ground.page(), node, ...within(element, point, root) };
    this.#ground.tell({ type: "pointing", pointing });
  }
}
