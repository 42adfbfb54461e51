import type { Anchor, Annotation, Mark } from "@alongside/protocol";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { element, fullSnapshot, meta, mutation, text } from "../events";
import { Agent, shopPage } from "./agent";
import { startHarness } from "./harness";
import { frame, inFrame, shadow } from "./nested";

let agent: Agent;

beforeAll(async () => {
  agent = new Agent(await startHarness());
});

afterAll(() => agent.harness.close());

beforeEach(() => agent.open());

afterEach(() => agent.close());

const PAGE = "https://shop.example/";
const HEADING: Anchor = { page: PAGE, way: ["body>h1"], x: 500, y: 1_000 };

const annotation = (id: string, anchor: Anchor, mark: Mark, by = "p2"): Annotation => ({
  id,
  by,
  by_role: "viewer",
  by_name: by === "p2" ? "Ada Lindqvist" : "Ben Okafor",
  at: 1 as unknown as Annotation["at"],
  anchor,
  mark,
});

const note = (id: string, words = "Look", anchor = HEADING, by = "p2"): Annotation =>
  annotation(id, anchor, { is: "note", text: words }, by);

const board = (...annotations: Annotation[]): Promise<void> => agent.post({ type: "board", annotations });
const layer = (selector: string) => agent.harness.viewer().locator(`.marks ${selector}`);

/** Where the left upper corner of something on the layer is in the page's window, as soon as it stands. */
const place = (selector: string) =>
  layer(selector).evaluate((found) => {
    const [x, y] = /translate\(([-\d.]+)px, ([-\d.]+)px\)/.exec((found as HTMLElement).style.transform)?.slice(1) ?? [];
    return (found as HTMLElement).style.display === "none" ? null : [Number(x), Number(y)];
  });

const stands = (selector: string, at: number[] | null) => expect.poll(() => place(selector)).toEqual(at);
const scroll = (id: number, x: number, y: number) =>
  agent.send([{ type: 3, data: { source: 3, id, x, y }, timestamp: 1 }]);

