/** Every state that an agent can come into, each with a name. */
import { Refusal } from "@alongside/link";
import type { ActResult, Ending, ErrorCode, ParticipantView, PauseReason, SessionView } from "@alongside/protocol";
import type { FromViewer } from "@alongside/viewer/messages";
import type { DeskLink, LiveSession, Mirror } from "../src/desk/live-session";
import { fakeMirror, silentMirror, stillMirror } from "./fake-mirror";
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
  /** In place of the viewer there is one that says this. */
  viewerSays?: FromViewer[];
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

/** A page that is shared with this view of the session. */
const liveWith = (view: Partial<SessionView>, mirror: () => Mirror = () => fakeMirror(DESKTOP)) =>
  session({
    view: { phase: "active", participants: [ada, customer], created_at: Date.now() - 754_000, ...view },
    mirror,
  });

const three = [ada, customer, ben];
const held = (by: ParticipantView) => ({ holder: by.id, epoch: 1, asked: [] });
const asks = (by: ParticipantView) => [{ by: by.id, expires_at: Date.now() + 48_000 }];
const outcome =
  (result: ActResult) =>
  (fake: FakeSession): void =>
    fake.played.tellOutcome({ epoch: 1, n: 0, result });
const paused = (reason: PauseReason) => liveWith({ paused: { reason, since: Date.now() - 95_000 } });

/** What agents and the customer have pinned: on the page that is shown, and on another. */
function pinNotes({ played }: FakeSession): void {
  const site = window.location.origin;
  const here = `${site}/stories/shared-page.html`;
  const note = (text: string) => ({ is: "note", text }) as const;
  const field = (place: number) => [`label:nth-of-type(${place})`];
  void played.pin("p1", note("The name as it stands on the doorbell, please."), here, field(1));
  void played.pin("p2", note("Can this go to a parcel station?"), here, field(2));
  void played.pin("p3", note("Free delivery from 50 euros."), `${site}/basket`);
  played.tellQuality(42);
}

/** The viewer's word on a long page that is scrolled, and on much that waits. */
const LONG_PAGE: FromViewer[] = [
  { type: "size", ...DESKTOP },
  { type: "address", address: "https://shop.nordwind.example/tents/lavvu-2-with-a-name-that-is-rather-long" },
  { type: "scrolled", x: 0, y: 612, height: 2_520 },
];

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
  "home-in-session": { path: "/", isStarted: true, session: live([ada, customer]) },
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
  "live-asked": { path: AT, session: liveWith({ control: { holder: null, epoch: 0, asked: asks(ada) } }) },
  "live-asked-too": {
    path: AT,
    session: liveWith({ participants: three, control: { ...held(ben), asked: asks(ada) } }),
  },
  "live-control": { path: AT, session: liveWith({ control: held(ada) }), then: ({ played }) => played.tellQuality(42) },
  "live-control-other": { path: AT, session: liveWith({ participants: three, control: held(ben) }) },
  "live-control-taken": {
    path: AT,
    session: liveWith({ control: held(ada) }),
    then: (fake) =>
      fake.change({ control: { holder: null, epoch: 1, asked: [] } }, { notice: "control.taken_back", about: "p1" }),
  },
  "live-nothing-allowed": {
    path: AT,
    session: liveWith({ allowed: { control: false, navigation: false, draw: false } }),
    then: ({ played }) => played.tellQuality(310),
  },
  "live-masked": { path: AT, session: liveWith({ control: held(ada) }), then: outcome("masked") },
  "live-notes": { path: AT, session: liveWith({ participants: three }), then: pinNotes },
  "live-paused": { path: AT, session: paused("sharer") },
  "live-paused-page": { path: AT, session: paused("page") },
  "live-hidden": { path: AT, session: live([ada, customer]), then: ({ played }) => played.tellSight(true) },
  "live-behind": {
    path: AT,
    session: liveWith({ control: held(ada) }, stillMirror),
    viewerSays: [...LONG_PAGE, { type: "behind", events: 840 }],
    then: ({ played }) => played.tellQuality(840),
  },
  "live-scripted": { path: AT, session: liveWith({ participants: three }, stillMirror), viewerSays: LONG_PAGE },
  "live-scripted-control": {
    path: AT,
    session: liveWith({ control: held(ada) }, stillMirror),
    viewerSays: LONG_PAGE,
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
