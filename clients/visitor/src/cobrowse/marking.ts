import { Annotations, Pointers, Refusal, type Session } from "@alongside/link";
import type { Annotation, Fading, ParticipantId, Pointing } from "@alongside/protocol";
import type { Capture } from "../capture";
import type { Surface } from "../loader/surface";
import type { Texts } from "../texts";
import type { Stack } from "./ui/stack";

type Annotate = typeof import("../annotate");

/** What it takes to show marks and pointers on the page, and to make some. */
export interface MarkingTools {
  session: Session;
  surface: Surface;
  stack: Stack;
  texts: Texts;
  capture: () => Capture | null;
  nameOf: (id: ParticipantId) => string;
  say: (message: string) => void;
  /** The customer's tools are open or not; the focus was in them, and has to go somewhere. */
  onTools: (areOpen: boolean, hadFocus: boolean) => void;
}

/**
 * What everybody has pinned to the page, draws on it, and points at. What it takes to show that is loaded when there
 * is something to be shown.
 */
export class Marking {
  readonly #tools: MarkingTools;
  readonly #annotations: Annotations;
  readonly #pointers: Pointers;
  #loading: Promise<InstanceType<Annotate["Marks"]> | null> | null = null;
  #marks: InstanceType<Annotate["Marks"]> | null = null;
  #isClosed = false;

  constructor(tools: MarkingTools) {
    this.#tools = tools;
    this.#annotations = new Annotations(tools.session);
    this.#pointers = new Pointers(tools.session);
    this.#annotations.onBoard((board) => this.#show(board));
    this.#annotations.onFading((by, fading) => this.#fade(by, fading));
    this.#pointers.onPointing((by, pointing) => this.#point(by, pointing));
  }

  /** The view has changed: who is there, and what may be done. */
  look(): void {
    this.#marks?.look();
  }

  /** Nothing of the page may be marked while it is not shown. */
  set isPaused(isPaused: boolean) {
    if (isPaused) this.#marks?.closeTools();
  }

  async toggleTools(): Promise<void> {
    const marks = await this.#load();
    if (this.#isClosed) return;
    if (marks === null) this.#tools.say(this.#tools.texts.errors.partMissing);
    else marks.toggleTools();
  }

  close(): void {
    this.#isClosed = true;
    this.#annotations.close();
    this.#pointers.close();
    this.#marks?.close();
  }

  #show(board: readonly Annotation[]): void {
    if (this.#marks === null && board.length === 0) return;
    // The newest board counts by the time it can be shown.
    void this.#load().then((marks) => marks?.board(this.#annotations.board));
  }

  #fade(by: ParticipantId, fading: Fading): void {
    void this.#load().then((marks) => marks?.fading(by, fading));
  }

  #point(by: ParticipantId, pointing: Pointing): void {
    if (this.#marks === null && pointing.is === "off") return;
    void this.#load().then((marks) => marks?.pointing(by, pointing));
  }

  #load(): Promise<InstanceType<Annotate["Marks"]> | null> {
    this.#loading ??= import("../annotate").then(
      ({ Marks }) => {
        if (this.#isClosed) return null;
        const { session, surface, stack, texts, capture, nameOf, onTools } = this.#tools;
        this.#marks = new Marks({
          session,
          surface,
          stack,
          texts,
          nameOf,
          onTools,
          annotations: this.#annotations,
          nodeOf: (node) => capture()?.judge(node).node ?? null,
          attempt: (change) => this.#attempt(change),
        });
        return this.#marks;
      },
      () => {
        // Offline, for instance: whatever comes next tries again.
        this.#loading = null;
        return null;
      },
    );
    return this.#loading;
  }

  /** Changes the board, and says so where that fails. */
  async #attempt(change: Promise<void>): Promise<void> {
    const { say, texts } = this.#tools;
    try {
      await change;
    } catch (reason) {
      const isFull = reason instanceof Refusal && reason.code === "limit_reached";
      if (!this.#isClosed) say(isFull ? texts.annotate.tooMany : texts.annotate.failed);
    }
  }
}
