import {
  type ActNotice,
  type AnnotationNotice,
  type Notice,
  PROTOCOL_VERSION,
  type RelayMessage,
  type RelayRefused,
  type RelayRequest,
  type SealedRoute,
  type Stream,
  type Welcome,
} from "@alongside/protocol";
import { backoff } from "./backoff";
import { Listeners, type Unsubscribe } from "./listeners";
import { isFinal, Refusal } from "./refusal";
import { PendingRequests, type RequestOptions, type Requests } from "./requests";
import type { TicketSource } from "./ticket";
import { type OpenSocket, Wire } from "./wire";

const MINUTE = 60_000;

export interface LinkOptions {
  /** Where tickets come from. */
  tickets: TicketSource;
  /** How long a connection serves before the next one takes over, in milliseconds; ± 5 % by chance. */
  lifetime?: number;
  /** How often an idle connection says that it is alive, in milliseconds. */
  keepalive?: number;
  /** How long opening a connection, and the answer to `hello`, may take, in milliseconds. */
  patience?: number;
  /** Opens a socket: the browser's own, or a test's. */
  openSocket?: OpenSocket;
  /** Chance, from 0 to 1. */
  random?: () => number;
  /** Tells `online`, as `window` does. */
  network?: Pick<EventTarget, "addEventListener" | "removeEventListener"> | null;
}

/** `waiting`: the connection is lost, or was never there, and is being tried for again. */
export type LinkState = "connecting" | "ready" | "waiting" | "closed";

/**
 * A connection that lasts: ticket, socket, `hello`, and from there on requests, notices and relayed streams. It
 * reconnects by itself and takes over to the next connection before the platform cuts it, until {@link close}.
 */
export class Link {
  readonly #options: Required<LinkOptions>;
  readonly #requests = new PendingRequests();
  readonly #onState = new Listeners<[LinkState]>();
  readonly #onTrouble = new Listeners<[Error]>();
  readonly #onWelcome = new Listeners<[Welcome]>();
  readonly #onNotice = new Listeners<[Notice]>();
  readonly #onActs = new Listeners<[ActNotice]>();
  readonly #onAnnotated = new Listeners<[AnnotationNotice]>();
  readonly #onRelay = new Listeners<[RelayMessage]>();
  readonly #onRelayRefused = new Listeners<[RelayRefused]>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #state: LinkState = "connecting";
  #trouble: Error | null = null;
  #wire: Wire | null = null;
  #generation = 0;
  #attempt = 0;
  #clockOffset = 0;
  #isOpening = false;

  constructor(options: LinkOptions) {
    this.#options = {
      lifetime: 105 * MINUTE,
      keepalive: 9 * MINUTE,
      patience: 15_000,
      openSocket: (url) => new WebSocket(url),
      random: Math.random,
      network: typeof window === "undefined" ? null : window,
      ...options,
    };
    this.#options.network?.addEventListener("online", this.#retryNow);
    void this.#connect();
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Why there is no connection, while there is none: a {@link Refusal} when the server refuses one. */
  get trouble(): Error | null {
    return this.#trouble;
  }

  /** Counts the connections: a change means that what was said on the last one may be unanswered. */
  get generation(): number {
    return this.#generation;
  }

  /** Bytes that wait to leave. */
  get bufferedAmount(): number {
    return this.#wire?.bufferedAmount ?? 0;
  }

  /** The server's clock, as well as it is known: a browser's own may be minutes off. */
  get serverNow(): number {
    return Date.now() + this.#clockOffset;
  }

  onState(listener: (state: LinkState) => void): Unsubscribe {
    return this.#onState.add(listener);
  }

  /** A try to connect failed; the next follows by itself. */
  onTrouble(listener: (reason: Error) => void): Unsubscribe {
    return this.#onTrouble.add(listener);
  }

  /** A connection is there. Before an earlier one is closed in its favour, promises of listeners are awaited. */
  onWelcome(listener: (welcome: Welcome) => void | Promise<void>): Unsubscribe {
    return this.#onWelcome.add(listener);
  }