describe("what is pinned", () => {
  test("stands at its element, and goes with it through scrolling, resizing and changes", async () => {
    await board(note("a"));
    await stands(".note", [220, 50]);
    await scroll(1, 0, 30);
    await stands(".note", [220, 20]);
    await agent.send([
      mutation({
        attributes: [
          { id: 10, attributes: { style: "position:absolute;left:100px;top:230px;width:200px;height:100px;margin:0" } },
        ],
      }),
    ]);
    await stands(".note", [200, 300]);
    await agent.send([meta(400, 300)]);
    await stands(".note", [200, 300]);
  });

  test("goes with what scrolls inside the page, and is hidden where that hides it", async () => {
    await board(note("a", "Here", { page: PAGE, way: ["body>div>p"], x: 0, y: 100 }));
    await stands(".note", [301, 151]);
    await scroll(50, 0, 40);
    await stands(".note", [301, 111]);
    await scroll(50, 0, 400);
    await stands(".note", null);
  });

  test("is hidden on another page, and where its element is gone", async () => {
    await board(note("a"), note("b", "There", { ...HEADING, page: `${PAGE}cart` }));
    await stands('[data-id="a"]', [220, 50]);
    await stands('[data-id="b"]', null);
    await agent.send([{ type: 4, data: { href: `${PAGE}cart?step=2#x`, width: 800, height: 600 }, timestamp: 1 }]);
    await stands('[data-id="a"]', null);
    await stands('[data-id="b"]', [220, 50]);
    await agent.send([mutation({ removes: [{ id: 10, parentId: 5 }] })]);
    await stands('[data-id="b"]', null);
    await agent.send([
      mutation({
        adds: [
          {
            parentId: 5,
            nextId: 20,
            node: element(90, "h1", { style: "position:absolute;left:0;top:0;width:100px;height:10px;margin:0" }),
          },
        ],
      }),
    ]);
    await stands('[data-id="b"]', [50, 10]);
  });

  test("survives a late join and a page that is sent anew", async () => {
    await board(note("a"));
    await stands(".note", [220, 50]);
    await agent.send(shopPage());
    await stands(".note", [220, 50]);
    await agent.send([meta(800, 600), fullSnapshot([element(10, "p", {}, [text(11, "Other")])])]);
    await stands(".note", null);
  });

  test("stays with its element when others come before it", async () => {
    await board(note("a"));
    await stands(".note", [220, 50]);
    await agent.send([
      mutation({ adds: [{ parentId: 5, nextId: 10, node: element(91, "h1", {}, [text(92, "New")]) }] }),
    ]);
    await stands(".note", [220, 50]);
  });

  test("finds its element in shadow roots and frames", async () => {
    await agent.send(shopPage([shadow, frame]));
    await agent.send(inFrame);
    await board(
      note("a", "In the shadow", { page: PAGE, way: ["body>div:nth-of-type(4)", "button"], x: 500, y: 500 }),
      note("b", "In the frame", { page: PAGE, way: ["body>iframe", "body>button"], x: 500, y: 500 }),
    );
    await stands('[data-id="a"]', [650, 30]);
    await stands('[data-id="b"]', [620, 130]);
  });

  test("and what is no place is nowhere", async () => {
    const ways = [
      ["*"],
      ["body>*"],
      ["body:has(h1)"],
      ["h1"],
      ["body>h1", "p"],
      ["body>h1:nth-of-type(9)"],
      ["body>h1,body"],
      [""],
    ];
    await board(note("ok"), ...ways.map((way, index) => note(`n${index}`, "x", { ...HEADING, way })));
    await stands('[data-id="ok"]', [220, 50]);
    for (const index of ways.keys()) await stands(`[data-id="n${index}"]`, null);
  });

  test("a way that was made is found again, for every element of a page", async () => {
    await agent.take("pick");
    await agent.take("note");
    for (const [x, y] of [
      [120, 30],
      [100, 75],
      [30, 220],
      [310, 210],
      [400, 100],
      [700, 500],
    ] as const) {
      await agent.press(x, y);
      await layer("textarea").waitFor();
      await agent.harness.page.keyboard.type("x");
      await agent.keys("Control+Enter");
      await layer("textarea").waitFor({ state: "detached" });
    }
    await agent.hears("add", 6);
    const added = await agent.told("add");
    expect(added).toHaveLength(6);
    await board(...added.map(({ anchor }, index) => note(`n${index}`, "x", anchor)));
    for (const [index, [x, y]] of (
      [
        [120, 30],
        [100, 75],
        [30, 220],
        [310, 210],
        [400, 100],
        [700, 500],
      ] as const
    ).entries()) {
      const distance = async (): Promise<number> => {
        const [left = Infinity, top = Infinity] = (await place(`[data-id="n${index}"]`)) ?? [];
        return Math.hypot(left - x, top - y);
      };
      await expect.poll(distance).toBeLessThan(3);
    }
  });
});

