import { ControlGiver, Refusal, type Session } from "@alongside/link";
import type { ActNotice, ParticipantId } from "@alongside/protocol";
import type { Capture } from "../capture";
import type { Locale } from "../loader/locale";
import type { Texts } from "../texts";
import { CONTROL_WORDING, ControlDialog } from "./ui/control-dialog";
import type { Stack } from "./ui/stack";

/** What it takes to let somebody act. */
export interface ControlTools {
  session: Session;
  stack: Stack;
  texts: Texts;
  locale: Locale;
  capture: () => Capture | null;
  nameOf: (id: ParticipantId) => string;
  /** Says something that passes. */
  say: (message: string) => void;
  /** Whether somebody holds control has changed. */
  onChange: () => void;
}

/** Control on the customer's side: asks them, does what the holder does, and ends it with a click or a key. */
export class Controlling {
  readonly #tools: ControlTools;
  readonly #giver: ControlGiver;
  #dialog: { by: ParticipantId; element: HTMLElement } | null = null;
  #isHeld = false;
  #isLoading = false;
  #isReady = false;
  readonly #windows = new Set<EventTarget>();

  constructor(tools: ControlTools) {
    this.#tools = tools;
    this.#giver = new ControlGiver(tools.session);
  }

  get holder(): ParticipantId | null {
    return this.#giver.holder;
  }

  /** The view has changed. */
  look(): void {
    this.#ask();
    const isHeld = this.holder !== null;
    if (isHeld) void this.#getReady();
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    if (isHeld) this.#watchKeys();
    else this.#unwatchKeys();
    this.#tools.onChange();
  }

  /** One click, and only the customer acts on the page. */
  takeBack(): void {
    const { say, texts } = this.#tools;
    if (this.holder === null) return;
    void this.#giver.takeBack().catch(() => {});
    say(texts.control.takenBack);
    this.look();
  }

  close(): void {
    this.#giver.close();
    this.#unwatchKeys();
    this.#closeDialog();
  }

  // --- Asking ----------------------------------------------------------------------------------------------

  #ask(): void {
    const { session, stack, texts, nameOf, say } = this.#tools;
    const { asked } = session.view.control;
    const isOpen = this.#dialog !== null && asked.some(({ by }) => by === this.#dialog?.by);
    if (!isOpen) this.#closeDialog();
    const next = asked[0];
    if (isOpen || next === undefined) return;
    const name = nameOf(next.by);
    const dialog = new ControlDialog(texts, name, session.view.allowed.navigation, (isAllowed) => {
      this.#closeDialog();
      void this.#answer(next.by, isAllowed);
    });
    this.#dialog = { by: next.by, element: dialog.element };
    stack.add("ask", dialog.element);
    // The dialog may stand where nobody looks, or listens, at the moment.
    say(texts.control.asks(name));
    dialog.offerFocus();
  }

  async #answer(to: ParticipantId, isAllowed: boolean): Promise<void> {
    const { locale, texts, say } = this.#tools;
    try {
      await (isAllowed ? this.#giver.grant(to, { wording: CONTROL_WORDING, locale }) : this.#giver.refuse(to));
    } catch (reason) {
      say(reason instanceof Refusal && reason.code !== "internal" ? texts.control.lapsed : texts.errors.unknown);
    }
    this.look();
  }

  #closeDialog(): void {
    if (this.#dialog === null) return;
    this.#tools.stack.remove("ask");
    this.#dialog = null;
    this.#tools.say("");
  }

  // --- Doing -----------------------------------------------------------------------------------------------

  async #getReady(): Promise<void> {
    if (this.#isReady || this.#isLoading) return;
    this.#isLoading = true;
    const loaded = await import("../control").catch(() => null);
    this.#isLoading = false;
    if (loaded === null) {
      // Nobody can act: the holder sees that nothing happens, and the customer why.
      this.#tools.say(this.#tools.texts.errors.partMissing);
      return;
    }
    this.#isReady = true;
    const { capture } = this.#tools;
    const actor = new loaded.Actor((id) => capture()?.judge(id) ?? { node: null, verdict: "gone" }, (node) => capture()?.judgement.verdict(node) ?? "masked");
    this.#giver.onActs((notice: ActNotice) => actor.perform(notice, () => this.#giver.objection(notice), this.#tools.session.view.allowed.navigation));
  }

  // --- Taking back by key ----------------------------------------------------------------------------------

  #watchKeys(): void {
    this.#listen(window);
  }

  #unwatchKeys(): void {
    for (const one of this.#windows) {
      one.removeEventListener("keydown", this.#onKey, { capture: true });
      one.removeEventListener("blur", this.#watchFrames);
    }
    this.#windows.clear();
  }

  /** The keys of a frame are heard in that frame alone: it is listened to as soon as the focus goes there. */
  readonly #watchFrames = (): void => {
    const visit = (view: Window): void => {
      for (let i = 0; i < view.frames.length; i += 1) {
        const frame = view.frames[i];
        try {
          if (frame?.document === undefined) continue;
        } catch {
          // Of another origin: out of anybody's reach.
          continue;
        }
        this.#listen(frame);
        visit(frame);
      }
    };
    visit(window);
  };

  #listen(target: EventTarget): void {
    target.addEventListener("keydown", this.#onKey, { capture: true });
    target.addEventListener("blur", this.#watchFrames);
    this.#windows.add(target);
  }

  readonly #onKey = (event: Event): void => {
    // What the holder presses on the page is no key of the customer's.
    if (!event.isTrusted || (event as KeyboardEvent).key !== "Escape" || this.holder === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.takeBack();
  };
}
