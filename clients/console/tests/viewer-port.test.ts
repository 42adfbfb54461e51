import type { Connect, FromViewer, Labels, ToViewer } from "@alongside/viewer/messages";
import { afterEach, expect, test, vi } from "vitest";
import type { Mirror } from "../src/desk/live-session";
import { ViewerPort } from "../src/session/live/viewer-port";

const words = ["image", "frame", "media", "canvas", "plugin", "stage", "note", "save", "cancel", "remove", "edit"];
const labels = Object.fromEntries(words.map((word) => [word, ""])) as unknown as Labels;

/** A console's end, and the viewer's end of the same port. */
function setUp() {
  const mirrors: {
    restart: ReturnType<typeof vi.fn>;
    close: ReturnType<typeof vi.fn>;
    tell(events: unknown[], page: number): void;
  }[] = [];
  const mirror = (): Mirror => {
    const listeners = new Set<(events: unknown[], page: number) => void>();
    const made = {
      isCatchingUp: true,
      onEvents: (listener: (events: unknown[], page: number) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onCatchingUp: () => () => undefined,
      restart: vi.fn(),
      close: vi.fn(),
      tell: (events: unknown[], page: number) => listeners.forEach((listener) => listener(events, page)),
    };
    mirrors.push(made);
    return made;
  };
  const posted: { message: Connect; origin: string; port: MessagePort }[] = [];
  const target = {
    postMessage: (message: Connect, origin: string, [port]: [MessagePort]) => posted.push({ message, origin, port }),
  };
  const heard = { onReady: vi.fn(), onMessage: vi.fn(), onSilent: vi.fn(), onCatchingUp: vi.fn() };
  const own = new ViewerPort(target as unknown as Window, "https://viewer.example", labels, mirror, heard);
  const viewer = posted[0]?.port as MessagePort;
  const received: ToViewer[] = [];
  viewer.addEventListener("message", ({ data }: MessageEvent<ToViewer>) => received.push(data));
  viewer.start();
  const say = async (...messages: FromViewer[]): Promise<void> => {
    for (const message of messages) viewer.postMessage(message);
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { own, posted, mirrors, heard, received, say };
}

afterEach(() => void vi.useRealTimers());

test("the port goes to the viewer's origin alone, and the mirror begins when the viewer is ready", async () => {
  const { own, posted, mirrors, heard, received, say } = setUp();
  expect(posted).toMatchObject([{ message: { alongside: "connect" }, origin: "https://viewer.example" }]);
  expect(mirrors).toHaveLength(0);
  own.post({ type: "scale", scale: 1 });
  heard.onReady.mockImplementation(() => own.post({ type: "scale", scale: 2 }));
  await say({ type: "ready" }, { type: "size", width: 640, height: 480 });
  expect(heard.onMessage).toHaveBeenCalledWith({ type: "size", width: 640, height: 480 });
  expect(heard.onCatchingUp).toHaveBeenCalledWith(true);
  expect(own.page).toBeNull();
  mirrors[0]?.tell([{ type: 4 }], 3);
  await say();
  // What was said too early is not said twice; what must be known comes before the first event.
  expect(received).toEqual([
    { type: "scale", scale: 2 },
    { type: "events", events: [{ type: 4 }], page: 3 },
  ]);
  expect(own.page).toBe(3);
  own.close();
  expect(mirrors[0]?.close).toHaveBeenCalled();
});

test("what can't be shown asks for a fresh page, and not again with each event", async () => {
  const { own, mirrors, say } = setUp();
  const failed: FromViewer = { type: "failed", message: "" };
  await say({ type: "ready" }, failed);
  expect(mirrors[0]?.restart).toHaveBeenCalledTimes(1);
  await say(...Array<FromViewer>(8).fill(failed));
  expect(mirrors[0]?.restart).toHaveBeenCalledTimes(1);
  await say(failed);
  expect(mirrors[0]?.restart).toHaveBeenCalledTimes(2);
  own.close();
});

test("a viewer that stays silent is told of, one that was closed is not", () => {
  vi.useFakeTimers();
  const silent = setUp();
  const closed = setUp();
  closed.own.close();
  vi.advanceTimersByTime(60_000);
  expect(silent.heard.onSilent).toHaveBeenCalledTimes(1);
  expect(closed.heard.onSilent).not.toHaveBeenCalled();
  silent.own.close();
});
