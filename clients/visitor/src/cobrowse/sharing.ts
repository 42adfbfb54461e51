import { answerPings, type Link, MirrorSender, type Session, tellSight } from "@alongside/link";
import type { Notice, ParticipantId, SessionView } from "@alongside/protocol";
import type { Capture } from "../capture";
import { removeRecord, type SharingRecord, writeRecord } from "../loader/record";
import type { Snippet } from "../loader/snippet";
import type { Surface } from "../loader/surface";
import type { Texts } from "../texts";
import type { Veil } from "../veil";
import { Controlling } from "./controlling";
import type { Release } from "./lock";
import { Marking } from "./marking";
import { Pausing } from "./pausing";
import { Frame, passingNote, type Standing } from "./ui/frame";
import { MessageDialog } from "./ui/message-dialog";
import { Stack } from "./ui/stack";

/** What sharing needs, gathered by whoever begins it. */
export interface Beginning {
  snippet: Snippet;
  surface: Surface;
  texts: Texts;
  record: SharingRecord;
  release: Release;
  onOver: () => void;
  /** The customer stopped: the server is to be told, through the link where there is one. */
  onStopped: (record: SharingRecord, link: Link | null) => void;
}

/** A page that is being shared, from the moment the border appears until it is gone. */
export class Sharing {
  readonly #beginning: Beginning;
  readonly #texts: Texts;
  readonly #stack: Stack;
  readonly #frame: Frame;
  #link: Link | null = null;
  #session: Session | null = null;
  #sender: MirrorSender | null = null;
  #capture: Capture | null = null;
  #pausing: Pausing | null = null;
  #controlling: Controlling | null = null;
  #marking: Marking | null = null;
  #veil: Veil | null = null;
  #isVeiling = false;
  #tellSight: (hidden: boolean) => void = () => {};
  #names = new Map<ParticipantId, string | null>();
  #isOver = false;

