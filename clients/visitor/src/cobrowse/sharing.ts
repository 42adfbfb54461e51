import { type Link, MirrorSender, type Session } from "@alongside/link";
import type { Notice, SessionView } from "@alongside/protocol";
import type { Capture } from "../capture";
import { removeRecord, type SharingRecord, writeRecord } from "../loader/record";
import type { Snippet } from "../loader/snippet";
import type { Surface } from "../loader/surface";
import type { Texts } from "../texts";
import type { Release } from "./lock";
import { Frame, passingNote, type Standing } from "./ui/frame";
import { MessageDialog } from "./ui/message-dialog";

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
  readonly #frame: Frame;
  #link: Link | null = null;
  #session: Session | null = null;
  #sender: MirrorSender | null = null;
  #capture: Capture | null = null;
  #names = new Map<string, string | null>();
  #isOver = false;

  constructor(beginning: Beginning) {
    this.#beginning = beginning;
    const { snippet, surface, texts } = beginning;
    this.#texts = texts;
    this.#frame = new Frame(surface, this.#texts, snippet.locale, () => this.stop());
    this.#frame.standing = { is: "offline" };
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
    for (const one of session.view.participants) this.#names.set(one.id, one.name);
    session.onNotice((notice) => this.#tell(notice));
    session.onView(() => this.#show());
    session.onRoute(() => this.#show());
    session.onLost((reason) => this.#finish(reason.code === "expired" ? this.#texts.end.lost : this.#texts.end.gone));
    this.#show();
    const loaded = await loading.catch(() => null);
    // Loading takes a moment, in which the customer may have stopped.
    if (this.#isOver || session.view.phase === "ended") return;
    if (loaded === null) {
      this.#end(() => this.#say(this.#texts.errors.offline));
      return;
    }
    const { Capture } = loaded;
    this.#sender = new MirrorSender(session);
    this.#capture = new Capture(this.#sender, session.settings ?? { unmask_selectors: [], show_title: false });
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
    this.#session?.close();
    this.#frame.remove();
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
    if (document.visibilityState === "visible") this.#link?.probe();
  };

  #show(): void {
    if (this.#isOver) return;
    const view = this.#session?.view;
    if (view?.phase === "ended") this.#finish(this.#howItEnded(view));
    else this.#frame.standing = this.#standing(view);
  }

  #standing(view: SessionView | undefined): Standing {
    if (view === undefined || this.#link?.state !== "ready") return { is: "offline" };
    const viewers = view.participants.filter((one) => one.role === "viewer");
    const present = viewers.filter((one) => one.presence.is === "present").map((one) => one.name);
    if (present.length > 0) return { is: "seen", by: present };
    return viewers.length > 0 ? { is: "away", who: viewers.map((one) => one.name) } : { is: "waiting" };
  }

  #tell({ notice, about, view }: Notice): void {
    if (this.#isOver) return;
    for (const one of view.participants) this.#names.set(one.id, one.name);
    if (about === null || about === view.you) return;
    const name = this.#names.get(about) ?? this.#texts.bar.someone;
    if (notice === "session.joined") this.#frame.say(this.#texts.bar.joined(name));
    if (notice === "session.left") this.#frame.say(this.#texts.bar.left(name));
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