  onNotice(listener: (notice: Notice) => void): Unsubscribe {
    return this.#onNotice.add(listener);
  }

  onActs(listener: (notice: ActNotice) => void): Unsubscribe {
    return this.#onActs.add(listener);
  }

  onAnnotated(listener: (notice: AnnotationNotice) => void): Unsubscribe {
    return this.#onAnnotated.add(listener);
  }

  onRelay(listener: (message: RelayMessage) => void): Unsubscribe {
    return this.#onRelay.add(listener);
  }

  onRelayRefused(listener: (refused: RelayRefused) => void): Unsubscribe {
    return this.#onRelayRefused.add(listener);
  }

  /**
   * Asks, and resolves with the answer. The request's id is made once: after a reconnect the request goes out again
   * under the same id, so it has the effect of once. Rejects with a {@link Refusal}.
   */
  request<Answer, Action extends keyof Requests = keyof Requests>(
    action: Action,
    request: Requests[Action],
    options: RequestOptions = {},
  ): Promise<Answer> {
    if (this.#state === "closed") return Promise.reject(closedRefusal());
    return this.#requests.ask<Answer>(this.#wire, action, request, options);
  }

  /** Sends one message of a stream. False when there is no connection to send it on. */
  relay(route: SealedRoute, stream: Stream, n: number, more: boolean, body: string): boolean {
    if (this.#state !== "ready" || this.#wire === null) return false;
    return this.#wire.send(relayFrame(route, stream, n, more, body));
  }

  /** Says at once whether the connection still holds: after sleep, or when a page comes back into view. */
  probe(): void {
    if (this.#state === "waiting") this.#retryNow();
    else if (this.#wire !== null) void this.#prove(this.#wire, 5_000);
  }

  /** The end: no further try, and whatever is unanswered is rejected. */
  close(): void {
    if (this.#state === "closed") return;
    this.#setState("closed");
    this.#options.network?.removeEventListener("online", this.#retryNow);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    const wire = this.#wire;
    this.#wire = null;
    wire?.close();
    this.#requests.rejectAll(closedRefusal());
  }

  // --- Connecting ------------------------------------------------------------------------------------------

  async #connect(): Promise<void> {
    if (this.#isOpening || this.#state === "closed") return;
    this.#isOpening = true;
    try {
      const [wire, welcome] = await this.#open();
      this.#isOpening = false;
      this.#adopt(wire, welcome);
    } catch (reason) {
      this.#isOpening = false;
      this.#retryAfter(reason instanceof Error ? reason : new Error(String(reason)));
    }
  }

  async #open(): Promise<[Wire, Welcome]> {
    const ticket = await this.#options.tickets();
    if (this.#isClosed()) throw closedRefusal();
    const wire = await Wire.open(ticket, this.#options.openSocket, {
      reply: (id, answer) => this.#requests.answered(id, answer),
      relay: (message) => this.#onRelay.tell(message),
      notice: (notice) => this.#onNotice.tell(notice),
      acts: (notice) => this.#onActs.tell(notice),
      annotated: (notice) => this.#onAnnotated.tell(notice),
      refused: (refused) => this.#onRelayRefused.tell(refused),
      closed: () => this.#lost(wire),
    }, this.#options.patience);
    try {
      const welcome = await this.#hello(wire, this.#options.patience);
      if (this.#isClosed()) throw closedRefusal();
      return [wire, welcome];
    } catch (reason) {
      wire.close();
      throw reason;
    }
  }

  /** From now on this is the connection. Resolves when everyone who must come over has. */
  #adopt(wire: Wire, welcome: Welcome): Promise<unknown> {
    this.#wire = wire;
    this.#clockOffset = welcome.now - Date.now();
    this.#generation += 1;
    this.#trouble = null;
    this.#keepAlive(wire);
    this.#later(this.#timeToServe(welcome), () => void this.#replace(wire));
    this.#setState("ready");
    const cameOver = Promise.allSettled(this.#onWelcome.tell(welcome));
    this.#requests.sendOn(wire);
    return cameOver;
  }

  /** Until the platform's cut, or until the proof of who we are runs out: the next ticket brings a new one. */
  #timeToServe(welcome: Welcome): number {
    const { lifetime, random } = this.#options;
    const untilExpiry = welcome.expires_at - welcome.now - MINUTE;
    return Math.max(MINUTE / 2, Math.min(lifetime * (0.95 + random() * 0.1), untilExpiry));
  }

  /** Make before break: the next connection serves before this one ends. */
  async #replace(old: Wire): Promise<void> {
    if (this.#wire !== old || this.#isOpening) return;
    this.#isOpening = true;
    try {
      const [next, welcome] = await this.#open();
      this.#isOpening = false;
      await Promise.race([this.#adopt(next, welcome), this.#pause(10_000)]);
      old.close();
    } catch {
      this.#isOpening = false;
      if (this.#wire === old) this.#later(MINUTE / 2, () => void this.#replace(old));
      else if (this.#wire === null) void this.#connect();
    }
  }

  #lost(wire: Wire): void {
    this.#requests.lost(wire, this.#wire);
    if (this.#wire !== wire) return;
    this.#wire = null;
    // A connection that served for a while was a good one: the next try need not wait long.
    if (Date.now() - wire.openedAt > 10_000) this.#attempt = 0;
    this.#retryAfter(new Error("the connection was lost"));
  }

  #retryAfter(reason: Error): void {
    if (this.#state === "closed" || this.#wire !== null) return;
    this.#trouble = reason;
    const refusal = reason instanceof Refusal ? reason : null;
    if (refusal !== null && isFinal(refusal.code)) {
      this.#attempt = Math.max(this.#attempt, 6);
      this.#requests.rejectAll(refusal);
    }
    const asked = (refusal?.retryAfterSeconds ?? 0) * 1000;
    this.#later(Math.max(asked, backoff(this.#attempt, this.#options.random)), () => void this.#connectIfLost());
    this.#attempt += 1;
    this.#setState("waiting");
    this.#onTrouble.tell(reason);
  }

  readonly #retryNow = (): void => {
    if (this.#state !== "waiting") return;
    this.#attempt = 0;
    void this.#connectIfLost();
  };

  #connectIfLost(): Promise<void> | undefined {
    return this.#wire === null ? this.#connect() : undefined;
  }

  // --- Staying connected -----------------------------------------------------------------------------------

  #keepAlive(wire: Wire): void {
    this.#later(this.#options.keepalive, () => {
      if (!wire.isOpen) return;
      void this.#prove(wire, this.#options.patience);
      this.#keepAlive(wire);
    });
  }

  /** Closes a connection over which no answer comes: the browser itself may not notice for minutes. */
  async #prove(wire: Wire, patience: number): Promise<void> {
    try {
      await this.#hello(wire, patience);
    } catch (reason) {
      if (reason instanceof Refusal && reason.code === "internal") wire.close();
    }
  }

  #hello(wire: Wire, timeout: number): Promise<Welcome> {
    return this.#requests.ask(wire, "session", { type: "hello", protocol: PROTOCOL_VERSION }, { timeout, resend: false });
  }

  // --- Small things ----------------------------------------------------------------------------------------

  #isClosed(): boolean {
    return this.#state === "closed";
  }

  #setState(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#onState.tell(state);
  }

  #later(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, milliseconds);
    this.#timers.add(timer);
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.#later(milliseconds, resolve));
  }
}

/** A relay request as it crosses the wire. */
export function relayFrame(route: SealedRoute, stream: Stream, n: number, more: boolean, body: string): string {
  const frame: RelayRequest = { action: "relay", route, stream, n, more, body };
  return JSON.stringify(frame);
}

function closedRefusal(): Refusal {
  return new Refusal("internal", "The connection was closed.");
}
