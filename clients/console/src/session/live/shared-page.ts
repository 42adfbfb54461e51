import { Colours } from "@alongside/link";
import type { Destination, Outcome, ParticipantId, Pointing, SessionView } from "@alongside/protocol";
import type { Applied, FromViewer, Labels, Person, ToViewer } from "@alongside/viewer/messages";
import type { Instruments } from "../../desk/instruments";
import type { LiveSession } from "../../desk/live-session";
import { Store } from "../../desk/store";
import { sharerOf } from "../screen";
import { type AgentTool, toolAfter, toolBar } from "../tools/tool";
import { FIRST_STATE, type PageState, type ToldKey } from "./page-state";
import { ViewerPort } from "./viewer-port";

/** As long as a short sentence takes to be noticed and read. */
const TOLD_FOR = 8_000;

/** What a participant is called who has no name. */
export type NameOf = (role: "sharer" | "viewer") => string;

type Session = Pick<LiveSession, "view" | "onView" | "mirrorReceiver" | "instruments">;

/**
 * The customer's page on the agent's desk: what the agent knows of it, and all that they do with it. It stands between
 * the session and the viewer's frame, which comes and goes with the screen.
 */
export class SharedPage {
  readonly store = new Store<PageState>(FIRST_STATE);
  readonly colours = new Colours();
  readonly #session: Session;
  readonly #instruments: Instruments;
  readonly #unsubscribes: (() => void)[];
  readonly #onEscape = new Set<() => void>();
  #view: SessionView;
  #target: Window | null = null;
  #port: ViewerPort | null = null;
  #nameOf: NameOf = () => "";
  #scale = 1;
  #isAside = false;
  #mayStraggle = false;
  #forgetting: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#view = session.view;
    this.#instruments = session.instruments();
    const { control, annotations, pointers } = this.#instruments;
    this.colours.learn(session.view.participants);
    this.#change({ board: annotations.board, tool: toolAfter("point", unheld(session.view), session.view) });
    this.#unsubscribes = [
      session.onView((view) => this.#follow(view)),
      control.onOutcome((outcome) => this.#learn(outcome)),
      annotations.onBoard((board) => {
        this.#change({ board });
        this.#post({ type: "board", annotations: board });
      }),
      annotations.onFading((by, fading) => this.#post({ type: "fading", by, fading })),
      pointers.onPointing((by, pointing) => this.#post({ type: "pointing", by, pointing })),
      this.#instruments.onQuality((quality) => this.#change({ quality })),
      this.#instruments.onSight(({ hidden }) => this.#change({ isHidden: hidden })),
    ];
  }

  // --- The viewer's frame ----------------------------------------------------------------------------------

  /** A frame has loaded. `onApplied` comes often, and for measuring alone. */
  connect(target: Window, origin: string, labels: Labels, nameOf: NameOf, onApplied: (applied: Applied) => void): void {
    this.disconnect();
    this.#target = target;
    this.#nameOf = nameOf;
    this.#change({ size: null, behind: 0, isCatchingUp: true, isSilent: false });
    this.#port = new ViewerPort(target, origin, labels, () => this.#session.mirrorReceiver(), {
      onReady: () => this.#introduce(),
      onMessage: (message) => {
        if (message.type === "applied") onApplied(message);
        else this.#take(message);
      },
      onSilent: () => this.#change({ isSilent: true }),
      onCatchingUp: (isCatchingUp) => this.#change({ isCatchingUp }),
    });
  }

  disconnect(): void {
    this.#port?.close();
    this.#port = null;
    this.#target = null;
    this.#instruments.pointers.point({ is: "off" });
  }

  setScale(scale: number): void {
    this.#scale = scale;
    this.#post({ type: "scale", scale });
  }

  /** The keyboard goes into the page. */
  enter(): void {
    this.#target?.focus();
    this.#post({ type: "focus" });
  }

  /** The keyboard wants to come back from it. */
  onEscape(listener: () => void): () => void {
    this.#onEscape.add(listener);
    return () => this.#onEscape.delete(listener);
  }