  constructor(beginning: Beginning) {
    this.#beginning = beginning;
    const { snippet, surface, texts } = beginning;
    this.#texts = texts;
    this.#stack = new Stack(surface);
    this.#frame = new Frame(this.#stack, this.#texts, snippet.locale, {
      onStop: () => this.stop(),
      onPause: () => this.#pausing?.toggle(),
      onTakeBack: () => this.#controlling?.takeBack(),
      onAnnotate: () => void this.#marking?.toggleTools(),
      onVeil: () => void this.#toggleVeil(),
    });
    window.addEventListener("pagehide", this.#suspend);
    document.addEventListener("visibilitychange", this.#probe);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** There is a link, and soon a session: until then the bar says that nothing is shown. */
  useLink(link: Link): void {
    this.#link = link;
    link.onState(() => this.#show());
  }

  /** The customer is in the session: from here on the page may be captured. */
  async run(session: Session, loading: Promise<typeof import("../capture")>): Promise<void> {
    this.#session = session;
    // Before anything is captured: perhaps this page is never shown.
    const pausing = new Pausing(session, () => this.#hold());
    this.#pausing = pausing;
    this.#play(session);
    session.onNotice((notice) => this.#tell(notice));
    session.onView(() => this.#show());
    session.onRoute(() => this.#show());
    session.onLost((reason) => this.#finish(reason.code === "expired" ? this.#texts.end.lost : this.#texts.end.gone));
    this.#show();
    const loaded = await loading.catch(() => null);
    // Loading takes a moment, in which the customer may have stopped.
    if (this.#isOver || session.view.phase === "ended") return;
    const { settings } = session;
    if (loaded === null || settings === null) {
      this.#end(() => this.#say(this.#texts.errors.offline));
      return;
    }
    const { Capture } = loaded;
    // Only now: a snapshot that is wanted before there is a capture would be wanted of nobody.
    const sender = new MirrorSender(session);
    this.#sender = sender;
    this.#hold();
    this.#capture = new Capture(
      {
        get isWatched() {
          return sender.isWatched;
        },
        onWatched: (listener) => sender.onWatched(listener),
        onWanted: (listener) => sender.onWanted(listener),
        push: (event) => {
          // A page may change its address without anybody being told.
          pausing.look();
          sender.push(event);
        },
      },
      settings,
    );
  }

  /** What there is beside the mirror. */
  #play(session: Session): void {
    const nameOf = (id: ParticipantId): string => this.#names.get(id) ?? this.#texts.bar.someone;
    const common = {
      session,
      surface: this.#beginning.surface,
      stack: this.#stack,
      texts: this.#texts,
      nameOf,
      capture: () => this.#capture,
      say: (message: string) => this.#frame.say(message),
    };
    const { locale } = this.#beginning.snippet;
    this.#controlling = new Controlling({ ...common, locale, onChange: () => this.#show() });
    this.#marking = new Marking({ ...common, onTools: (areOpen, hadFocus) => this.#frame.showTools(areOpen, hadFocus) });
    answerPings(session);
    this.#tellSight = tellSight(session);
    this.#tellSight(document.visibilityState === "hidden");
  }

  /** Nothing leaves while the page is paused, from this line on. */
  #hold(): void {
    const isPaused = this.#pausing !== null && this.#pausing.reason !== null;
    if (this.#sender !== null) this.#sender.isHeld = isPaused;
    if (this.#marking !== null) this.#marking.isPaused = isPaused;
    this.#show();
  }

  async #toggleVeil(): Promise<void> {
    const { veil, errors } = this.#texts;
    this.#isVeiling = !this.#isVeiling;
    this.#frame.isVeiled = this.#isVeiling;
    if (!this.#isVeiling) {
      this.#veil?.remove();
      this.#veil = null;
      return;
    }
    const loaded = await import("../veil").catch(() => null);
    if (this.#isOver || !this.#isVeiling || this.#veil !== null) return;
    if (loaded === null || this.#capture === null) {
      this.#isVeiling = this.#frame.isVeiled = false;
      this.#frame.say(errors.partMissing);
      return;
    }
    this.#veil = new loaded.Veil(this.#beginning.surface.root, this.#capture.judgement, veil.label);
    this.#frame.say(veil.count(this.#veil.count));
  }

  /** The customer stops: nothing leaves from this line on. The server is told as soon as it can be reached. */
  stop(): void {
    this.#end(() => passingNote(this.#beginning.surface, this.#texts.bar.stopped));
  }

  #end(say: () => void): void {
    if (this.#isOver) return;
    this.#takeDown();
    say();
    const stopped = { ...this.#beginning.record, stoppedAt: Date.now() };
    writeRecord(stopped);
    this.#let();
    this.#beginning.onStopped(stopped, this.#link);
  }

  /** It is over for another reason than the customer's own wish. */
  #finish(message: string): void {
    if (this.#isOver) return;
    this.#takeDown();
    removeRecord(this.#beginning.record);
    this.#link?.close();
    this.#let();
    this.#say(message);
  }

  #say(message: string): void {
    new MessageDialog(this.#beginning.surface.root, this.#texts, this.#texts.end.title, message);
  }

  fail(message: string): void {
    this.#finish(message);
  }

  #takeDown(): void {
    this.#isOver = true;
    // In this order: first the capture, then what it would send through.
    this.#capture?.stop();
    this.#sender?.close();
    this.#pausing?.close();
    this.#controlling?.close();
    this.#marking?.close();
    this.#veil?.remove();
    this.#session?.close();
    this.#frame.close();
    this.#stack.close();
    window.removeEventListener("pagehide", this.#suspend);
    document.removeEventListener("visibilitychange", this.#probe);
  }

  #let(): void {
    this.#beginning.release();
    this.#beginning.onOver();
  }

  /** The page goes; the next one of the site takes over. */
  readonly #suspend = (): void => {
    if (this.#isOver) return;
    this.#takeDown();
    this.#link?.close();
    this.#let();
  };

  readonly #probe = (): void => {
    const isHidden = document.visibilityState === "hidden";
    this.#tellSight(isHidden);
    if (!isHidden) this.#link?.probe();
  };

  #show(): void {
    if (this.#isOver) return;
    const view = this.#session?.view;
    if (view?.phase === "ended") {
      this.#finish(this.#howItEnded(view));
      return;
    }
    if (view !== undefined) this.#learnNames(view);
    this.#controlling?.look();
    this.#marking?.look();
    this.#frame.standing = this.#standing(view);
  }

  #standing(view: SessionView | undefined): Standing {
    if (view === undefined || this.#link?.state !== "ready") return { is: "offline" };
    const holder = this.#controlling?.holder ?? null;
    const paused = this.#pausing?.reason ?? null;
    if (paused !== null) return { is: "paused", by: paused };
    if (holder !== null) return { is: "held", by: this.#names.get(holder) ?? null };
    const viewers = view.participants.filter((one) => one.role === "viewer");
    const present = viewers.filter((one) => one.presence.is === "present").map((one) => one.name);
    if (present.length > 0) return { is: "seen", by: present };
    return viewers.length > 0 ? { is: "away", who: viewers.map((one) => one.name) } : { is: "waiting" };
  }

  #tell({ notice, about, view }: Notice): void {
    if (this.#isOver) return;
    this.#learnNames(view);
    if (about === null || about === view.you) return;
    const name = this.#names.get(about) ?? this.#texts.bar.someone;
    if (notice === "session.joined") this.#frame.say(this.#texts.bar.joined(name));
    if (notice === "session.left") this.#frame.say(this.#texts.bar.left(name));
    if (notice === "control.released") this.#frame.say(this.#texts.control.released(name));
    if (notice === "control.lost") this.#frame.say(this.#texts.control.lost);
  }

  /** Also of those who have left by the time that it is said. */
  #learnNames({ participants }: SessionView): void {
    for (const one of participants) this.#names.set(one.id, one.name);
  }

  #howItEnded({ ended }: SessionView): string {
    const { end, bar } = this.#texts;
    switch (ended?.reason) {
      case "ended":
        return ended.by_role === "viewer" ? end.by(ended.by_name ?? bar.someone) : end.gone;
      case "no_viewer_left":
        return end.noViewer;
      case "sharer_lost":
        return end.lost;
      case "too_long":
        return end.tooLong;
      default:
        return end.gone;
    }
  }
}
