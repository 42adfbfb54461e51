import { element } from "../cobrowse/ui/dom";

/** A place in the window. */
export interface Place {
  x: number;
  y: number;
}

/** What is done with the places that are chosen. */
export interface Hand {
  begin(place: Place): void;
  move(place: Place): void;
  end(place: Place): void;
}

/** How far an arrow key moves the target, in pixels. */
const STEP = 10;
const LARGE_STEP = 60;

const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Lies over the page while something is drawn. With mouse, pen or finger a place is where they are; by keyboard a
 * target is moved, and Enter is where the hand goes down, and at the second time, up.
 */
export class Canvas {
  readonly element = element("div", { id: "canvas" });
  readonly #target = element("div", { id: "target", role: "application", tabindex: "0" });
  readonly #hand: Hand;
  readonly #isDrag: boolean;
  #at: Place = { x: 0, y: 0 };
  #pointer: number | null = null;
  #isDown = false;

  /** `isDrag`: a beginning and an end; else one place. `label`: what the target is called. */
  constructor(hand: Hand, isDrag: boolean, label: string) {
    this.#hand = hand;
    this.#isDrag = isDrag;
    this.#target.ariaLabel = label;
    this.#target.hidden = true;
    this.element.append(this.#target);
    this.element.addEventListener("pointerdown", this.#onDown);
    this.element.addEventListener("pointermove", this.#onMove);
    this.element.addEventListener("pointerup", this.#onUp);
    this.element.addEventListener("pointercancel", this.#onUp);
    this.#target.addEventListener("keydown", this.#onKey);
  }

  /** Shows the target in the middle of the window, for whoever has no pointer at hand. */
  aim(): void {
    this.#target.hidden = false;
    this.#stand({ x: window.innerWidth / 2, y: window.innerHeight / 2 });
    this.#target.focus({ preventScroll: true });
  }

  set label(label: string) {
    this.#target.ariaLabel = label;
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#pointer !== null || !event.isTrusted) return;
    event.preventDefault();
    this.#pointer = event.pointerId;
    this.element.setPointerCapture(event.pointerId);
    this.#target.hidden = true;
    this.#hand.begin(placeOf(event));
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    // What the pointer did since the last frame, too: a fast hand draws round.
    for (const one of event.getCoalescedEvents?.() ?? [event]) this.#hand.move(placeOf(one));
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = null;
    this.#hand.end(placeOf(event));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const step = event.shiftKey ? LARGE_STEP : STEP;
      this.#stand({ x: this.#at.x + move[0] * step, y: this.#at.y + move[1] * step });
      if (this.#isDown) this.#hand.move(this.#at);
    } else if ((event.key === "Enter" || event.key === " ") && event.isTrusted) {
      event.preventDefault();
      if (!this.#isDown) this.#hand.begin(this.#at);
      if (this.#isDown || !this.#isDrag) this.#hand.end(this.#at);
      this.#isDown = this.#isDrag && !this.#isDown;
    }
  };

  #stand({ x, y }: Place): void {
    this.#at = { x: clamp(x, window.innerWidth), y: clamp(y, window.innerHeight) };
    this.#target.style.translate = `${this.#at.x}px ${this.#at.y}px`;
  }
}

function placeOf({ clientX, clientY }: PointerEvent): Place {
  return { x: clientX, y: clientY };
}

function clamp(at: number, most: number): number {
  return Math.max(0, Math.min(most - 1, Math.round(at)));
}
