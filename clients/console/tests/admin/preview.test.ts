import type { CobrowseSettings } from "@alongside/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DEFAULTS } from "../../stories/admin/fake-server";
import { previewAddress } from "../../src/admin/preview/address";
import type { FromPage, ToPage } from "@alongside/visitor/preview-messages";
import { PreviewedPage, type PageState } from "../../src/admin/preview/previewed-page";
import { toggle } from "../../src/admin/preview/toggle";

const settings = (change: Partial<CobrowseSettings>): CobrowseSettings => ({
  ...DEFAULTS,
  masking: "careful",
  mask_selectors: [],
  unmask_selectors: [],
  ...change,
});

describe("a press", () => {
  const field = (verdict: "shown" | "masked" | "always") => ({ selector: "#x", verdict, isField: true });
  const text = (verdict: "shown" | "masked" | "always") => ({ selector: "#x", verdict, isField: false });

  test("opens a field that the rule hides, and closes it again", () => {
    const opened = toggle(settings({}), field("masked"));
    expect(opened).toEqual({ told: "shows", part: { unmask_selectors: ["#x"] } });
    expect(toggle(settings({ unmask_selectors: ["#x"] }), field("shown"))).toEqual({
      told: "hides",
      part: { unmask_selectors: [] },
    });
  });

  test("hides a text that the rule shows, and shows it again", () => {
    expect(toggle(settings({}), text("shown"))).toEqual({ told: "hides", part: { mask_selectors: ["#x"] } });
    expect(toggle(settings({ mask_selectors: ["#x"] }), text("masked"))).toEqual({
      told: "shows",
      part: { mask_selectors: [] },
    });
  });

  test("opens what an entry of its own and the rule both hide", () => {
    const both = settings({ mask_selectors: ["#x", "#y"] });
    expect(toggle(both, field("masked"))).toEqual({
      told: "shows",
      part: { mask_selectors: ["#y"], unmask_selectors: ["#x"] },
    });
  });

  test("in private a text is opened as well; in open a field is hidden by name", () => {
    expect(toggle(settings({ masking: "private" }), text("masked")).part).toEqual({ unmask_selectors: ["#x"] });
    expect(toggle(settings({ masking: "open" }), field("shown")).part).toEqual({ mask_selectors: ["#x"] });
  });

  test("what is shown by name although the rule would show it is hidden by name", () => {
    const odd = settings({ masking: "open", unmask_selectors: ["#x"] });
    expect(toggle(odd, field("shown")).part).toEqual({ mask_selectors: ["#x"] });
  });

  test("never opens what is always masked, nor what another entry hides", () => {
    expect(toggle(settings({}), field("always"))).toEqual({ told: "always" });
    expect(toggle(settings({ mask_selectors: ["form"] }), text("masked"))).toEqual({ told: "other" });
    expect(toggle(settings({ unmask_selectors: ["#x"] }), field("masked"))).toEqual({ told: "other" });
  });

  test("a full list and a selector that can't be stored change nothing", () => {
    const full = Array.from({ length: 100 }, (_, index) => `#y${index}`);
    expect(toggle(settings({ unmask_selectors: full }), field("masked"))).toEqual({ told: "full" });
    expect(toggle(settings({ mask_selectors: full }), text("shown"))).toEqual({ told: "full" });
    expect(toggle(settings({}), { ...text("shown"), selector: "a".repeat(257) })).toEqual({ told: "unknown" });
  });
});

