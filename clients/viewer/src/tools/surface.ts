/**
 * What takes the agent's pointer and keyboard: a clear sheet over the page. The replayed page itself never gets an
 * event, so nothing of it can react.
 */
import { elementAt, type Point } from "../marks";
import { Crosshair } from "./crosshair";
import { PointerReport } from "./point";
import type { Aim, Ground, Tool } from "./tool";

/** How far a line of a wheel goes that counts in lines. */
const LINE = 40;

export class Surface {
  readonly element = document.createElement("div");
  readonly #ground: Ground;
  readonly #crosshair = new Crosshair();
  readonly #pointer: PointerReport;
  #tool: Tool;
  #isPressed = false;

  constructor(root: HTMLElement, label: string, ground: Ground, tool: Tool) {
    this.#ground = ground;
    this.#tool = tool;
    this.#pointer = new PointerReport(ground);
    this.element.className = "surface";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "application");
    this.element.setAttribute("aria-label", label);
    this.element.style.cursor = tool.cursor;
    root.append(this.element);
    ground.overlay.append(this.#crosshair.element);
    this.#listenToPointer();
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("focus", () => {
      if (this.element.matches(":focus-visible")) this.#showCrosshair();
    });
    this.element.addEventListener("blur", () => {
      this.#crosshair.hide();
      this.#pointer.off();
    });
  }

  set tool(tool: Tool) {
    this.#cancel();
    this.#tool.close();
    this.#tool = tool;
    this.element.style.cursor = tool.cursor;
    if (!tool.isPointing) this.#pointer.off();
  }

  get tool(): Tool {
    return this.#tool;
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  /** The keyboard comes to the page. */
  begin(): void {
    this.focus();
    this.#showCrosshair();
  }

  /** Puts the crosshair onto an element. */
  aimAt(at: Point): void {
    this.#crosshair.show(this.element.clientWidth, this.element.clientHeight, at);
  }

  close(): void {
    this.#tool.close();
    this.#pointer.close();
    this.element.remove();
  }

  #listenToPointer(): void {
    const on = <Kind extends keyof HTMLElementEventMap>(kind: Kind, act: (event: HTMLElementEventMap[Kind]) => void) =>
      this.element.addEventListener(kind, act, { passive: false });
    on("pointermove", (event) => {
      this.#crosshair.hide();
      this.#moveTo(pointOf(event));
    });
    on("pointerdown", (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      this.element.setPointerCapture(event.pointerId);
      this.focus();
      this.#crosshair.hide();
      this.#press(pointOf(event));
    });
    // No text is selected here, and the focus is set by hand.
    on("mousedown", (event) => event.preventDefault());
    on("pointerup", (event) => this.#release(pointOf(event)));
    on("pointercancel", () => this.#cancel());
    on("pointerleave", () => {
      this.#tool.hover(null);
      if (!this.#isPressed) this.#pointer.off();
    });
    on("contextmenu", (event) => event.preventDefault());
    on("wheel", (event) => {
      if (event.ctrlKey) return;
      const unit =
        event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : event.deltaMode ? this.element.clientHeight : 1;
      if (this.#scroll(pointOf(event), { x: event.deltaX * unit, y: event.deltaY * unit })) event.preventDefault();
    });
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== this.element || event.altKey || event.ctrlKey || event.metaKey) return;
    const way = Crosshair.way(event);
    if (way) this.#step(way);
    else if (event.key === "Enter" || event.key === " ") this.#pressHere(event.repeat);
    else if (event.key === "PageDown" || event.key === "PageUp") this.#turnPage(event.key === "PageDown" ? 1 : -1);
    else if (event.key === "Escape") {
      if (!this.#cancel()) this.#ground.tell({ type: "escape" });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #showCrosshair(): Point {
    return this.#crosshair.show(this.element.clientWidth, this.element.clientHeight);
  }

  #step(by: Point): void {
    const before = this.#showCrosshair();
    const to = { x: before.x + by.x, y: before.y + by.y };
    const { x, y } = this.#crosshair.show(this.element.clientWidth, this.element.clientHeight, to);
    // At the window's edge, the page goes on.
    if (x === before.x && y === before.y) this.#scroll({ x, y }, by);
    this.#moveTo({ x, y });
  }

  #turnPage(way: number): void {
    this.#scroll(this.#showCrosshair(), { x: 0, y: way * this.element.clientHeight * 0.85 });
  }

  #pressHere(isRepeated: boolean): void {
    if (isRepeated) return;
    const at = this.#showCrosshair();
    const wasPressed = this.#isPressed;
    if (!wasPressed) this.#press(at);
    if (wasPressed || !this.#tool.isDrawn) this.#release(at);
  }

  #moveTo(point: Point): void {
    const aim = this.#aim(point);
    this.#tool.hover(aim);
    if (aim && this.#tool.isPointing) this.#pointer.at(aim);
    if (this.#isPressed) this.#tool.drag(point);
  }

  #press(point: Point): void {
    const aim = this.#aim(point);
    if (!aim) return;
    this.#isPressed = true;
    if (this.#tool.showsPresses) this.#pointer.pressed(aim);
    this.#tool.press(aim);
  }

  #release(point: Point): void {
    if (!this.#isPressed) return;
    this.#isPressed = false;
    this.#tool.release(point, this.#aim(point));
  }

  #scroll(point: Point, by: Point): boolean {
    const aim = this.#aim(point);
    return aim !== null && this.#tool.scroll(aim, by);
  }

  #cancel(): boolean {
    this.#isPressed = false;
    return this.#tool.cancel();
  }

  #aim(point: Point): Aim | null {
    const { stage } = this.#ground;
    const found = stage.document && elementAt(stage.document, point);
    const known = found && stage.knownAt(found);
    return known && { ...known, point };
  }
}

/** The sheet covers the replayed window exactly, so a place on it is a place in the window. */
const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX, y: clientY });
