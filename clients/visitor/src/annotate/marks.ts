import { type Annotations, Colours, type Session } from "@alongside/link";
import type { Annotation, Fading, ParticipantId, Pointing } from "@alongside/protocol";
import { MarkLayer, markStyles } from "@alongside/viewer/marks";
import type { Stack } from "../cobrowse/ui/stack";
import { element } from "../cobrowse/ui/dom";
import type { Surface } from "../loader/surface";
import { stripUrl } from "../sanitise/url";
import type { Texts } from "../texts";
import css from "./annotate.css?inline";
import { Tools } from "./tools";

/** What marks need of the sharing. */
export interface MarksOptions {
  session: Session;
  surface: Surface;
  stack: Stack;
  texts: Texts;
  annotations: Annotations;
  nameOf: (id: ParticipantId) => string;
  /** The node that the mirror has this number for. */
  nodeOf: (node: number) => Node | null;
  /** Changes the board, and says so where that fails. */
  attempt: (change: Promise<void>) => Promise<void>;
  /** Open or not, and whether the focus was in them and has to go somewhere. */
  onTools: (areOpen: boolean, hadFocus: boolean) => void;
}

const styled = new WeakSet<Surface>();

/** Everybody's marks and pointers over the page, and the customer's tools to make some. */
export class Marks {
  readonly #options: MarksOptions;
  readonly #layer: MarkLayer;
  readonly #colours = new Colours();
  #tools: Tools | null = null;

  constructor(options: MarksOptions) {
    this.#options = options;
    const { surface, stack, texts, annotations, attempt } = options;
    if (!styled.has(surface)) {
      surface.style(markStyles);
      surface.style(css);
      styled.add(surface);
    }
    const over = element("div", { id: "marks" });
    stack.add("marks", over);
    this.#layer = new MarkLayer(over, {
      root: () => document,
      page: pageAddress,
      nodeOf: (page, node) => this.#elementOf(page, node),
      labels: {
        note: texts.annotate.field,
        save: texts.annotate.save,
        cancel: texts.cancel,
        remove: texts.annotate.remove,
        edit: texts.annotate.edit,
      },
      removesAll: true,
      onEdit: (id, text) => void attempt(annotations.edit(id, text)),
      onRemove: (id) => void attempt(annotations.remove(id)),
    });
    this.look();
  }

  /** Who is there has changed. */
  look(): void {
    const { session, nameOf } = this.#options;
    this.#colours.learn(session.view.participants);
    const people = session.view.participants.map(({ id }) => ({ id, name: nameOf(id), color: this.#colours.of(id) }));
    this.#layer.people(people, session.view.you);
    this.#tools?.look();
  }

  board(board: readonly Annotation[]): void {
    const { session, texts } = this.#options;
    // The customer has no name: what is theirs says so.
    this.#layer.board(board.map((one) => (one.by === session.view.you ? { ...one, by_name: texts.annotate.you } : one)));
    this.#tools?.look();
  }

  fading(by: ParticipantId, fading: Fading): void {
    this.#layer.fading(by, fading);
  }

  pointing(by: ParticipantId, pointing: Pointing): void {
    this.#layer.pointing(by, pointing);
  }

  toggleTools(): void {
    if (this.#tools !== null) {
      this.closeTools();
      return;
    }
    this.#tools = new Tools({ ...this.#options, layer: this.#layer, page: pageAddress, onDone: () => this.closeTools() });
    this.#options.onTools(true, false);
  }

  closeTools(): void {
    if (this.#tools === null) return;
    const { hasFocus } = this.#tools;
    this.#tools.close();
    this.#tools = null;
    this.#options.onTools(false, hasFocus);
  }

  close(): void {
    this.closeTools();
    this.#layer.close();
    this.#options.stack.remove("marks");
  }

  #elementOf(page: number, node: number): Element | null {
    if (page !== this.#options.session.self?.epoch) return null;
    const found = this.#options.nodeOf(node);
    if (found?.nodeType === Node.DOCUMENT_NODE) return (found as Document).documentElement;
    return found?.nodeType === Node.ELEMENT_NODE ? (found as Element) : (found?.parentElement ?? null);
  }
}

/** As the mirror tells it, without what the address may give away. */
function pageAddress(): string {
  return stripUrl(location.href) ?? "";
}
