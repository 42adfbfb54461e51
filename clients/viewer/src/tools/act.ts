/** Acts on the sharer's page: presses, types, ticks, chooses, scrolls. Everything is asked for; nothing happens here. */
import type { Act, Outcome } from "@alongside/protocol";
import type { Point } from "../marks";
import { controlAt, type FieldKind, kindOf, neighbourOf, refusalOf } from "./field";
import { FieldEditor } from "./field-editor";
import { OptionList } from "./option-list";
import { Scroller } from "./scroll";
import { type Aim, type Ground, IdleTool } from "./tool";

/** A press that ends farther away was no press. */
const NEAR = 10;

type Target = Pick<Aim, "element" | "node">;

export class ActTool extends IdleTool {
  override readonly cursor = "pointer";
  override readonly showsPresses = true;
  readonly #ground: Ground;
  readonly #scroller: Scroller;
  readonly #aimAt: (element: Element) => void;
  #pressed: Aim | null = null;
  #editor: FieldEditor | null = null;
  #list: OptionList | null = null;

  /** `aimAt` moves the crosshair onto an element. */
  constructor(ground: Ground, aimAt: (element: Element) => void) {
    super();
    this.#ground = ground;
    this.#aimAt = aimAt;
    this.#scroller = new Scroller(ground.stage, (act) => this.#act(act));
  }

  override press(aim: Aim): void {
    this.#leave();
    this.#pressed = aim;
  }

  override release(point: Point): void {
    const pressed = this.#pressed;
    this.#pressed = null;
    if (!pressed?.element.isConnected || Math.hypot(point.x - pressed.point.x, point.y - pressed.point.y) > NEAR)
      return;
    const known = this.#ground.stage.knownAt(controlAt(pressed.element));
    if (known) this.#use(known);
  }

  override scroll({ element }: Aim, by: Point): boolean {
    return this.#scroller.scroll(element, by);
  }

  override cancel(): boolean {
    const was = this.#editor !== null || this.#list !== null;
    this.#leave();
    return was;
  }

  override close(): void {
    this.#leave();
    this.#scroller.close();
  }

  /** What became of an act: a field that can't be filled in is left. */
  outcome({ result, node }: Outcome): void {
    if (result === "done" || result === "no_navigation") return;
    const isOver = result === "ended" || result === "paused";
    if (isOver || node === this.#editor?.node) this.#closeEditor();
    if (isOver || node === this.#list?.node) this.#closeList();
  }

  #use(target: Target): void {
    const root = this.#ground.stage.document;
    if (!root) return;
    const why = refusalOf(target.element, root);
    if (why) return this.#ground.tell({ type: "refused", why });
    USES[kindOf(target.element)](this, target);
  }

  click({ node }: Target): void {
    this.#act({ do: "click", node });
  }

  check({ element, node }: Target): void {
    const box = element as HTMLInputElement;
    this.#act({ do: "check", node, checked: box.type === "radio" || !box.checked });
  }

  choose({ element, node }: Target): void {
    this.#act({ do: "focus", node });
    this.#list = new OptionList(element as HTMLSelectElement, node, this.#ground, (options) => {
      this.#closeList();
      if (options) this.#act({ do: "choose", node, options });
      this.#ground.focus();
    });
  }

  type(target: Target): void {
    const { node } = target;
    this.#act({ do: "focus", node });
    const editor = new FieldEditor(target, this.#ground, {
      onValue: (value) => this.#act({ do: "input", node, value }),
      onEnter: () => {
        editor.flush();
        this.#act({ do: "press", node, key: "Enter" });
      },
      onTab: (isBack) => this.#goOn(editor, isBack),
      onLeave: (isEscape) => {
        this.#leave();
        if (isEscape) this.#ground.focus();
      },
    });
    this.#editor = editor;
  }

  #goOn(editor: FieldEditor, isBack: boolean): void {
    const next = neighbourOf(editor.field, isBack);
    this.#leave();
    this.#ground.focus();
    const known = next && this.#ground.stage.knownAt(next);
    const root = this.#ground.stage.document;
    if (!known || !root) return;
    this.#aimAt(known.element);
    if (kindOf(known.element) === "text" && refusalOf(known.element, root) === null) this.type(known);
    else this.#act({ do: "focus", node: known.node });
  }

  /** What was being typed is sent; then everything that is open is closed. */
  #leave(): void {
    this.#editor?.flush();
    this.#closeEditor();
    this.#closeList();
  }

  #closeEditor(): void {
    const editor = this.#editor;
    this.#editor = null;
    editor?.close();
  }

  #closeList(): void {
    const list = this.#list;
    this.#list = null;
    list?.close();
  }

  #act(...acts: Act[]): void {
    this.#ground.tell({ type: "acts", page: this.#ground.page(), acts });
  }
}

const USES: Record<FieldKind, (tool: ActTool, target: Target) => void> = {
  press: (tool, target) => tool.click(target),
  check: (tool, target) => tool.check(target),
  choose: (tool, target) => tool.choose(target),
  text: (tool, target) => tool.type(target),
};
