import type {
  Anchor,
  Annotated,
  Annotation,
  AnnotationRequest,
  Board,
  Fading,
  Mark,
  ParticipantId,
  RequestId,
} from "@alongside/protocol";
import { backoff } from "./backoff";
import { Listeners, type Unsubscribe } from "./listeners";
import { RHYTHM } from "./pointing";
import { isFinal, Refusal } from "./refusal";
import type { Session } from "./session";
import { isFading, read } from "./shapes";
import { onStream } from "./stream";
import { ulid } from "./ulid";

/** How long a missing change may still come by itself. */
const GAP_PATIENCE = 500;

/** What changes the board, from one revision to the next. */
type Change = (board: readonly Annotation[]) => Annotation[];

/**
 * What is pinned to the page, the same for everybody, and what fades by itself. Changes are applied in the order of
 * their revisions; where one is missing, and after every reconnect, the whole board is asked for.
 */
export class Annotations {
  readonly #session: Session;
  readonly #onBoard = new Listeners<[readonly Annotation[]]>();
  readonly #onFading = new Listeners<[ParticipantId, Fading]>();
  readonly #subscriptions: Unsubscribe[];
  readonly #changes = new Map<number, Change>();
  readonly #fading = new Map<RequestId, Fading>();
  #board: readonly Annotation[] = [];
  /** -1 until the board has come for the first time. */
  #rev = -1;
  #epoch: number | undefined;
  #lists = 0;
  #gapTimer: ReturnType<typeof setTimeout> | null = null;
  #fadingTimer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#epoch = session.self?.epoch;
    this.#subscriptions = [
      session.onAnnotated(({ rev, put, removed }) => {
        this.#take(rev, (board) => [
          ...board.filter((one) => one.id !== put?.id && !removed.includes(one.id)),
          ...(put === null ? [] : [put]),
        ]);
      }),
      session.onView(() => {
        const epoch = session.self?.epoch;
        if (epoch === this.#epoch) return;
        // A new connection: nobody knows what was missed on the way to it.
        this.#epoch = epoch;
        void this.#list();
      }),
      onStream(session, "draw", "anybody", (body, { id }) => {
        const fading = read(body, isFading);
        if (fading !== null) this.#onFading.tell(id, fading);
      }),
    ];
    void this.#list();
  }

  /** In the order of adding. */
  get board(): readonly Annotation[] {
    return this.#board;
  }

  onBoard(listener: (board: readonly Annotation[]) => void): Unsubscribe {
    return this.#onBoard.add(listener);
  }

  /** Somebody else draws something that fades. The same id again is the same drawing, grown. */
  onFading(listener: (by: ParticipantId, fading: Fading) => void): Unsubscribe {
    return this.#onFading.add(listener);
  }

  async add(anchor: Anchor, mark: Mark): Promise<void> {
    const id = ulid();
    const { view, self } = this.#session;
    const annotation: Annotation = {
      id,
      by: view.you,
      by_role: self?.role ?? "viewer",
      by_name: self?.name ?? null,
      at: this.#session.link.serverNow,
      anchor,
      mark,
    };
    await this.#ask({ type: "add", session: view.session, anchor, mark }, (board) => [...board, annotation], id);
  }

  /** Changes the text of one's own note. */
  async edit(id: RequestId, text: string): Promise<void> {
    await this.#ask({ type: "edit", session: this.#session.id, annotation: id, text }, (board) =>
      board.map((one) => (one.id === id ? { ...one, mark: { is: "note", text } } : one)),
    );
  }

  /** Takes away one's own; the sharer, anybody's. */
  async remove(id: RequestId): Promise<void> {
    await this.#ask({ type: "remove", session: this.#session.id, annotation: id }, (board) =>
      board.filter((one) => one.id !== id),
    );
  }

  /** Takes away all of one's own; the sharer, all. */
  async clear(): Promise<void> {
    const { view, self } = this.#session;
    await this.#ask({ type: "clear", session: view.session }, (board) =>
      self?.role === "sharer" ? [] : board.filter((one) => one.by !== view.you),
    );
  }

  /** Shows the others something that fades; again under the same id while it grows. */
  draw(fading: Fading): void {
    this.#fading.set(fading.id, fading);
    this.#fadingTimer ??= setTimeout(() => {
      this.#fadingTimer = null;
      for (const one of this.#fading.values()) this.#session.say("draw", JSON.stringify(one));
      this.#fading.clear();
    }, RHYTHM);
  }

  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    if (this.#gapTimer !== null) clearTimeout(this.#gapTimer);
    if (this.#fadingTimer !== null) clearTimeout(this.#fadingTimer);
  }

  // --- Keeping the newest ----------------------------------------------------------------------------------

  async #ask(request: AnnotationRequest, change: Change, id: RequestId = ulid()): Promise<void> {
    const { rev } = await this.#session.link.request<Annotated, "annotation">("annotation", request, { id });
    this.#take(rev, change);
  }

  #take(rev: number, change: Change): void {
    if (rev <= this.#rev || this.#isClosed) return;
    this.#changes.set(rev, change);
    this.#apply();
  }

  #apply(): void {
    let hasChanged = false;
    // Before the board has come, nobody knows what a change changes.
    while (this.#rev !== -1) {
      const change = this.#changes.get(this.#rev + 1);
      if (change === undefined) break;
      this.#rev += 1;
      this.#changes.delete(this.#rev);
      this.#board = change(this.#board);
      hasChanged = true;
    }
    if (hasChanged) this.#onBoard.tell(this.#board);
    this.#watchGap();
  }

  #watchGap(): void {
    if (this.#gapTimer !== null) clearTimeout(this.#gapTimer);
    this.#gapTimer = null;
    if (this.#changes.size === 0 || this.#rev === -1) return;
    this.#gapTimer = setTimeout(() => void this.#list(), GAP_PATIENCE);
  }

  /** Asks for the whole board, until it comes. A later call takes over from an earlier one. */
  async #list(): Promise<void> {
    this.#lists += 1;
    const own = this.#lists;
    const request: AnnotationRequest = { type: "list", session: this.#session.id };
    for (let attempt = 0; own === this.#lists && !this.#isClosed; attempt += 1) {
      try {
        this.#use(await this.#session.link.request<Board, "annotation">("annotation", request));
        return;
      } catch (reason) {
        if (reason instanceof Refusal && isFinal(reason.code)) return;
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt, Math.random)));
      }
    }
  }

  #use({ rev, annotations }: Board): void {
    if (this.#isClosed || rev < this.#rev) return;
    this.#rev = rev;
    for (const known of this.#changes.keys()) if (known <= rev) this.#changes.delete(known);
    this.#board = annotations;
    this.#onBoard.tell(this.#board);
    this.#apply();
  }
}
