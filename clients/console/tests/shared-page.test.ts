import type { Act, ActResult } from "@alongside/protocol";
import type { Applied, Connect, FromViewer, Labels, ToViewer } from "@alongside/viewer/messages";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SharedPage } from "../src/session/live/shared-page";
import { silentMirror } from "../stories/fake-mirror";
import { ada, ben, customer, FakeSession, waitingView } from "../stories/fake-session";

const PAGE = "https://shop.example/";

let session: FakeSession;
let page: SharedPage;
let heard: ToViewer[];
let viewer: MessagePort;
let focused: number;
let applied: number;

beforeEach(() => {
  session = new FakeSession(
    { ...waitingView(), phase: "active", participants: [ada, customer] },
    () => ({ ...silentMirror(), onEvents: (listener) => (listener([], 7), () => undefined) }),
    () => Promise.reject(new Error("no key")),
  );
  page = new SharedPage(session);
  heard = [];
  focused = 0;
  applied = 0;
});

afterEach(() => {
  page.close();
  viewer?.close();
  vi.useRealTimers();
});

/** The viewer's frame loads. */
async function open(): Promise<void> {
  const target = {
    postMessage: (_connect: Connect, _origin: string, [port]: [MessagePort]) => {
      viewer = port;
      viewer.addEventListener("message", ({ data }: MessageEvent<ToViewer>) => heard.push(data));
      viewer.start();
    },
    focus: () => (focused += 1),
  };
  const nameOf = (role: string) => `the ${role}`;
  const onApplied = ({ batches }: Applied): void => void (applied = batches);
  page.connect(target as unknown as Window, "https://viewer.example", {} as Labels, nameOf, onApplied);
  await say({ type: "ready" });
}

/** The viewer says something, and it is heard. */
async function say(...messages: FromViewer[]): Promise<void> {
  const mark = applied + 1;
  const last: FromViewer = { type: "applied", batches: mark, snapshots: 0, lastEventAt: 0 };
  for (const message of [...messages, last]) viewer.postMessage(message);
  await vi.waitFor(() => expect(applied).toBe(mark));
  // What was answered comes over the same port before this.
  page.setScale(mark);
  const isMark = (one: ToViewer | undefined): boolean => one?.type === "scale" && one.scale === mark;
  await vi.waitFor(() => expect(isMark(heard.at(-1))).toBe(true));
  heard.pop();
}

const hold = (holder: string | null): void => session.change({ control: { holder, epoch: 1, asked: [] } });

test("a viewer that opens learns who is in, the tool, the scale and the board, before the first event", async () => {
  await session.played.pin("p2", { is: "note", text: "here" }, PAGE);
  await open();
  expect(heard.map(({ type }) => type).slice(0, 5)).toEqual(["people", "tool", "scale", "board", "events"]);
  const [people, tool] = heard;
  expect(people).toMatchObject({ you: "p1", people: [{ name: "Ada Lindqvist" }, { id: "p2", name: "the sharer" }] });
  expect(tool).toEqual({ type: "tool", tool: "point", stays: true });
});

test("who comes is made known; what changes nothing about the people is not", async () => {
  await open();
  heard.length = 0;
  hold("p3");
  session.change({ participants: [ada, customer, ben] });
  await say();
  expect(heard.filter(({ type }) => type === "people")).toHaveLength(1);
});

test("control puts the tool for acting into the hand, and its end takes it away", async () => {
  await open();
  page.take("act");
  expect(page.store.get().tool).toBe("point");
  hold("p1");
  expect(page.store.get().tool).toBe("act");
  hold(null);
  expect(page.store.get().tool).toBe("point");
  await say();
  const tools = heard.map((one) => one.type === "tool" && one.tool);
  expect(tools.filter(Boolean)).toEqual(["point", "act", "point"]);
});

test("what the agent does on the page goes where it belongs", async () => {
  await open();
  const acts: Act[] = [{ do: "click", node: 4 }];
  const pointing = { is: "pressed", page: 7, node: 1, x: 0, y: 0 } as const;
  const anchor = { page: PAGE, way: ["body"], x: 0, y: 0 };
  const fading = { id: "f", anchor, mark: { is: "spotlight" } } as const;
  await say(
    { type: "acts", page: 7, acts },
    { type: "pointing", pointing },
    { type: "fading", fading },
    { type: "add", anchor, mark: { is: "note", text: "first" } },
    { type: "edit", annotation: "a1", text: "second" },
  );
  expect(session.played.done).toEqual([{ pointing: { is: "off" } }, { acts }, { pointing }, { fading }]);
  expect(page.store.get().board).toMatchObject([{ id: "a1", by: "p1", mark: { text: "second" } }]);
  page.go({ is: "path", path: "/cart" });
  expect(session.played.done.at(-1)).toEqual({ to: { is: "path", path: "/cart" } });
  await say({ type: "remove", annotation: "a1" });
  expect(page.store.get().board).toEqual([]);
});

