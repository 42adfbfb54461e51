import type {
  ActNotice,
  AnnotationNotice,
  CobrowseSettings,
  Consent,
  Controlled,
  IssuedKey,
  Joined,
  Left,
  Notice,
  ParticipantView,
  PauseReason,
  RelayMessage,
  SealedRoute,
  SessionId,
  SessionRequest,
  SessionView,
  Stream,
} from "@alongside/protocol";
import { backoff } from "./backoff";
import type { Link } from "./link";
import { Listeners, type Unsubscribe } from "./listeners";
import { isFinal, Refusal } from "./refusal";
import type { RequestOptions, Requests } from "./requests";

/** Routes live for minutes, and so does the server's belief that somebody is there: both are renewed well before. */
const RENEWAL = 8 * 60_000;

/** Refusals come in swarms, one for each message under way: they ask for one new route. */
const REFUSAL_PAUSE = 2_000;

/** A request that ends something is worth waiting for: the server needs this long to notice by itself. */
const ENDING_PATIENCE = 90_000;

/**
 * One session over a link. It stays in the session through reconnects, and keeps the newest view whatever the order
 * in which notices and answers come.
 */
export class Session {
  readonly link: Link;
  readonly #onView = new Listeners<[SessionView]>();
  readonly #onNotice = new Listeners<[Notice]>();
  readonly #onRoute = new Listeners<[SealedRoute | null]>();
  readonly #onActs = new Listeners<[ActNotice]>();
  readonly #onAnnotated = new Listeners<[AnnotationNotice]>();
  readonly #onRelay = new Listeners<[RelayMessage]>();
  readonly #onRelayLost = new Listeners<[]>();
  readonly #onLost = new Listeners<[Refusal]>();
  readonly #subscriptions: Unsubscribe[];
  #view: SessionView;
  #route: SealedRoute | null;
  #settings: CobrowseSettings | null;
  #lost: Refusal | null = null;
  #isClosed = false;
  #resuming: Promise<void> | null = null;
  #renewal: ReturnType<typeof setTimeout> | null = null;
  #replacement: ReturnType<typeof setTimeout> | null = null;
  #replacedAt = -REFUSAL_PAUSE;
  /** Notices of an earlier connection carry routes that only that connection may use. */
  #oldestEpoch = 0;
  /** What was said on each stream, in this epoch. */
  #said: { epoch: number; counts: Map<Stream, number> } = { epoch: -1, counts: new Map() };

  private constructor(link: Link, joined: Joined) {
    this.link = link;
    this.#view = joined.view;
    this.#route = joined.route;
    this.#settings = joined.settings;
    this.#subscriptions = [
      link.onNotice((notice) => this.#take(notice)),
      link.onActs((notice) => {
        if (notice.session === this.id) this.#onActs.tell(notice);
      }),
      link.onAnnotated((notice) => {
        if (notice.session === this.id) this.#onAnnotated.tell(notice);
      }),
      link.onState((state) => {
        if (state === "waiting") this.#detach();
      }),
      link.onWelcome(() => this.#moveOver()),
      link.onRelay((message) => {
        if (message.session === this.id) this.#onRelay.tell(message);
      }),
      link.onRelayRefused((refused) => {
        this.#onRelayLost.tell();
        this.#replaceRoute(refused.error.code === "expired" ? 0 : REFUSAL_PAUSE);
      }),
    ];
    this.#planRenewal();
  }

  /** An agent opens a session and is its first viewer. */
  static create(link: Link): Promise<Session> {
    return Session.#enter(link, { type: "create" });
  }

  /** A visitor who redeemed a key joins as sharer, with consent; an agent joins as viewer. */
  static join(link: Link, session: SessionId, consent?: Consent): Promise<Session> {
    return Session.#enter(link, { type: "join", session, ...(consent === undefined ? {} : { consent }) });
  }

  /** A participant comes back: after a reload, or from another page. */
  static resume(link: Link, session: SessionId): Promise<Session> {
    return Session.#enter(link, { type: "resume", session });
  }

  static async #enter(link: Link, request: SessionRequest): Promise<Session> {
    // Notices may overtake the answer.
    const early: Notice[] = [];
    const unsubscribe = link.onNotice((notice) => early.push(notice));
    let isOfAnOldConnection = false;
    try {
      const onResend = (): void => {
        isOfAnOldConnection = true;
      };
      const session = new Session(link, await link.request<Joined>("session", request, { onResend }));
      for (const notice of early) session.#take(notice);
      if (isOfAnOldConnection) void session.#moveOver();
      return session;
    } finally {
      unsubscribe();
    }
  }