describe("notes", () => {
  test("show who wrote what, as text; one's own can be changed and taken away, others' can't", async () => {
    await board(note("a", "<img src=x onerror=alert(1)>"), note("b", "Mine not", { ...HEADING, x: 0 }, "p3"));
    await expect.poll(() => layer('[data-id="a"] p').textContent()).toBe("<img src=x onerror=alert(1)>");
    expect(await layer('[data-id="b"] .author').textContent()).toBe("Ben Okafor");
    expect(await layer('[data-id="a"] button').count()).toBe(2);
    expect(await layer('[data-id="b"] button').count()).toBe(0);
    await layer('[data-id="a"]').getByRole("button", { name: "Remove" }).click();
    expect(await agent.hears("remove")).toEqual({ type: "remove", annotation: "a" });
    await layer('[data-id="a"]').getByRole("button", { name: "Edit" }).click();
    await agent.harness.page.keyboard.press("Control+A");
    await agent.harness.page.keyboard.type("Better");
    await agent.keys("Control+Enter");
    expect(await agent.hears("edit")).toEqual({ type: "edit", annotation: "a", text: "Better" });
    await board();
    await layer(".note").first().waitFor({ state: "detached" });
  });

  test("their buttons come after the page on the keyboard's way", async () => {
    await board(note("a"));
    await layer(".card").waitFor();
    await agent.focus();
    await agent.keys("Tab", "Enter");
    await layer("textarea").waitFor();
  });

  test("can be read however small the page is shown", async () => {
    await board(note("a"));
    await agent.post({ type: "pointing", by: "p3", pointing: { is: "at", page: 1, node: 10, x: 500, y: 500 } });
    await layer(".card").waitFor();
    const width = async () => (await layer(".card").boundingBox())?.width ?? 0;
    const full = await width();
    await agent.post({ type: "scale", scale: 0.5 });
    await expect.poll(width).toBeCloseTo(full * 2, 0);
    // What is larger stands where it stood.
    const [sheet, arrow] = [await agent.surface.boundingBox(), await layer(".cursor svg").boundingBox()];
    expect([(arrow?.x ?? 0) - (sheet?.x ?? 0), (arrow?.y ?? 0) - (sheet?.y ?? 0), arrow?.width]).toEqual([216, 26, 48]);
  });

  test("one that is looked for comes into sight and stands out, and the page goes back", async () => {
    const far: Anchor = { page: PAGE, way: ["body>div:nth-of-type(3)"], x: 0, y: 0 };
    await board(note("a", "Far down", far));
    await stands(".note", [0, 1900]);
    await agent.post({ type: "show", annotation: "a" });
    await layer(".note.flash .card").waitFor();
    await expect.poll(async () => ((await place(".note"))?.[1] ?? 9_999) < 600).toBe(true);
    expect((await agent.told("scrolled")).every(({ y }) => y === 0)).toBe(true);
    await expect.poll(() => place(".note"), { timeout: 12_000 }).toEqual([0, 1900]);
  });
});

describe("drawings", () => {
  test("strokes, arrows and spotlights stand at their places", async () => {
    await board(
      annotation(
        "a",
        HEADING,
        {
          is: "stroke",
          points: [
            [0, 0],
            [10, 10],
            [40, 5],
          ],
        },
        "p3",
      ),
      annotation("b", HEADING, { is: "arrow", from: [50, 50] }),
      annotation("c", { ...HEADING, way: ["body>input"] }, { is: "spotlight" }),
    );
    await stands("g:has(.stroke)", [220, 50]);
    await stands("g:has(.arrow)", [220, 50]);
    await stands(".spotlight", [20, 60]);
    const box = await layer(".spotlight").boundingBox();
    expect([box?.width, box?.height]).toEqual([200, 30]);
    expect(await layer(".stroke").getAttribute("fill")).toBe("#7a2f8f");
  });

  test("what others draw is seen while it grows, and fades", async () => {
    const points: [number, number][] = [
      [0, 0],
      [10, 10],
    ];
    const draw = () =>
      agent.post({ type: "fading", by: "p3", fading: { id: "x", anchor: HEADING, mark: { is: "stroke", points } } });
    await draw();
    await layer(".stroke").waitFor();
    const short = await layer(".stroke").getAttribute("d");
    points.push([90, 40]);
    await draw();
    expect(await layer(".stroke").count()).toBe(1);
    expect(await layer(".stroke").getAttribute("d")).not.toBe(short);
    const begin = performance.now();
    await layer(".stroke").waitFor({ state: "detached", timeout: 8_000 });
    expect(performance.now() - begin).toBeGreaterThan(3_500);
  });

  test("that make no sense are not shown, and break nothing", async () => {
    const nonsense = [
      null,
      {},
      { id: "x", anchor: HEADING, mark: { is: "stroke", points: "x" } },
      { id: "x", anchor: {}, mark: { is: "spotlight" } },
    ];
    for (const fading of nonsense) await agent.post({ type: "fading", by: "p3", fading: fading as never });
    await agent.post({ type: "pointing", by: "p3", pointing: { is: "at", page: "x" } as never });
    await board(note("a"));
    await stands(".note", [220, 50]);
    expect(await layer("g, .spotlight, .cursor").count()).toBe(0);
  });
});