  /** The agent's pointer is beside the frame, which does not always learn that it has left. */
  pointAside(): void {
    if (this.#isAside) return;
    this.#isAside = true;
    this.#mayStraggle = true;
    this.#instruments.pointers.point({ is: "off" });
  }

  // --- What the agent does ---------------------------------------------------------------------------------

  take(tool: AgentTool): void {
    if (toolBar(tool, this.#session.view) !== null) return;
    this.#change({ tool });
    this.#tellTool();
  }

  setStays(stays: boolean): void {
    this.#change({ stays });
    this.#tellTool();
  }

  async ask(): Promise<void> {
    await this.#instruments.control.request().catch(() => this.tell("controlFailed"));
  }

  /** Gives control back, or takes the question back. */
  async release(): Promise<void> {
    await this.#instruments.control.release().catch(() => this.tell("controlFailed"));
  }

  go(to: Destination): void {
    const page = this.#port?.page ?? sharerOf(this.#session.view)?.epoch;
    if (page !== undefined) this.#instruments.control.navigate(page, to);
  }

  /** Takes away all that the agent has pinned. */
  clear(): void {
    this.#keep(this.#instruments.annotations.clear());
  }

  remove(annotation: string): void {
    this.#keep(this.#instruments.annotations.remove(annotation));
  }

  /** Brings an annotation into sight, where it is on the page that is shown. */
  show(annotation: string): void {
    const { board, address } = this.store.get();
    const found = board.find((one) => one.id === annotation);
    if (!found) return;
    if (found.anchor.page === address) this.#post({ type: "show", annotation });
    else this.tell("onOtherPage");
  }

  tell(key: ToldKey): void {
    clearTimeout(this.#forgetting);
    this.#change({ told: { key, count: (this.store.get().told?.count ?? 0) + 1 } });
    this.#forgetting = setTimeout(() => this.#change({ told: null }), TOLD_FOR);
  }

  close(): void {
    clearTimeout(this.#forgetting);
    this.#port?.close();
    this.#port = null;
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#instruments.close();
  }

  // --- From the session ------------------------------------------------------------------------------------

  #follow(view: SessionView): void {
    const before = this.#view;
    this.#view = view;
    this.colours.learn(view.participants);
    if (before.participants !== view.participants) this.#post({ type: "people", ...this.#people() });
    const { tool } = this.store.get();
    const next = toolAfter(tool, before, view);
    if (next !== tool) {
      this.#change({ tool: next });
      this.#tellTool();
    }
  }

  #learn(outcome: Outcome): void {
    this.#post({ type: "outcome", outcome });
    if (outcome.result !== "done") this.tell(outcome.result);
  }

  // --- From the viewer -------------------------------------------------------------------------------------

  #take(message: Exclude<FromViewer, { type: "ready" | "failed" | "applied" }>): void {
    const { control, annotations } = this.#instruments;
    switch (message.type) {
      case "size":
        this.#change({ size: { width: message.width, height: message.height } });
        break;
      case "address":
        this.#change({ address: message.address });
        break;
      case "scrolled":
        this.#change({ scroll: { y: message.y, height: message.height } });
        break;
      case "behind":
        this.#change({ behind: message.events });
        break;
      case "pointing":
        this.#point(message.pointing);
        break;
      case "acts":
        control.act(message.page, message.acts);
        break;
      case "refused":
        this.tell(message.why);
        break;
      case "add":
        this.#keep(annotations.add(message.anchor, message.mark));
        break;
      case "edit":
        this.#keep(annotations.edit(message.annotation, message.text));
        break;
      case "remove":
        this.remove(message.annotation);
        break;
      case "fading":
        annotations.draw(message.fading);
        break;
      case "escape":
        this.take("point");
        for (const listener of this.#onEscape) listener();
        break;
      case "picked":
        // No tool of this page picks.
        break;
    }
  }

  /** The last word of a pointer that has left already may come late; the one after it means that it is back. */
  #point(pointing: Pointing): void {
    if (this.#isAside && this.#mayStraggle && pointing.is === "at") {
      this.#mayStraggle = false;
      return;
    }
    this.#isAside = false;
    this.#instruments.pointers.point(pointing);
  }

  // --- To the viewer ---------------------------------------------------------------------------------------

  #introduce(): void {
    this.#post({ type: "people", ...this.#people() });
    this.#tellTool();
    this.#post({ type: "scale", scale: this.#scale });
    this.#post({ type: "board", annotations: this.store.get().board });
  }

  #people(): { people: Person[]; you: ParticipantId } {
    const { participants, you } = this.#session.view;
    const people = participants.map(({ id, name, role }) => ({
      id,
      name: name ?? this.#nameOf(role),
      color: this.colours.of(id),
      isSharer: role === "sharer",
    }));
    return { people, you };
  }

  #tellTool(): void {
    const { tool, stays } = this.store.get();
    this.#post({ type: "tool", tool, stays });
  }

  #post(message: ToViewer): void {
    this.#port?.post(message);
  }

  #keep(kept: Promise<void>): void {
    kept.catch(() => this.tell("noteFailed"));
  }

  #change(change: Partial<PageState>): void {
    this.store.set({ ...this.store.get(), ...change });
  }
}

/** The same session, had nobody control. */
const unheld = (view: SessionView): SessionView => ({ ...view, control: { ...view.control, holder: null } });
