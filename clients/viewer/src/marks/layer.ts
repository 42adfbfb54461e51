/**
 * The layer over a page on which everybody's notes, drawings and pointers are seen, each at its place in the page.
 *
 * The layer's element has to cover the page's window exactly. It takes no pointer, but for the buttons of notes.
 * While there is something on it, it looks once a frame where things are: so they follow whatever moves the page.
 */
import type { Anchor, Annotation, Fading, ParticipantId, Pointing, RequestId } from "@alongside/protocol";
import { Follower } from "./anchor";
import type { Point } from "./box";
import { isAnchor, isFading, isMark, isPointing } from "./check";
import { drawing, make } from "./dom";
import { noteCard, type NoteLabels } from "./note";
import { noteEditor } from "./note-editor";
import type { Drawn } from "./sketch";
import { cursor, drawnMark, ring, type Shown, standingNote } from "./shown";

/** How long what fades stands, and how long it takes to go. */
const STANDS_MS = 4_000;
const GOES_MS = 600;
const RING_MS = 700;

/** As many fading drawings at once as anybody could tell apart. */
const MOST_FADING = 64;

/** Somebody whose marks are shown. */
export interface MarkAuthor {
  id: ParticipantId;
  name: string;
  /** A CSS colour of one's own choosing, never somebody else's text. */
  color: string;
}

export interface LayerOptions {
  /** The document that is marked; null while there is none. */
  root(): Document | null;
  /** Its address, as the mirror tells it. */
  page(): string;
  /** The page that a pointer must be on, and the element that the mirror has this number for. */
  nodeOf(page: number, node: number): Element | null;
  labels: NoteLabels;
  /** Whether the reader may take away others' notes too. */
  removesAll?: boolean;
  onEdit(annotation: RequestId, text: string): void;
  onRemove(annotation: RequestId): void;
}

interface Item {
  follower: Follower;
  shown: Shown;
  /** What it was made from: the same again is left as it stands, with the focus that may be in it. */
  from: string;
}

export class MarkLayer {
  readonly #options: LayerOptions;
  readonly #layer = make("div", "marks");
  readonly #ink = drawing("svg", { class: "ink", "aria-hidden": "true" });
  readonly #items = new Map<string, Item>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #people = new Map<ParticipantId, MarkAuthor>();
  #board: readonly Annotation[] = [];
  #you: ParticipantId = "";
  #page = "";
  #frame = 0;
  #count = 0;

