import {
  type Act,
  type Annotation,
  type CobrowseSettings,
  type Destination,
  type Joined,
  type NoticeKind,
  type Outcome,
  type ParticipantView,
  PROTOCOL_VERSION,
  type SessionView,
  type Stream,
  type Welcome,
} from "@alongside/protocol";
import type { BrowserContext, WebSocketRoute } from "playwright-core";

type Fields = Record<string, unknown>;
type Answer = { ok: unknown } | { error: { code: string; message: string; retry_after_seconds?: number } };

/** A server for one session, as the visitor's browser sees it; the test plays the agents. */
export class FakeGateway {
  readonly sent: Fields[] = [];
  readonly api = "https://api.alongside.test";
  key = "12345678";
  isDown = false;
  tickets = 0;
  /** How the organisation shares pages. */
  settings: CobrowseSettings = {
    masking: "careful",
    mask_selectors: [],
    unmask_selectors: [],
    readonly_selectors: [],
    mask_patterns: [],
    pause_criteria: [],
    channels: ["voice"],
    allow_agent_control: true,
    allow_agent_navigation: true,
    allow_draw: true,
    show_title: false,
    show_canvas: false,
    show_images: false,
    retention_days: 90,
  };
  /** All that is pinned. */
  board: Annotation[] = [];
  boardRev = 0;
  view: SessionView = this.#freshView();
  /** Answers instead of the usual, by the request's type. */
  readonly answers = new Map<string, Answer>();
  #sockets = new Set<WebSocketRoute>();
  #said = 0;
  #acts = 0;

