/** Every state that an agent can come into, each with a name. */
import { Refusal } from "@alongside/link";
import type { Ending, ErrorCode, ParticipantView, SessionView } from "@alongside/protocol";
import type { DeskLink, LiveSession, Mirror } from "../src/desk/live-session";
import { fakeMirror, silentMirror } from "./fake-mirror";
import { ada, ben, customer, FakeSession, waitingView } from "./fake-session";

export interface Story {
  path: string;
  link?: DeskLink["state"];
  trouble?: Error;
  /** Entering the session gives this, or is refused. */
  session?: () => LiveSession;
  refuse?: Refusal;
  /** Whether the server says that the agent is in a session already. */
  openSession?: string;
  /** Starts the session on the desk, as the button does, instead of entering it. */
  isStarted?: boolean;
  /** Happens after a moment. */
  then?: (session: FakeSession) => void;
}

const AT = "/session/h7Qk2ZtP";
const DESKTOP = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 760 };

const issue = (life: number) => () => Promise.resolve({ key: "40718396", expires_at: Date.now() + life });
const never = () => new Promise<never>(() => undefined);

interface Ingredients {
  view?: Partial<SessionView>;
  key?: ConstructorParameters<typeof FakeSession>[2];
  mirror?: () => Mirror;
}

const session =
  ({ view = {}, key = issue(278_000), mirror = silentMirror }: Ingredients = {}) =>
  () =>
    new FakeSession({ ...waitingView(), ...view }, mirror, key);

const live = (participants: ParticipantView[], mirror: () => Mirror = () => fakeMirror(DESKTOP)) =>
  session({ view: { phase: "active", participants, created_at: Date.now() - 754_000 }, mirror });

const ended = (ending: Partial<Ending>) => {
  const whole: Ending = { reason: "ended", at: Date.now(), by: null, by_role: null, by_name: null, ...ending };
  const view = { phase: "ended", participants: [ada], created_at: Date.now() - 754_000, ended: whole } as const;
  return session({ view: { ...view, participants: [ada] } });
};

const refusal = (code: ErrorCode, seconds?: number) => new Refusal(code, "The server's own words.", seconds);
const away = (who: ParticipantView): ParticipantView => ({
  ...who,
  presence: { is: "away", until: Date.now() + 47_000 },
});

export const STORIES: Record<string, Story> = {
  home: { path: "/" },
  "home-in-session": { path: "/", openSession: "h7Qk2ZtP", refuse: refusal("internal") },
  "home-refused": { path: "/", refuse: refusal("unlicensed") },
  "home-reconnecting": { path: "/", link: "waiting", trouble: new Error("lost") },
  "home-forbidden": { path: "/", link: "waiting", trouble: refusal("forbidden") },
  "home-signed-out": { path: "/", link: "waiting", trouble: refusal("unauthenticated") },
  nowhere: { path: "/elsewhere" },
  entering: { path: AT, link: "connecting" },
  key: { path: AT, isStarted: true, session: session() },
  "key-short": { path: AT, isStarted: true, session: session({ key: issue(43_000) }) },
  "key-making": { path: AT, isStarted: true, session: session({ key: never }) },
  "key-expired": { path: AT, isStarted: true, session: session({ key: issue(900) }) },
  "key-none": { path: AT, session: session() },
  "key-locked": {
    path: AT,
    isStarted: true,
    session: session({ key: () => Promise.reject(refusal("locked_out", 240)) }),
  },
  deciding: { path: AT, session: session({ view: { offer: { expires_at: Date.now() + 96_000 } } }) },
  refused: {
    path: AT,
    session: session({ view: { offer: { expires_at: Date.now() + 96_000 } } }),
    then: (fake) => fake.change({ offer: null }, { notice: "session.refused", about: null }),
  },
  loading: { path: AT, session: live([ada, customer], silentMirror) },
  live: { path: AT, session: live([ada, customer]) },
  "live-phone": { path: AT, session: live([ada, customer], () => fakeMirror(PHONE)) },
  "live-two": {
    path: AT,
    session: live([ada, customer]),
    then: (fake) => fake.change({ participants: [ada, customer, ben] }, { notice: "session.joined", about: "p3" }),
  },
  "live-away": { path: AT, session: live([ada, away(customer), away(ben)]) },
  "ended-customer": { path: AT, session: ended({ by: "p2", by_role: "sharer" }) },
  "ended-you": { path: AT, session: ended({ by: "p1", by_role: "viewer", by_name: "Ada Lindqvist" }) },
  "ended-agent": { path: AT, session: ended({ by: "p3", by_role: "viewer", by_name: "Ben Okafor" }) },
  "ended-lost": { path: AT, session: ended({ reason: "sharer_lost", by_role: "sharer" }) },
  "ended-long": { path: AT, session: ended({ reason: "too_long" }) },
  "refused-forbidden": { path: AT, refuse: refusal("forbidden") },
  "refused-not-found": { path: AT, refuse: refusal("not_found") },
  "refused-conflict": { path: AT, refuse: refusal("conflict"), openSession: "Zz8fK1aa" },
  "refused-limit": { path: AT, refuse: refusal("limit_reached") },
  "refused-expired": { path: AT, refuse: refusal("expired") },
  "refused-unlicensed": { path: AT, refuse: refusal("unlicensed") },
  "refused-locked": { path: AT, refuse: refusal("locked_out") },
};
