import { ulid } from "@alongside/link";
import { anchorAt, arrowBetween, type Drawn, elementAt, type MarkLayer, StrokeSketch } from "@alongside/viewer/marks";
import { ARROW, element, icon, NOTE, PEN } from "../cobrowse/ui/dom";
import { Canvas, type Hand, type Place } from "./canvas";
import { AnnotationList } from "./list";
import type { MarksOptions } from "./marks";

type Tool = "note" | "pen" | "arrow";

export interface ToolsOptions extends MarksOptions {
  layer: MarkLayer;
  page: () => string;
  onDone: () => void;
}

/** The customer's tools: notes, lines and arrows, and a list by which each can be taken away. */
export class Tools {
  readonly #options: ToolsOptions;
  readonly #element: HTMLElement;
  readonly #buttons = new Map<Tool, HTMLButtonElement>();
  readonly #fades: HTMLButtonElement;
  readonly #clear: HTMLButtonElement;
  readonly #hint = element("p", { id: "tool-hint", role: "status" });
  readonly #list: AnnotationList;
  #chosen: Tool | null = null;
  #canvas: Canvas | null = null;

  constructor(options: ToolsOptions) {
    this.#options = options;
    const { texts, stack, annotations, attempt, nameOf, session } = options;
    const { annotate } = texts;
    for (const [tool, drawing] of [["note", NOTE], ["pen", PEN], ["arrow", ARROW]] as const) {
      const button = element("button", { id: `tool-${tool}`, type: "button", title: annotate[tool] }, icon(...drawing), element("span", {}, annotate[tool]));
      // Enter and Space click, too; they come without a place, and so without a pointer.
      button.addEventListener("click", (event) => this.#choose(this.#chosen === tool ? null : tool, event.detail === 0));
      this.#buttons.set(tool, button);
    }
    this.#fades = element("button", { id: "fades", type: "button", "aria-pressed": "false" }, annotate.fades);
    this.#fades.addEventListener("click", () => (this.#fades.ariaPressed = String(!this.#isFading)));
    this.#list = new AnnotationList({
      texts,
      authorOf: (one) => (one.by === session.view.you ? annotate.byYou : annotate.by(one.by_name ?? nameOf(one.by))),
      onRemove: (id) => void attempt(annotations.remove(id)),
    });
    this.#clear = element("button", { id: "clear", type: "button" }, annotate.clear);
    this.#clear.addEventListener("click", () => void attempt(annotations.clear()));
    const done = element("button", { id: "done", type: "button", class: "primary" }, annotate.done);
    done.addEventListener("click", () => options.onDone());
    const all = [...this.#buttons.values(), this.#fades, this.#list.button, this.#clear, done];
    this.#element = element(
      "section",
      { id: "tools", role: "group", "aria-label": annotate.tools },
      this.#list.element,
      this.#hint,
      element("div", { class: "row" }, ...all),
    );
    window.addEventListener("keydown", this.#onKey, { capture: true });
    stack.add("tools", this.#element);
    this.look();
    this.#buttons.get("note")?.focus();
  }

  /** Board or rights have changed. */
  look(): void {
    const { session, annotations } = this.#options;
    const mayDraw = session.view.allowed.draw;
    for (const tool of ["pen", "arrow"] as const) {
      const button = this.#buttons.get(tool);
      if (button !== undefined) button.hidden = !mayDraw;
      if (!mayDraw && this.#chosen === tool) this.#choose(null);
    }
    this.#fades.hidden = !mayDraw;
    this.#clear.disabled = annotations.board.length === 0;
    this.#list.show(annotations.board);
  }

  get hasFocus(): boolean {
    return this.#element.matches(":focus-within");
  }

  close(): void {
    window.removeEventListener("keydown", this.#onKey, { capture: true });
    this.#choose(null);
    this.#options.layer.stopWriting();
    this.#options.stack.remove("tools");
  }

  get #isFading(): boolean {
    return this.#fades.ariaPressed === "true";
  }

  // --- Choosing --------------------------------------------------------------------------------------------

  #choose(tool: Tool | null, byKeyboard = false): void {
    const { stack, texts, layer } = this.#options;
    layer.stopWriting();
    this.#chosen = tool;
    for (const [one, button] of this.#buttons) button.ariaPressed = String(one === tool);
    this.#hint.textContent = tool === null ? "" : texts.annotate.hints[tool];
    this.#canvas = null;
    stack.remove("canvas");
    if (tool === null) return;
    const canvas = new Canvas(this.#handOf(tool), tool !== "note", texts.annotate.target);
    this.#canvas = canvas;
    stack.add("canvas", canvas.element);
    // A line by hand needs a hand.
    if (byKeyboard && tool !== "pen") canvas.aim();
  }

  #handOf(tool: Tool): Hand {
    if (tool === "note") return { begin: () => {}, move: () => {}, end: (place) => this.#write(place) };
    return tool === "pen" ? this.#pen() : this.#arrow();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !event.isTrusted || this.#options.layer.isWriting) return;
    event.preventDefault();
    event.stopPropagation();
    const chosen = this.#chosen;
    if (chosen === null) {
      this.#options.onDone();
      return;
    }
    this.#choose(null);
    this.#buttons.get(chosen)?.focus();
  };

  // --- Making ----------------------------------------------------------------------------------------------

  #write(place: Place): void {
    const { layer, page, annotations, attempt } = this.#options;
    const under = this.#under(place);
    const anchor = under && anchorAt(under, place, document, page());
    this.#choose(null);
    if (anchor === null) return;
    layer.write(anchor, "", (text) => {
      if (text !== null && text.trim() !== "") void attempt(annotations.add(anchor, { is: "note", text: text.trim() }));
      this.#buttons.get("note")?.focus();
    });
  }

  #pen(): Hand {
    let sketch: StrokeSketch | null = null;
    let id = "";
    return {
      begin: (place) => {
        const under = this.#under(place);
        sketch = under && StrokeSketch.begin(under, place, document, this.#options.page());
        id = ulid();
      },
      move: (place) => {
        sketch?.extend(place);
        this.#show(id, sketch?.drawn ?? null);
      },
      end: () => {
        this.#keep(sketch?.drawn ?? null);
        sketch = null;
      },
    };
  }

  #arrow(): Hand {
    let from: Place | null = null;
    let id = "";
    const to = (place: Place): Drawn | null => {
      const head = from && this.#under(place);
      return from && head && arrowBetween(from, place, head, document, this.#options.page());
    };
    return {
      begin: (place) => {
        from = place;
        id = ulid();
        if (this.#canvas !== null) this.#canvas.label = this.#options.texts.annotate.targetEnd;
      },
      move: (place) => this.#show(id, to(place)),
      end: (place) => {
        this.#keep(to(place));
        from = null;
        if (this.#canvas !== null) this.#canvas.label = this.#options.texts.annotate.target;
      },
    };
  }

  /** While it grows, everybody sees it; it fades unless it is kept. */
  #show(id: string, drawn: Drawn | null): void {
    if (drawn === null) return;
    const { session, layer, annotations } = this.#options;
    const fading = { id, ...drawn };
    layer.fading(session.view.you, fading);
    annotations.draw(fading);
  }

  #keep(drawn: Drawn | null): void {
    const { annotations, attempt } = this.#options;
    if (drawn !== null && !this.#isFading) void attempt(annotations.add(drawn.anchor, drawn.mark));
  }

  /** What of the page lies under a place. */
  #under(place: Place): Element | null {
    return elementAt(document, place, (one) => one === this.#options.surface.host);
  }
}

