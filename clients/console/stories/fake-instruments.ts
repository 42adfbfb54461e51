/** What is done with a shared page, without a server: what one does oneself comes true at once. */
import type { Measured } from "@alongside/link";
import type {
  Act,
  Annotation,
  Destination,
  Fading,
  Mark,
  Outcome,
  ParticipantId,
  Pointing,
  Sight,
} from "@alongside/protocol";
import type { Instruments } from "../src/desk/instruments";
import type { FakeSession } from "./fake-session";

class Ears<Heard extends unknown[]> {
  readonly #listeners = new Set<(...heard: Heard) => void>();

  readonly on = (listener: (...heard: Heard) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(...heard: Heard): void {
    for (const listener of this.#listeners) listener(...heard);
  }
}

type Done = { acts: readonly Act[] } | { to: Destination } | { fading: Fading } | { pointing: Pointing };

export class FakeInstruments implements Instruments {
  /** What the agent did, in order. */
  readonly done: Done[] = [];
  /** Whether all that is asked of the server is refused. */
  fails = false;
  readonly #session: FakeSession;
  readonly #outcomes = new Ears<[Outcome]>();
  readonly #boards = new Ears<[readonly Annotation[]]>();
  readonly #fadings = new Ears<[ParticipantId, Fading]>();
  readonly #pointings = new Ears<[ParticipantId, Pointing]>();
  readonly #qualities = new Ears<[Measured]>();
  readonly #sights = new Ears<[Sight]>();
  #board: readonly Annotation[] = [];
  #count = 0;

  constructor(session: FakeSession) {
    this.#session = session;
  }

  readonly onQuality = this.#qualities.on;
  readonly onSight = this.#sights.on;

  get control(): Instruments["control"] {
    return {
      request: () => this.#ask(),
      release: () => this.#release(),
      act: (_page, acts) => void this.done.push({ acts }),
      navigate: (_page, to) => void this.done.push({ to }),
      onOutcome: this.#outcomes.on,
    };
  }

  get annotations(): Instruments["annotations"] {
    return {
      board: this.#board,
      onBoard: this.#boards.on,
      add: (anchor, mark) => this.pin(this.#session.view.you, mark, anchor.page, anchor.way),
      edit: (id, text) =>
        this.#put(this.#board.map((one) => (one.id === id ? { ...one, mark: { is: "note", text } } : one))),
      remove: (id) => this.#put(this.#board.filter((one) => one.id !== id)),
      clear: () => this.#put(this.#board.filter((one) => one.by !== this.#session.view.you)),
      draw: (fading) => void this.done.push({ fading }),
      onFading: this.#fadings.on,
    };
  }

  get pointers(): Instruments["pointers"] {
    return { point: (pointing) => void this.done.push({ pointing }), onPointing: this.#pointings.on };
  }

  close(): void {
    // Nothing is held.
  }

  // --- What the others do ----------------------------------------------------------------------------------

  /** Somebody pins something. */
  pin(by: ParticipantId, mark: Mark, page: string, way: string[] = ["body"]): Promise<void> {
    const who = this.#session.view.participants.find((one) => one.id === by);
    this.#count += 1;
    const annotation: Annotation = {
      id: `a${this.#count}`,
      by,
      by_role: who?.role ?? "viewer",
      by_name: who?.name ?? null,
      at: Date.now(),
      anchor: { page, way, x: 500, y: 300 },
      mark,
    };
    return this.#put([...this.#board, annotation]);
  }

  tellOutcome(outcome: Outcome): void {
    this.#outcomes.tell(outcome);
  }

  tellQuality(latency: number | null): void {
    this.#qualities.tell({ latency, path: "relay" });
  }

  tellSight(hidden: boolean): void {
    this.#sights.tell({ hidden });
  }

  tellPointing(by: ParticipantId, pointing: Pointing): void {
    this.#pointings.tell(by, pointing);
  }

  #put(board: readonly Annotation[]): Promise<void> {
    if (this.fails) return Promise.reject(new Error("refused"));
    this.#board = board;
    this.#boards.tell(board);
    return Promise.resolve();
  }

  #ask(): Promise<void> {
    if (this.fails) return Promise.reject(new Error("refused"));
    const { control, you } = this.#session.view;
    const asked = [...control.asked, { by: you, expires_at: Date.now() + 60_000 }];
    this.#session.change({ control: { ...control, asked } });
    return Promise.resolve();
  }

  #release(): Promise<void> {
    const { control, you } = this.#session.view;
    const asked = control.asked.filter((one) => one.by !== you);
    this.#session.change({ control: { ...control, asked, holder: control.holder === you ? null : control.holder } });
    return Promise.resolve();
  }
}
