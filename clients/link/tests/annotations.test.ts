import type { Anchor, Annotation, AnnotationNotice, Fading } from "@alongside/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Annotations, Session } from "../src";
import { FakeServer, joined, notice, participant, relayed, view } from "./fake-server";

let server: FakeServer;
let session: Session;
let board: { rev: number; annotations: Annotation[] };
let rev: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  server = new FakeServer();
  board = { rev: 0, annotations: [] };
  rev = 0;
});
afterEach(() => vi.useRealTimers());

const tick = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);
const anchor: Anchor = { page: "https://shop.example/", way: ["body > h1:nth-of-type(1)"], x: 500, y: 500 };
const note = (id: string, by = "p1", text = id): Annotation => ({
  id,
  by,
  by_role: by === "p2" ? "sharer" : "viewer",
  by_name: null,
  at: 0,
  anchor,
  mark: { is: "note", text },
});
const changed = (of: number, put: Annotation | null, removed: string[] = []): AnnotationNotice => ({
  notice: "annotation.changed",
  session: "s1",
  rev: of,
  put,
  removed,
});
const lists = (): number => server.sockets.flatMap((one) => one.asked("list")).length;
const ids = (annotations: Annotations): string[] => annotations.board.map((one) => one.id);

async function open(you: "p1" | "p2" = "p2"): Promise<Annotations> {
  server.answer = (message) => {
    if (message["type"] === "join") return { ok: joined(1, "route", { you }) };
    if (message["action"] !== "annotation") return undefined;
    return { ok: message["type"] === "list" ? board : { rev: (rev += 1) } };
  };
  const joining = Session.join(server.link(), "s1");
  await tick();
  session = await joining;
  const annotations = new Annotations(session);
  await tick();
  return annotations;
}

test("begins with what there is", async () => {
  board = { rev: 7, annotations: [note("a"), note("b")] };
  const annotations = await open();
  expect(ids(annotations)).toEqual(["a", "b"]);
});

describe("changes of others", () => {
  test("are applied in the order of their revisions, whatever order they come in", async () => {
    const annotations = await open();
    const told: string[][] = [];
    annotations.onBoard((all) => told.push(all.map((one) => one.id)));
    server.last.say(changed(2, note("b")));
    server.last.say(changed(3, null, ["a"]));
    expect(ids(annotations)).toEqual([]);
    server.last.say(changed(1, note("a")));
    expect(told).toEqual([["b"]]);
    server.last.say(changed(2, note("late")));
    expect(ids(annotations)).toEqual(["b"]);
    await tick(2_000);
    expect(lists()).toBe(1);
  });

  test("that leave a gap bring the whole board", async () => {
    const annotations = await open();
    server.last.say(changed(3, note("c")));
    board = { rev: 3, annotations: [note("b"), note("c")] };
    await tick(400);
    expect(lists()).toBe(1);
    await tick(200);
    expect(lists()).toBe(2);
    expect(ids(annotations)).toEqual(["b", "c"]);
    server.last.say(changed(4, note("d")));
    expect(ids(annotations)).toEqual(["b", "c", "d"]);
  });

  test("that come before the board has come are not lost", async () => {
    const answer = { rev: 1, annotations: [note("a")] };
    const opening = open();
    await tick();
    const annotations = await opening;
    annotations.close();
    server.answer = () => undefined;
    const second = new Annotations(session);
    await tick();
    server.last.say(changed(2, note("b")));
    const asked = server.last.asked("list").at(-1);
    server.last.say({ reply: asked?.["id"], ok: answer });
    await tick();
    expect(ids(second)).toEqual(["a", "b"]);
  });
});

describe("own changes", () => {
  test("are seen under the request's id", async () => {
    const annotations = await open();
    void annotations.add(anchor, { is: "note", text: "Here" });
    await tick();
    const [asked] = server.last.asked("add");
    expect(asked).toMatchObject({ action: "annotation", session: "s1", anchor, mark: { is: "note", text: "Here" } });
    expect(annotations.board).toMatchObject([{ id: asked?.["id"], by: "p2", by_role: "sharer", mark: { text: "Here" } }]);
    void annotations.edit(String(asked?.["id"]), "There");
    await tick();
    expect(annotations.board).toMatchObject([{ mark: { is: "note", text: "There" } }]);
    void annotations.remove(String(asked?.["id"]));
    await tick();
    expect(annotations.board).toEqual([]);
  });

  test("that are refused change nothing", async () => {
    const annotations = await open();
    server.answer = () => ({ error: { code: "limit_reached", message: "Enough." } });
    const adding = expect(annotations.add(anchor, { is: "spotlight" })).rejects.toMatchObject({ code: "limit_reached" });
    await tick();
    await adding;
    expect(annotations.board).toEqual([]);
  });

  test("clear takes away a viewer's own, and for the sharer all", async () => {
    board = { rev: 0, annotations: [note("a", "p1"), note("b", "p2"), note("c", "p3")] };
    const viewers = await open("p1");
    void viewers.clear();
    await tick();
    expect(ids(viewers)).toEqual(["b", "c"]);
    rev = 0;
    const sharers = await open("p2");
    void sharers.clear();
    await tick();
    expect(ids(sharers)).toEqual([]);
  });
});

test("after a reconnect the whole board is asked for", async () => {
  const annotations = await open();
  board = { rev: 4, annotations: [note("z")] };
  const participants = [participant("p1", "viewer"), participant("p2", "sharer", { epoch: 2 })];
  server.last.say(notice("session.returned", view(2, { participants }), "route-2"));
  await tick();
  expect(ids(annotations)).toEqual(["z"]);
  expect(lists()).toBe(2);
});

test("a board that can't be had is tried for again", async () => {
  await open();
  let tries = 0;
  server.answer = () => (++tries < 3 ? { error: { code: "throttled", message: "Later." } } : { ok: { rev: 1, annotations: [note("a")] } });
  const annotations = new Annotations(session);
  await tick(10_000);
  expect(ids(annotations)).toEqual(["a"]);
});

describe("what fades", () => {
  const fading = (points: [number, number][]): Fading => ({ id: "f1", anchor, mark: { is: "stroke", points } });

  test("goes out at most 20 times a second, the newest state of each", async () => {
    const annotations = await open();
    for (let i = 1; i <= 20; i += 1) {
      annotations.draw(fading(Array.from({ length: i }, (_, at) => [at, at])));
      await tick(10);
    }
    await tick(100);
    const drawn = server.last.sent.filter((one) => one["stream"] === "draw");
    expect(drawn.map((one) => one["n"])).toEqual(drawn.map((_, i) => i));
    expect(drawn.length).toBeLessThan(6);
    expect(JSON.parse(String(drawn.at(-1)?.["body"]))).toEqual(fading(Array.from({ length: 20 }, (_, at) => [at, at])));
  });

  test("comes from others, where it has the right shape", async () => {
    const annotations = await open();
    const told: unknown[] = [];
    annotations.onFading((by, one) => told.push([by, one.id]));
    const say = (n: number, body: string): void => server.last.say(relayed(n, body, { stream: "draw", from: "p1" }));
    say(0, JSON.stringify(fading([[1, 2]])));
    say(1, JSON.stringify({ ...fading([]), mark: { is: "note", text: "Words" } }));
    say(2, JSON.stringify({ ...fading([]), anchor: { ...anchor, way: [1] } }));
    say(3, JSON.stringify(fading(Array.from({ length: 1_000 }, () => [0, 0]))));
    say(4, "{");
    expect(told).toEqual([["p1", "f1"]]);
  });
});