  constructor(into: HTMLElement | ShadowRoot, options: LayerOptions) {
    this.#options = options;
    this.#layer.append(this.#ink);
    into.append(this.#layer);
  }

  /** Who everybody is; `you` is the reader. Whoever left takes their pointer along. */
  people(people: readonly MarkAuthor[], you: ParticipantId): void {
    this.#people.clear();
    for (const person of people) this.#people.set(person.id, person);
    this.#you = you;
    for (const key of [...this.#items.keys()]) {
      if (key.startsWith("cursor ") && !this.#people.has(key.slice(7))) this.#drop(key);
    }
    this.board(this.#board);
  }

  /** All that is pinned. */
  board(annotations: readonly Annotation[]): void {
    const there = new Set(annotations.map(({ id }) => `mark ${id}`));
    for (const key of [...this.#items.keys()]) if (key.startsWith("mark ") && !there.has(key)) this.#drop(key);
    this.#board = annotations;
    this.#drop("sketch");
    for (const annotation of annotations) {
      if (isAnchor(annotation.anchor) && isMark(annotation.mark)) this.#pin(annotation);
    }
  }

  /** Something that fades; sent again, it grows and stands for as long again. Nobody is the reader. */
  fading(from: ParticipantId | null, fading: Fading): void {
    const by = from ?? this.#you;
    if (!isFading(fading) || fading.mark.is === "note") return;
    const key = `fading ${by} ${fading.id}`;
    const others = [...this.#items.keys()].filter((other) => other.startsWith("fading ") && other !== key);
    if (others.length >= MOST_FADING && others[0]) this.#drop(others[0]);
    this.#put(key, this.#follow(fading.anchor), drawnMark(fading.mark, this.#colorOf(by)));
    this.#later(key, STANDS_MS, () => this.#fade(key));
  }

  /** What the reader draws that is to stay: seen until the board has it. */
  sketch({ anchor, mark }: Drawn): void {
    if (mark.is === "note") return;
    this.#put("sketch", this.#follow(anchor), drawnMark(mark, this.#colorOf(this.#you)));
    this.#later("sketch", STANDS_MS, () => this.#drop("sketch"));
  }

  /** Somebody's pointer moved, pressed, or left. */
  pointing(by: ParticipantId, pointing: Pointing): void {
    if (!isPointing(pointing)) return;
    const key = `cursor ${by}`;
    if (pointing.is === "off") return this.#drop(key);
    const { page, node, x, y } = pointing;
    const find = (): Element | null => this.#options.nodeOf(page, node);
    if (!find()) return this.#drop(key);
    const person = this.#people.get(by);
    if (person) {
      const shown = this.#items.get(key)?.shown ?? cursor(person.name, person.color);
      this.#put(key, new Follower(find, { x, y }), shown);
    }
    if (pointing.is === "pressed") this.pressed(find, { x, y }, this.#colorOf(by));
  }

  /** A circle where somebody pressed, in thousandths of an element. */
  pressed(find: () => Element | null, at: Point, color: string): void {
    const key = `ring ${(this.#count += 1)}`;
    this.#put(key, new Follower(find, at), ring(color));
    this.#later(key, RING_MS, () => this.#drop(key));
  }

  /** Opens an editor at a place. There is one at a time: another is given up. */
  write(anchor: Anchor, text: string, onDone: (text: string | null) => void): void {
    this.stopWriting();
    const editor = noteEditor(text, this.#options.labels, (written) => {
      this.#drop("editor");
      onDone(written);
    });
    this.#put("editor", this.#follow(anchor), standingNote(editor.element, this.#colorOf(this.#you)));
    this.#place();
    editor.begin();
  }

  /** Whether an annotation stands where it can be seen. */
  isSeen(annotation: RequestId): boolean {
    const element = this.#items.get(`mark ${annotation}`)?.shown.element;
    const box = element?.style.display === "none" ? null : element?.getBoundingClientRect();
    const { width, height } = this.#room();
    return !!box && box.right >= 0 && box.bottom >= 0 && box.left <= width && box.top <= height;
  }

  /** Makes an annotation stand out for a moment. */
  flash(annotation: RequestId): void {
    const element = this.#items.get(`mark ${annotation}`)?.shown.element;
    element?.classList.remove("flash");
    // Laid out once without, so that it begins again.
    element?.getBoundingClientRect();
    element?.classList.add("flash");
  }

  /** Puts the layer over what has come into its parent since. */
  raise(): void {
    this.#layer.parentNode?.append(this.#layer);
  }

  get isWriting(): boolean {
    return this.#items.has("editor");
  }

  stopWriting(): void {
    this.#drop("editor");
  }

  /** By how much what is over the page has to be enlarged to be readable. */
  readable(factor: number): void {
    this.#layer.style.setProperty("--readable", String(factor));
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#items.clear();
    this.#layer.remove();
  }

  #pin(annotation: Annotation): void {
    const { id, anchor, mark } = annotation;
    const color = this.#colorOf(annotation.by);
    const from = JSON.stringify([annotation, color, annotation.by === this.#you]);
    if (this.#items.get(`mark ${id}`)?.from === from) return;
    const shown = mark.is === "note" ? standingNote(this.#note(annotation, mark.text), color) : drawnMark(mark, color);
    this.#put(`mark ${id}`, this.#follow(anchor), shown, from);
  }

  #note(annotation: Annotation, text: string): HTMLElement {
    const { id, anchor, by } = annotation;
    const isOwn = by === this.#you;
    const edit = (): void =>
      this.write(anchor, text, (written) => {
        if (written !== null && written !== text) this.#options.onEdit(id, written);
      });
    return noteCard(annotation, text, this.#options.labels, {
      onEdit: isOwn ? edit : null,
      onRemove: isOwn || this.#options.removesAll === true ? () => this.#options.onRemove(id) : null,
    });
  }

  #follow(anchor: Anchor): Follower {
    return Follower.of(
      anchor,
      () => this.#options.root(),
      () => this.#options.page(),
    );
  }

  #colorOf(by: ParticipantId): string {
    return this.#people.get(by)?.color ?? "#4c5a60";
  }

  #put(key: string, follower: Follower, shown: Shown, from = ""): void {
    const before = this.#items.get(key);
    if (before?.shown !== shown) {
      shown.stand(null, this.#room());
      if (before && before.shown.isInk === shown.isInk) before.shown.element.replaceWith(shown.element);
      else {
        before?.shown.element.remove();
        (shown.isInk ? this.#ink : this.#layer).append(shown.element);
      }
    }
    this.#items.set(key, { follower, shown, from });
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#tick);
  }

  #drop(key: string): void {
    this.#items.get(key)?.shown.element.remove();
    this.#items.delete(key);
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  #fade(key: string): void {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#items.get(key)?.shown.element.classList.add("going");
    this.#later(key, isStill ? 0 : GOES_MS, () => this.#drop(key));
  }

  #later(key: string, after: number, act: () => void): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, setTimeout(act, after));
  }

  readonly #tick = (): void => {
    this.#place();
    this.#frame = this.#items.size > 0 ? requestAnimationFrame(this.#tick) : 0;
  };

  #place(): void {
    const root = this.#options.root();
    const page = this.#options.page();
    const room = this.#room();
    const now = performance.now();
    // All is measured before anything is moved: the browser lays out once.
    const places = [...this.#items.values()].map((item) => {
      if (page !== this.#page) item.follower.forget();
      return { item, place: root && item.follower.place(root, now) };
    });
    this.#page = page;
    for (const { item, place } of places) item.shown.stand(place, room);
  }

  #room(): { width: number; height: number } {
    return { width: this.#layer.clientWidth, height: this.#layer.clientHeight };
  }
}
