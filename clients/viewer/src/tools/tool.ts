/** What a tool is, and what it works on. */
import type { MarkLayer, Point } from "../marks";
import type { FromViewer } from "../messages";
import type { Stage } from "../stage";

/** Where the pointer or the crosshair is. */
export interface Aim {
  element: Element;
  /** The element's number in the mirror. */
  node: number;
  /** In the replayed window. */
  point: Point;
}

/** The page, and what tools say about it. */
export interface Ground {
  stage: Stage;
  marks: MarkLayer;
  /** Where editors are laid over the page. */
  overlay: HTMLElement;
  /** The sharer's epoch of what is shown. */
  page(): number;
  /** The page's address. */
  address(): string;
  tell(message: FromViewer): void;
  /** Gives the keyboard back to the page. */
  focus(): void;
}

/** What the agent has in hand. */
export interface Tool {
  /** The pointer's shape over the page. */
  readonly cursor: string;
  /** Whether it is drawn from one place to another; by keyboard, a second press lets go. */
  readonly isDrawn: boolean;
  /** Whether others see where it points. */
  readonly isPointing: boolean;
  /** Whether others see a circle where it presses. */
  readonly showsPresses: boolean;
  /** The pointer moved over the page, pressed or not, or left it. */
  hover(aim: Aim | null): void;
  press(aim: Aim): void;
  /** The pointer moved while pressed. */
  drag(point: Point): void;
  release(point: Point, aim: Aim | null): void;
  /** Whether it scrolls the page by so much. */
  scroll(aim: Aim, by: Point): boolean;
  /** Gives up what is begun; whether there was something. */
  cancel(): boolean;
  /** It is put down. */
  close(): void;
}

/** A tool that does nothing yet. */
export abstract class IdleTool implements Tool {
  readonly cursor: string = "crosshair";
  readonly isDrawn: boolean = false;
  readonly isPointing: boolean = true;
  readonly showsPresses: boolean = false;

  hover(_aim: Aim | null): void {}
  press(_aim: Aim): void {}
  drag(_point: Point): void {}
  release(_point: Point, _aim: Aim | null): void {}
  scroll(_aim: Aim, _by: Point): boolean {
    return false;
  }
  cancel(): boolean {
    return false;
  }
  close(): void {}
}