test("a pointer that has left the frame is off, whatever straggles, and comes back with its second word", async () => {
  await open();
  const at = (x: number) => ({ type: "pointing", pointing: { is: "at", page: 7, node: 1, x, y: 0 } }) as const;
  await say(at(1));
  page.pointAside();
  page.pointAside();
  await say(at(2));
  const told = () => session.played.done.flatMap((one) => ("pointing" in one ? [one.pointing] : [])).slice(1);
  expect(told()).toEqual([at(1).pointing, { is: "off" }]);
  await say(at(3));
  expect(told().at(-1)).toEqual(at(3).pointing);
});

test("what the others do is shown", async () => {
  await open();
  heard.length = 0;
  session.played.tellPointing("p3", { is: "off" });
  await session.played.pin("p2", { is: "note", text: "here" }, PAGE);
  await say();
  expect(heard).toMatchObject([
    { type: "pointing", by: "p3" },
    { type: "board", annotations: [{ by: "p2" }] },
  ]);
});

test.each<ActResult>(["masked", "readonly", "gone", "no_navigation", "unsupported", "paused", "ended"])(
  "that something could not be done is told: %s",
  async (result) => {
    await open();
    session.played.tellOutcome({ epoch: 1, n: 0, result });
    expect(page.store.get().told).toEqual({ key: result, count: 1 });
    await say({ type: "refused", why: "masked" });
    expect(page.store.get().told).toMatchObject({ key: "masked" });
    expect(heard).toContainEqual({ type: "outcome", outcome: { epoch: 1, n: 0, result } });
  },
);

test("what was done is not told, and what was told is forgotten", () => {
  vi.useFakeTimers();
  session.played.tellOutcome({ epoch: 1, n: 0, result: "done" });
  expect(page.store.get().told).toBeNull();
  page.tell("gone");
  vi.advanceTimersByTime(7_000);
  page.tell("gone");
  vi.advanceTimersByTime(7_000);
  expect(page.store.get().told).toMatchObject({ key: "gone" });
  vi.advanceTimersByTime(1_000);
  expect(page.store.get().told).toBeNull();
});

test("a note is brought into sight where it is on the page that is shown, and said to be elsewhere where not", async () => {
  await open();
  await session.played.pin("p2", { is: "note", text: "here" }, PAGE);
  await session.played.pin("p2", { is: "note", text: "there" }, `${PAGE}cart`);
  await say({ type: "address", address: PAGE });
  heard.length = 0;
  page.show("a1");
  await say();
  expect(heard).toEqual([{ type: "show", annotation: "a1" }]);
  page.show("a2");
  expect(page.store.get().told?.key).toBe("onOtherPage");
});

test("the keyboard goes in on purpose, and Escape brings it back and puts the tool down", async () => {
  await open();
  const escaped = vi.fn();
  page.onEscape(escaped);
  page.take("pen");
  page.enter();
  await say({ type: "escape" });
  expect(focused).toBe(1);
  expect(heard.map(({ type }) => type)).toContain("focus");
  expect(escaped).toHaveBeenCalledTimes(1);
  expect(page.store.get().tool).toBe("point");
});

test("what is known of the customer's window and of the way to it is kept", async () => {
  await open();
  session.played.tellQuality(42);
  session.played.tellSight(true);
  await say(
    { type: "size", width: 640, height: 480 },
    { type: "scrolled", x: 0, y: 9, height: 900 },
    { type: "behind", events: 3 },
  );
  expect(page.store.get()).toMatchObject({
    quality: { latency: 42 },
    isHidden: true,
    size: { width: 640, height: 480 },
    scroll: { y: 9, height: 900 },
    behind: 3,
  });
});

test("what could not be saved, or asked for, is told", async () => {
  await open();
  session.played.fails = true;
  await page.ask();
  expect(page.store.get().told?.key).toBe("controlFailed");
  page.clear();
  await vi.waitFor(() => expect(page.store.get().told?.key).toBe("noteFailed"));
});