describe("pointers", () => {
  test("others' are seen with their names, at their element, until they leave", async () => {
    const at = { page: 1, node: 10, x: 500, y: 500 };
    await agent.post({ type: "pointing", by: "p3", pointing: { is: "at", ...at } });
    await stands(".cursor", [220, 30]);
    expect(await layer(".cursor .name").textContent()).toBe("Ben Okafor");
    await scroll(1, 0, 10);
    await stands(".cursor", [220, 20]);
    await agent.post({ type: "pointing", by: "p3", pointing: { is: "at", ...at, page: 2 } });
    await layer(".cursor").waitFor({ state: "detached" });
    await agent.post({ type: "pointing", by: "p3", pointing: { is: "at", ...at } });
    await layer(".cursor").waitFor({ state: "attached" });
    await agent.post({ type: "pointing", by: "p3", pointing: { is: "off" } });
    await layer(".cursor").waitFor({ state: "detached" });
  });

  test("a press is seen as a circle: another viewer's, and the sharer's", async () => {
    await agent.post({ type: "pointing", by: "p3", pointing: { is: "pressed", page: 1, node: 10, x: 0, y: 0 } });
    await layer(".ring").waitFor({ state: "attached" });
    expect(await place(".ring")).toEqual([20, 10]);
    await layer(".ring").waitFor({ state: "detached" });
    await agent.send([{ type: 3, data: { source: 2, type: 2, id: 20, x: 70, y: 75 }, timestamp: 1 }]);
    await layer(".ring").waitFor({ state: "attached" });
    await stands(".ring", [70, 75]);
    expect(await layer(".ring").evaluate((ring) => ring.getAttribute("style"))).toContain("#b3541e");
  });

  test("the sharer's has a name too", async () => {
    await agent.send([
      { type: 3, data: { source: 1, positions: [{ x: 50, y: 60, id: 10, timeOffset: 0 }] }, timestamp: 1 },
    ]);
    const name = agent.harness.viewer().locator(".replayer-mouse");
    expect(await name.getAttribute("data-name")).toBe("Marta Silva");
  });
});

describe("the console hears", () => {
  test("the address and how far the page is scrolled", async () => {
    expect(await agent.hears("address")).toEqual({ type: "address", address: PAGE });
    await scroll(1, 0, 250);
    await expect
      .poll(async () => (await agent.told("scrolled")).at(-1))
      .toEqual({ type: "scrolled", x: 0, y: 250, height: 2_000 });
  });

  test("that it is behind while a flood is shown, which stops nothing and loses nothing", async () => {
    const adds = Array.from({ length: 4_000 }, (_, index) =>
      mutation({ adds: [{ parentId: 50, nextId: null, node: element(1_000 + index, "i", { title: String(index) }) }] }),
    );
    await agent.harness.page.evaluate((events) => void window.send(events), adds);
    // The viewer answers in between.
    const answered = await agent.harness.viewer().evaluate(() => performance.now());
    expect(answered).toBeGreaterThan(0);
    await expect.poll(async () => (await agent.told("applied")).length).toBe(2);
    const behind = (await agent.told("behind")).map(({ events }) => events);
    expect(behind[0]).toBeGreaterThan(100);
    expect(behind.at(-1)).toBe(0);
    const titles = await agent.harness
      .replayed()
      .evaluate(() => [...document.querySelectorAll("i")].map(({ title }) => Number(title)));
    expect(titles).toEqual(adds.map((_, index) => index));
  });

  test("a modal dialog stands over the page, and goes when it is closed", async () => {
    await agent.send(shopPage([element(95, "dialog", {}, [text(96, "Cookies?")])]));
    const isModal = () => agent.harness.replayed().evaluate(() => document.querySelector("dialog")?.matches(":modal"));
    await agent.send([mutation({ attributes: [{ id: 95, attributes: { open: "", rr_open_mode: "modal" } }] })]);
    expect(await isModal()).toBe(true);
    await agent.send([mutation({ attributes: [{ id: 95, attributes: { open: null, rr_open_mode: null } }] })]);
    expect(await isModal()).toBe(false);
    expect(await agent.harness.replayed().isVisible("dialog")).toBe(false);
  });
});