test("only web pages are opened, with the sign of the preview", () => {
  expect(previewAddress(" shop.example/x#old ")).toEqual({
    url: "https://shop.example/x#alongside-preview",
    origin: "https://shop.example",
  });
  expect(previewAddress("http://127.0.0.1:4410/")?.origin).toBe("http://127.0.0.1:4410");
  expect(previewAddress("127.0.0.1:4410/cart")?.origin).toBe("https://127.0.0.1:4410");
  for (const bad of ["", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://"]) {
    expect(previewAddress(bad), bad).toBeNull();
  }
});

describe("a page that is tried out", () => {
  const ADDRESS = { url: "https://shop.example/#alongside-preview", origin: "https://shop.example" };
  const first = settings({});

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp(isBlocked = false) {
    const posted: { message: unknown; origin: string; port: MessagePort }[] = [];
    const opened = {
      closed: false,
      close: vi.fn(),
      postMessage: (message: unknown, origin: string, [port]: [MessagePort]) => posted.push({ message, origin, port }),
    };
    let hear: (event: MessageEvent) => void = () => undefined;
    const states: PageState[] = [];
    const events: [readonly unknown[], number][] = [];
    const picked: unknown[] = [];
    const stopped = vi.fn();
    const page = new PreviewedPage(
      ADDRESS,
      first,
      { onState: (state) => states.push(state), onEvents: (...got) => events.push(got), onPicked: (one) => picked.push(one) },
      {
        open: () => (isBlocked ? null : (opened as unknown as Window)),
        onMessage: (listener) => {
          hear = listener;
          return stopped;
        },
      },
    );
    const say = (data: unknown, { origin = ADDRESS.origin, source = opened as unknown } = {}): void =>
      hear({ data, origin, source } as MessageEvent);
    return { page, opened, posted, states, events, picked, stopped, say };
  }

  /** The page's end of a port. */
  function end(port: MessagePort | undefined) {
    if (!port) throw new Error("no port was given");
    const got: ToPage[] = [];
    port.addEventListener("message", ({ data }: MessageEvent<ToPage>) => got.push(data));
    port.start();
    return { got, say: (message: FromPage) => port.postMessage(message) };
  }

  const READY = { alongside: "preview-ready" };

  test("gets a port at its own origin alone, the draft over it, and is heard", async () => {
    const { page, posted, states, events, picked, say } = setUp();
    say(READY);
    expect(posted).toMatchObject([{ message: { alongside: "preview-connect" }, origin: ADDRESS.origin }]);
    expect(states.at(-1)).toEqual({ is: "open" });
    const { got, say: tell } = end(posted[0]?.port);
    const next = settings({ masking: "open" });
    page.use(next);
    page.pick(7);
    vi.useRealTimers();
    await vi.waitFor(() =>
      expect(got).toEqual([
        { type: "settings", settings: first },
        { type: "settings", settings: next },
        { type: "pick", node: 7 },
      ]),
    );
    tell({ type: "events", events: [{ type: 4 }] });
    tell({ type: "picked", selector: "#x", verdict: "masked", isField: true });
    await vi.waitFor(() => expect(picked).toHaveLength(1));
    expect(events).toEqual([[[{ type: 4 }], 1]]);
    page.close();
  });

  test("another window, another site and another message get nothing", () => {
    const { page, posted, states, say } = setUp();
    say(READY, { source: {} });
    say(READY, { source: null });
    say({ alongside: "else" });
    say("preview-ready");
    say(null);
    expect(states).toEqual([{ is: "opening" }]);
    say(READY, { origin: "https://evil.example" });
    expect(states.at(-1)).toEqual({ is: "elsewhere", origin: "https://evil.example" });
    expect(posted).toEqual([]);
    page.close();
  });

  test("a page that loads again gets a port of its own", () => {
    const { page, posted, say } = setUp();
    say(READY);
    say(READY);
    expect(new Set(posted.map(({ port }) => port)).size).toBe(2);
    page.close();
  });

  test("silence is told, and an answer after it still counts", () => {
    const { page, states, say } = setUp();
    vi.advanceTimersByTime(20_000);
    expect(states.at(-1)).toEqual({ is: "silent" });
    say(READY);
    expect(states.at(-1)).toEqual({ is: "open" });
    page.close();
  });

  test("a blocked window and a closed one are told, and nothing is left behind", () => {
    const blocked = setUp(true);
    expect(blocked.states).toEqual([{ is: "blocked" }]);
    expect(blocked.stopped).toHaveBeenCalledTimes(1);
    const { opened, states, stopped } = setUp();
    opened.closed = true;
    vi.advanceTimersByTime(60_000);
    expect(states).toEqual([{ is: "opening" }, { is: "gone" }]);
    expect(stopped).toHaveBeenCalledTimes(1);
  });
});
