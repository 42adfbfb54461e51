import type {
  ActNotice,
  AnnotationNotice,
  ErrorBody,
  Notice,
  RelayMessage,
  RelayRefused,
  RequestId,
  Ticket,
} from "@alongside/protocol";

/** What the link needs of a WebSocket. */
export interface SocketLike {
  readonly bufferedAmount: number;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type OpenSocket = (url: string) => SocketLike;

/** What comes over a wire. */
export interface Incoming {
  reply(id: RequestId, answer: { ok: unknown } | { error: ErrorBody }): void;
  relay(message: RelayMessage): void;
  notice(notice: Notice): void;
  acts(notice: ActNotice): void;
  annotated(notice: AnnotationNotice): void;
  refused(refused: RelayRefused): void;
  closed(): void;
}

/** One connection. It knows the shape of messages and nothing of what they mean. */
export class Wire {
  readonly #socket: SocketLike;
  #state: "opening" | "open" | "closed" = "opening";
  #closed: () => void = () => {};
  readonly openedAt = Date.now();

  private constructor(socket: SocketLike) {
    this.#socket = socket;
  }

  /** Opens a connection; resolves when it is open, rejects when it can't be within `patience` milliseconds. */
  static open(ticket: Ticket, openSocket: OpenSocket, incoming: Incoming, patience: number): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const socket = openSocket(`${ticket.socket}?ticket=${encodeURIComponent(ticket.ticket)}`);
      const wire = new Wire(socket);
      const timer = setTimeout(() => wire.close(), patience);
      wire.#closed = () => {
        clearTimeout(timer);
        reject(new Error("the connection could not be opened"));
      };
      socket.onopen = () => {
        if (wire.#state !== "opening") return;
        clearTimeout(timer);
        wire.#state = "open";
        wire.#closed = incoming.closed;
        resolve(wire);
      };
      socket.onmessage = (event) => wire.#take(event.data, incoming);
      socket.onclose = () => wire.#end();
    });
  }

  get isOpen(): boolean {
    return this.#state === "open";
  }

  get bufferedAmount(): number {
    return this.#state === "open" ? this.#socket.bufferedAmount : 0;
  }

  send(text: string): boolean {
    if (this.#state !== "open") return false;
    try {
      this.#socket.send(text);
      return true;
    } catch {
      return false;
    }
  }

  /** Ends the connection. A browser may tell of the end only minutes later, so nobody waits for it. */
  close(): void {
    if (this.#state === "closed") return;
    this.#socket.close(1000);
    this.#end();
  }

  #end(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#closed();
  }

  #take(data: unknown, incoming: Incoming): void {
    if (this.#state !== "open" || typeof data !== "string") return;
    const message = parse(data);
    if (message === null) return;
    if ("reply" in message) {
      if (typeof message["reply"] !== "string") return;
      if (isError(message["error"])) incoming.reply(message["reply"], { error: message["error"] });
      else incoming.reply(message["reply"], { ok: message["ok"] });
    } else if ("notice" in message) {
      if (message["notice"] === "relay.refused") incoming.refused(message as unknown as RelayRefused);
      else if (isActNotice(message)) incoming.acts(message);
      else if (isAnnotationNotice(message)) incoming.annotated(message);
      else if (isNotice(message)) incoming.notice(message);
    } else if (isRelayMessage(message)) {
      incoming.relay(message);
    }
  }
}

type Fields = Record<string, unknown>;

function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

function isError(value: unknown): value is ErrorBody {
  return typeof value === "object" && value !== null && typeof (value as Fields)["code"] === "string";
}

function isNotice(fields: Fields): fields is Fields & Notice {
  return (
    typeof fields["notice"] === "string" &&
    /^(?:session|control)\./.test(fields["notice"]) &&
    typeof fields["session"] === "string" &&
    typeof fields["view"] === "object" &&
    fields["view"] !== null
  );
}

function isActNotice(fields: Fields): fields is Fields & ActNotice {
  return (
    fields["notice"] === "control.act" &&
    typeof fields["session"] === "string" &&
    typeof fields["from"] === "string" &&
    [fields["epoch"], fields["page"], fields["n"]].every(isCount) &&
    (Array.isArray(fields["acts"]) || (typeof fields["to"] === "object" && fields["to"] !== null))
  );
}

function isAnnotationNotice(fields: Fields): fields is Fields & AnnotationNotice {
  return (
    fields["notice"] === "annotation.changed" &&
    typeof fields["session"] === "string" &&
    isCount(fields["rev"]) &&
    typeof fields["put"] === "object" &&
    Array.isArray(fields["removed"])
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRelayMessage(fields: Fields): fields is Fields & RelayMessage {
  return (
    typeof fields["stream"] === "string" &&
    typeof fields["session"] === "string" &&
    typeof fields["from"] === "string" &&
    typeof fields["body"] === "string" &&
    typeof fields["more"] === "boolean" &&
    Number.isSafeInteger(fields["epoch"]) &&
    isCount(fields["n"])
  );
}