  get id(): SessionId {
    return this.#view.session;
  }

  get view(): SessionView {
    return this.#view;
  }

  /** What `relay` wants to see; null while nothing can be sent. */
  get route(): SealedRoute | null {
    return this.#route;
  }

  /** How the organisation wants the page to be shared; for the sharer alone. */
  get settings(): CobrowseSettings | null {
    return this.#settings;
  }

  /** Why the session can't be returned to; null while it can. */
  get lost(): Refusal | null {
    return this.#lost;
  }

  /** The receiver's own part in it. */
  get self(): ParticipantView | undefined {
    return this.#view.participants.find((one) => one.id === this.#view.you);
  }

  participant(id: string): ParticipantView | undefined {
    return this.#view.participants.find((one) => one.id === id);
  }

  onView(listener: (view: SessionView) => void): Unsubscribe {
    return this.#onView.add(listener);
  }

  /** Every notice, also one that a newer view has overtaken: for "Ben joined", not for state. */
  onNotice(listener: (notice: Notice) => void): Unsubscribe {
    return this.#onNotice.add(listener);
  }

  /** What the holder of control wants done. Comes to the sharer alone; `ControlGiver` brings it into order. */
  onActs(listener: (notice: ActNotice) => void): Unsubscribe {
    return this.#onActs.add(listener);
  }

  /** The board has changed; `Annotations` keeps it. */
  onAnnotated(listener: (notice: AnnotationNotice) => void): Unsubscribe {
    return this.#onAnnotated.add(listener);
  }

  onRoute(listener: (route: SealedRoute | null) => void): Unsubscribe {
    return this.#onRoute.add(listener);
  }

  onRelay(listener: (message: RelayMessage) => void): Unsubscribe {
    return this.#onRelay.add(listener);
  }

  /** Something that was relayed did not arrive. */
  onRelayLost(listener: () => void): Unsubscribe {
    return this.#onRelayLost.add(listener);
  }

  /** The server no longer knows the caller in this session. */
  onLost(listener: (reason: Refusal) => void): Unsubscribe {
    return this.#onLost.add(listener);
  }

  /** A fresh security key, for the agent to read out. An earlier one ends with it. */
  issueKey(): Promise<IssuedKey> {
    return this.link.request<IssuedKey>("key", { type: "issue", session: this.id });
  }

  /** Leaves; the session goes on while others need it. */
  async leave(): Promise<void> {
    this.#leaveWith(await this.link.request<Left>("session", { type: "leave", session: this.id }, ending));
    this.close();
  }

  /** Ends the session for everyone. */
  async end(): Promise<void> {
    this.#leaveWith(await this.link.request<Left>("session", { type: "end", session: this.id }, ending));
  }

  /** The sharer's page shows nothing from now on. */
  pause(reason: PauseReason): Promise<void> {
    return this.change("session", { type: "pause", session: this.id, reason });
  }

  /** The sharer's page is shown again. */
  continue(): Promise<void> {
    return this.change("session", { type: "continue", session: this.id });
  }