  async attach(context: BrowserContext): Promise<void> {
    await context.route(`${this.api}/visitor-tickets`, async (route) => {
      if (this.isDown) return route.abort();
      this.tickets += 1;
      const body = { ticket: "t", expires_at: Date.now() + 30_000, socket: "wss://sockets.alongside.test/default", visitor: "visitor-token" };
      const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" };
      return route.request().method() === "OPTIONS" ? route.fulfill({ headers }) : route.fulfill({ json: body, headers });
    });
    await context.routeWebSocket(/sockets\.alongside\.test/, (socket) => {
      if (this.isDown) return void socket.close();
      this.#sockets.add(socket);
      socket.onClose(() => {
        this.#sockets.delete(socket);
        this.#of("p2", { presence: { is: "away", until: Date.now() + 60_000 } });
      });
      socket.onMessage((text) => this.#take(socket, JSON.parse(String(text)) as Fields));
    });
  }

  /** Everything that was asked of this type. */
  asked(type: string): Fields[] {
    return this.sent.filter((one) => one["type"] === type);
  }

  get mirrored(): Fields[] {
    return this.sent.filter((one) => one["stream"] === "mirror");
  }

  async goDown(): Promise<void> {
    this.isDown = true;
    for (const socket of this.#sockets) await socket.close();
    this.#sockets.clear();
  }

  /** Tells the visitor what somebody did. */
  notify(notice: NoticeKind, about: string | null, change: Partial<SessionView>): void {
    this.view = { ...this.view, ...change, rev: this.view.rev + 1 };
    this.#say({ notice, session: this.view.session, rev: this.view.rev, about, view: this.view, route: this.#route() });
  }

  viewer(id: string, name: string, isPresent = true): ParticipantView {
    return { id, role: "viewer", name, presence: isPresent ? { is: "present" } : { is: "away", until: Date.now() + 60_000 }, epoch: 1 };
  }

  want(n: number): void {
    this.#say({ stream: "want", session: this.view.session, from: "p1", epoch: 1, n, more: false, body: "" });
  }

  /** Everything that was said on this stream, of all pages. */
  said(stream: Stream): unknown[] {
    return this.sent.filter((one) => one["stream"] === stream).map((one) => JSON.parse(String(one["body"])) as unknown);
  }

  get outcomes(): Outcome[] {
    return this.said("acted") as Outcome[];
  }

  /** A viewer says something on a stream. */
  relay(stream: Stream, body: unknown, from = "p1"): void {
    const epoch = this.view.participants.find((one) => one.id === from)?.epoch ?? 1;
    this.#said += 1;
    this.#say({ stream, session: this.view.session, from, epoch, n: this.#said, more: false, body: JSON.stringify(body) });
  }

  /** A viewer asks for control. */
  askForControl(by = "p1"): void {
    const asked = [{ by, expires_at: Date.now() + 60_000 }];
    this.notify("control.asked", by, { control: { ...this.view.control, asked } });
  }

  /** The holder acts: on the page that is there now, under the lease that there is, next in the count. */
  act(what: { acts: Act[] } | { to: Destination }, more: { n?: number; epoch?: number; page?: number; from?: string } = {}): number {
    const n = more.n ?? (this.#acts += 1) - 1;
    const { epoch } = this.view.control;
    this.#say({ notice: "control.act", session: this.view.session, from: "p1", epoch, page: this.sharer.epoch, ...more, n, ...what });
    return n;
  }

  /** Somebody else changes the board. */
  annotate(put: Annotation | null, removed: string[] = []): void {
    this.#change(put, removed);
    this.#say({ notice: "annotation.changed", session: this.view.session, rev: this.boardRev, put, removed });
  }

  #change(put: Annotation | null, removed: string[]): void {
    this.boardRev += 1;
    const gone = [...removed, ...(put === null ? [] : [put.id])];
    this.board = [...this.board.filter((one) => !gone.includes(one.id)), ...(put === null ? [] : [put])];
  }

  get sharer(): ParticipantView {
    return this.view.participants.find((one) => one.role === "sharer") ?? { ...this.viewer("p2", ""), role: "sharer", name: null, epoch: 0 };
  }

  #freshView(): SessionView {
    return { session: "s1", rev: 1, phase: "waiting", you: "p2", participants: [this.viewer("p1", "Ben Okafor")], ...fresh() };
  }

  #take(socket: WebSocketRoute, message: Fields): void {
    this.sent.push(message);
    if (message["action"] === "relay") return;
    const usual = (): Answer => {
      switch (message["type"]) {
        case "hello":
          return { ok: this.#welcome() };
        case "redeem":
          return message["key"] === this.key
            ? { ok: { session: "s1", agent: "Ben Okafor", organisation: "Nordwind Versand", expires_at: Date.now() + 120_000 } }
            : { error: { code: "not_found", message: "There is no such key." } };
        case "join":
        case "resume":
          if (this.view.phase === "ended") return { error: { code: "not_found", message: "There is no such session." } };
          this.#of("p2", { presence: { is: "present" }, epoch: this.sharer.epoch + 1 });
          this.view = { ...this.view, phase: "active" };
          return { ok: this.#joined() };
        case "pause":
        case "continue":
          this.#turn({ paused: message["type"] === "pause" ? { reason: message["reason"] as "sharer" | "page", since: 0 } : null });
          return { ok: { view: this.view } };
        case "grant":
          this.#turn({ control: { holder: String(message["to"]), epoch: this.view.control.epoch + 1, asked: [] } });
          this.#acts = 0;
          return { ok: { view: this.view } };
        case "take_back":
        case "refuse":
          if (message["action"] !== "control") return { ok: {} };
          this.#turn({ control: { ...this.view.control, holder: message["type"] === "refuse" ? this.view.control.holder : null, asked: [] } });
          return { ok: { view: this.view } };
        case "list":
          return { ok: { rev: this.boardRev, annotations: this.board } };
        case "add":
        case "edit":
        case "remove":
        case "clear":
          this.#annotated(message);
          return { ok: { rev: this.boardRev } };
        case "end":
          this.view = { ...this.view, phase: "ended", rev: this.view.rev + 1 };
          return { ok: { view: this.view } };
        default:
          return { ok: {} };
      }
    };
    const answer = this.answers.get(String(message["type"])) ?? usual();
    socket.send(JSON.stringify({ reply: message["id"], ...answer }));
  }

  #turn(change: Partial<SessionView>): void {
    this.view = { ...this.view, ...change, rev: this.view.rev + 1 };
  }

  #annotated(message: Fields): void {
    const { id, annotation } = message as { id: string; annotation?: string };
    const known = this.board.find((one) => one.id === annotation);
    if (message["type"] === "add") {
      const { anchor, mark } = message as unknown as Pick<Annotation, "anchor" | "mark">;
      this.#change({ id, by: "p2", by_role: "sharer", by_name: null, at: 0, anchor, mark }, []);
    } else if (message["type"] === "edit" && known !== undefined) {
      this.#change({ ...known, mark: { is: "note", text: String(message["text"]) } }, []);
    } else {
      this.#change(null, message["type"] === "clear" ? this.board.map((one) => one.id) : [String(annotation)]);
    }
  }

  #welcome(): Welcome {
    const now = Date.now();
    return { protocol: PROTOCOL_VERSION, now, expires_at: now + 3_600_000, organisation: "nordwind", session: null };
  }

  #joined(): Joined {
    return { view: this.view, route: this.#route(), settings: this.settings };
  }

  #route(): string | null {
    return this.view.phase === "active" ? `route-${this.view.rev}-${this.sharer.epoch}` : null;
  }

  #of(id: string, change: Partial<ParticipantView>): void {
    const others = this.view.participants.filter((one) => one.id !== id);
    this.view = { ...this.view, rev: this.view.rev + 1, participants: [...others, { ...this.sharer, ...change }] };
  }

  #say(message: object): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify(message));
  }
}

function fresh(): Pick<SessionView, "offer" | "control" | "paused" | "allowed" | "created_at" | "ended"> {
  return {
    offer: null,
    control: { holder: null, epoch: 0, asked: [] },
    paused: null,
    allowed: { control: true, navigation: true, draw: true },
    created_at: Date.now(),
    ended: null,
  };
}
