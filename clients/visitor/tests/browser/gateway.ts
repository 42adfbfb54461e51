import { type Joined, type NoticeKind, type ParticipantView, PROTOCOL_VERSION, type SessionView, type Welcome } from "@alongside/protocol";
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
  view: SessionView = this.#freshView();
  /** Answers instead of the usual, by the request's type. */
  readonly answers = new Map<string, Answer>();
  #sockets = new Set<WebSocketRoute>();

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

  get sharer(): ParticipantView {
    return this.view.participants.find((one) => one.role === "sharer") ?? { ...this.viewer("p2", ""), role: "sharer", name: null, epoch: 0 };
  }

  #freshView(): SessionView {
    return { session: "s1", rev: 1, phase: "waiting", you: "p2", participants: [this.viewer("p1", "Ben Okafor")], offer: null, created_at: 0, ended: null };
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

  #welcome(): Welcome {
    const now = Date.now();
    return { protocol: PROTOCOL_VERSION, now, expires_at: now + 3_600_000, organisation: "nordwind", session: null };
  }

  #joined(): Joined {
    return { view: this.view, route: this.#route(), settings: { unmask_selectors: [], show_title: false } };
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