  /** Asks for a change that is answered with the view after it. */
  async change<Action extends "session" | "control">(
    action: Action,
    request: Requests[Action],
    options?: RequestOptions,
  ): Promise<void> {
    const { view } = await this.link.request<Controlled, Action>(action, request, options);
    // Everybody's place is as it was, and so is the route.
    if (view.rev > this.#view.rev) this.#set(view, this.#route);
  }

  /** Sends one message of a stream to whom the route names. */
  relay(stream: Stream, n: number, more: boolean, body: string): boolean {
    return this.#route !== null && this.link.relay(this.#route, stream, n, more, body);
  }

  /** Sends one message of a stream of which each stands for itself, and counts it. */
  say(stream: Stream, body: string): boolean {
    const epoch = this.self?.epoch ?? 0;
    if (epoch !== this.#said.epoch) this.#said = { epoch, counts: new Map() };
    const n = this.#said.counts.get(stream) ?? 0;
    if (!this.relay(stream, n, false, body)) return false;
    this.#said.counts.set(stream, n + 1);
    return true;
  }

  /** Stops listening. Says nothing to the server: that is {@link leave} or {@link end}. */
  close(): void {
    this.#isClosed = true;
    if (this.#renewal !== null) clearTimeout(this.#renewal);
    if (this.#replacement !== null) clearTimeout(this.#replacement);
    for (const unsubscribe of this.#subscriptions) unsubscribe();
  }

  // --- Keeping the newest ----------------------------------------------------------------------------------

  #take(notice: Notice): void {
    if (notice.session !== this.id) return;
    if (notice.view.rev > this.#view.rev) {
      const own = notice.view.participants.find((one) => one.id === notice.view.you);
      const isOurs = own === undefined || own.epoch >= this.#oldestEpoch;
      this.#set(notice.view, isOurs ? notice.route : this.#route);
    }
    this.#onNotice.tell(notice);
  }

  #apply(joined: Joined): void {
    if (joined.settings !== null) this.#settings = joined.settings;
    // Renewing a route changes nothing else: the same revision may bring a new one.
    if (joined.view.rev >= this.#view.rev) this.#set(joined.view, joined.route);
  }

  #leaveWith({ view }: Left): void {
    if (view !== null && view.rev >= this.#view.rev) this.#set(view, null);
  }

  #set(view: SessionView, route: SealedRoute | null): void {
    const isNew = view.rev > this.#view.rev;
    this.#view = view;
    this.#setRoute(view.phase === "ended" ? null : route);
    if (isNew) this.#onView.tell(view);
  }

  #setRoute(route: SealedRoute | null): void {
    if (route === this.#route) return;
    this.#route = route;
    this.#onRoute.tell(route);
  }

  // --- Staying in ------------------------------------------------------------------------------------------

  /** The connection is gone or about to go, and with it what the route was good for. */
  #detach(): void {
    if (this.#isOver()) return;
    this.#oldestEpoch = (this.self?.epoch ?? 0) + 1;
    this.#setRoute(null);
  }

  /** A new connection takes over. */
  #moveOver(): Promise<void> {
    this.#detach();
    this.#resuming = null;
    return this.#resume();
  }

  /** Says "I am here" until it is answered on this connection, or refused for good. One at a time. */
  #resume(): Promise<void> {
    if (this.#isOver()) return Promise.resolve();
    if (this.#resuming !== null) return this.#resuming;
    const resuming = this.#resumeOn(this.link.generation).finally(() => {
      if (this.#resuming === resuming) this.#resuming = null;
    });
    this.#resuming = resuming;
    return resuming;
  }

  async #resumeOn(generation: number): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      if (this.#isOver() || this.link.generation !== generation || this.link.state !== "ready") return;
      try {
        const options = { resend: false, timeout: 10_000 };
        const joined = await this.link.request<Joined>("session", { type: "resume", session: this.id }, options);
        if (this.link.generation === generation) {
          this.#oldestEpoch = 0;
          this.#apply(joined);
        }
        return;
      } catch (reason) {
        if (reason instanceof Refusal && isFinal(reason.code)) {
          this.#lose(reason);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt, Math.random)));
      }
    }
  }

  #lose(reason: Refusal): void {
    if (this.#isOver()) return;
    this.#lost = reason;
    this.#setRoute(null);
    this.#onLost.tell(reason);
  }

  /** Whatever is wrong with a route, a new one is the cure; but there is no loop of refusals and cures. */
  #replaceRoute(wait: number): void {
    if (this.#replacement !== null) return;
    this.#replacement = setTimeout(
      () => {
        this.#replacement = null;
        this.#replacedAt = Date.now();
        void this.#resume();
      },
      Math.max(wait, this.#replacedAt + REFUSAL_PAUSE - Date.now()),
    );
  }

  #planRenewal(): void {
    if (this.#renewal !== null) clearTimeout(this.#renewal);
    this.#renewal = this.#isOver() ? null : setTimeout(() => void this.#renew(), RENEWAL);
  }

  async #renew(): Promise<void> {
    await this.#resume();
    this.#planRenewal();
  }

  #isOver(): boolean {
    return this.#isClosed || this.#lost !== null || this.#view.phase === "ended";
  }
}

const ending = { timeout: ENDING_PATIENCE };
