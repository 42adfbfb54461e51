import type { Joined, Notice, ParticipantView, RelayMessage, SessionView, Ticket } from "@alongside/protocol";
import { Link, type LinkOptions, type SocketLike } from "../src";

type Fields = Record<string, unknown>;

/** A socket whose other end is the test. */
export class FakeSocket implements SocketLike {
  bufferedAmount = 0;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  isClosed = false;
  readonly url: string;
  readonly sent: Fields[] = [];
  readonly #server: FakeServer;

  constructor(url: string, server: FakeServer) {
    this.url = url;
    this.#server = server;
  }

  send(text: string): void {
    const message = JSON.parse(text) as Fields;
    this.sent.push(message);
    this.#server.onMessage(message, this);
  }

  close(): void {
    this.isClosed = true;
  }

  /** The server says something. */
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent);
  }

  /** The network cuts the connection. */
  drop(): void {
    this.isClosed = true;
    this.onclose?.({} as CloseEvent);
  }

  /** What was asked of `session`, apart from `hello`. */
  asked(type: string): Fields[] {
    return this.sent.filter((message) => message["type"] === type);
  }
}

/** The server's side of any number of connections. By itself it opens sockets and answers `hello`. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  tickets = 0;
  opens = true;
  answersHello = true;
  /** When the proof of who is calling runs out, on the server's clock, which stands at 0. */
  expiresAt = 24 * 60 * 60_000;
  refusesTickets: Error | null = null;
  /** Answers requests; undefined leaves one without an answer. */
  answer: (message: Fields, socket: FakeSocket) => unknown = () => undefined;

  readonly source = async (): Promise<Ticket> => {
    this.tickets += 1;
    if (this.refusesTickets !== null) throw this.refusesTickets;
    return { ticket: `t/${this.tickets}`, expires_at: 0, socket: "wss://example/default" };
  };

  readonly open = (url: string): SocketLike => {
    const socket = new FakeSocket(url, this);
    this.sockets.push(socket);
    if (this.opens) queueMicrotask(() => socket.onopen?.({} as Event));
    return socket;
  };

  onMessage(message: Fields, socket: FakeSocket): void {
    if (message["type"] === "hello") {
      if (!this.answersHello) return;
      const welcome = { protocol: 1, now: 0, expires_at: this.expiresAt, organisation: "nordwind", session: null };
      queueMicrotask(() => socket.say({ reply: message["id"], ok: welcome }));
      return;
    }
    const answer = this.answer(message, socket);
    if (answer !== undefined) queueMicrotask(() => socket.say({ reply: message["id"], ...(answer as object) }));
  }

  link(options: Partial<LinkOptions> = {}): Link {
    return new Link({ tickets: this.source, openSocket: this.open, random: () => 0.5, network: null, ...options });
  }

  /** The newest connection. */
  get last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("nobody has connected");
    return socket;
  }
}

export function participant(id: string, role: "sharer" | "viewer", more: Partial<ParticipantView> = {}): ParticipantView {
  return { id, role, name: role === "viewer" ? `Agent ${id}` : null, presence: { is: "present" }, epoch: 1, ...more };
}

export function view(rev: number, more: Partial<SessionView> = {}): SessionView {
  return {
    session: "s1",
    rev,
    phase: "active",
    you: "p2",
    participants: [participant("p1", "viewer"), participant("p2", "sharer")],
    offer: null,
    control: { holder: null, epoch: 0, asked: [] },
    paused: null,
    allowed: { control: true, navigation: true, draw: true },
    created_at: 0,
    ended: null,
    ...more,
  };
}

export function joined(rev: number, route: string | null, more: Partial<SessionView> = {}): Joined {
  return { view: view(rev, more), route, settings: null };
}

export function notice(kind: Notice["notice"], of: SessionView, route: string | null): Notice {
  return { notice: kind, session: of.session, rev: of.rev, about: null, view: of, route };
}

export function relayed(n: number, body: string, more: Partial<RelayMessage> = {}): RelayMessage {
  return { stream: "mirror", session: "s1", from: "p2", epoch: 1, n, more: false, body, ...more };
}

/** The view while somebody holds control. */
export function held(rev: number, holder: string | null, epoch: number, more: Partial<SessionView> = {}): SessionView {
  return view(rev, { control: { holder, epoch, asked: [] }, ...more });
}
