/** What is hard to mirror, from a site that shows its files to its own customers alone. */
import type { Browser, Frame } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { PAGES } from "./fidelity/pages";
import { CookieSite } from "./fidelity/site";
import { type Mirror, MirrorWorld, OFFLINE, type Settings } from "./templates/mirror";
import { launch } from "./world/browser";
import { eventually } from "./world/patience";

const SIZE = { width: 1000, height: 800 };
const HOUR = 3_600_000;

let browser: Browser;
let world: MirrorWorld;
let site: CookieSite;
let other: CookieSite;
let mirror: Mirror;

beforeAll(async () => {
  browser = await launch(OFFLINE);
  world = await MirrorWorld.open(browser);
  // Another origin, whose files anybody may see who comes from the first.
  other = await CookieSite.open({});
  const pages = Object.entries(PAGES).map(([path, html]) => [path, html.replaceAll("OTHER", other.origin)]);
  site = await CookieSite.open(Object.fromEntries(pages) as Record<string, string>);
});

afterEach(() => mirror?.close());

afterAll(async () => {
  for (const one of [site, other, world]) one?.close();
  await browser?.close();
});

async function share(path: keyof typeof PAGES, settings: Partial<Settings> = {}, script = ""): Promise<Frame> {
  mirror = await world.mirror(site.origin + path, SIZE, script);
  await mirror.start({ masking: "careful", ...settings });
  await mirror.settle(400);
  return mirror.replayed;
}

const sourceOf = (id: string) => mirror.replayed.getAttribute(`#${id}`, "src");
const hidden = (id: string) => mirror.replayed.getAttribute(`#${id}`, "data-alongside-hidden");
const style = (selector: string, property: string) =>
  mirror.replayed.locator(selector).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
const sizeOf = async (frame: { locator: Frame["locator"] }, id: string): Promise<string> => {
  const box = await frame.locator(`#${id}`).evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return [Math.round(width), Math.round(height)];
  });
  return box.join("×");
};

describe("what needs the customer's cookie", () => {
  test("arrives: sheets, images of every kind, and fonts", async () => {
    await share("/assets");
    expect(await style(".sheet", "color")).toBe("rgb(9, 8, 7)");
    expect(await style(".imported", "color")).toBe("rgb(1, 2, 3)");
    for (const id of ["plain", "set", "chosen", "button", "drawing", "large"]) {
      await eventually(() => sourceOf(id)).toMatch(/^data:image\//);
      expect(await sizeOf(mirror.replayed, id), id).toBe(await sizeOf(mirror.sharer, id));
    }
    await eventually(() => mirror.replayed.getAttribute("#svg-image", "href")).toMatch(/^data:image\/png/);
    await eventually(() => style(".sheet", "background-image")).toMatch(/^url\("data:image\/png/);
    const faces = () => [...document.fonts].filter(({ family, status }) => /Own/.test(family) && status === "loaded").length;
    await eventually(() => mirror.replayed.evaluate(faces)).toBeGreaterThan(0);
    expect(await sizeOf(mirror.replayed, "inline")).toBe(await sizeOf(mirror.sharer, "inline"));
  });

  test("is bounded: a large image comes smaller, and takes the same place", async () => {
    await share("/assets");
    await eventually(() => sourceOf("large")).toMatch(/^data:image\//);
    expect((await sourceOf("large"))?.length).toBeLessThan(256 * 1024);
  });

  test("comes with nothing that is no picture, whatever it says it is", async () => {
    await share("/assets");
    await eventually(() => sourceOf("plain")).toMatch(/^data:image\/png/);
    expect(await hidden("liar")).toBe("image");
    expect(await mirror.replayed.content()).not.toContain("visible-only-to-the-customer");
    expect(await sizeOf(mirror.replayed, "liar")).toBe("40×30");
  });

  test("stays a placeholder where it is masked, and is not looked for", async () => {
    await share("/assets");
    await eventually(() => sourceOf("plain")).toMatch(/^data:image\/png/);
    expect(await hidden("masked")).toBe("image");
    expect(await sourceOf("masked")).not.toContain("base64");
  });

  test.each([
    ["in the private preset", { masking: "private" }],
    ["without images", { show_images: false }],
  ])("does not come %s", async (_, settings) => {
    await share("/assets", settings);
    await mirror.snapshot();
    await mirror.settle(1_500);
    for (const id of ["plain", "large", "chosen"]) expect(await hidden(id), id).toBe("image");
    expect(await style(".sheet", "background-image")).not.toContain("base64");
  });

  test("comes when it is scrolled to, and when the page changes it", async () => {
    await share("/assets");
    expect(await hidden("lazy")).toBe("image");
    await mirror.sharer.locator("#lazy").scrollIntoViewIfNeeded();
    await eventually(() => sourceOf("lazy")).toMatch(/^data:image\/png/);
    const before = await sourceOf("plain");
    await mirror.sharer.locator("#plain").evaluate((image) => image.setAttribute("src", "/double.png"));
    await eventually(() => sourceOf("plain")).not.toBe(before);
    await eventually(() => sourceOf("plain")).toMatch(/^data:image\/png/);
  });

  test("comes again for a viewer who joins late", async () => {
    const replayed = await share("/assets");
    await eventually(() => sourceOf("plain")).toMatch(/^data:image\/png/);
    await mirror.snapshot();
    await mirror.settle(400);
    await eventually(() => replayed.getAttribute("#plain", "src")).toMatch(/^data:image\/png/);
    await eventually(() => style(".sheet", "background-image")).toMatch(/^url\("data:image\/png/);
  });

  test("was asked for by nobody without it", () => {
    expect(site.refused).toEqual([]);
  });
});

test("sheets keep what is lost when their rules are read back", async () => {
  await share("/assets");
  for (const [selector, property, value] of [
    ["#short", "background-size", /^10px 10px$/],
    ["#short", "background-image", /^linear-gradient\(rgb\(1, 1, 1\), rgb\(2, 2, 2\)\)$/],
    // The size is that of both layers.
    ["#layers", "background-size", /^cover(?:, cover)?$/],
    ["#inline", "background-image", /^linear-gradient\(rgb\(1, 1, 1\), rgb\(2, 2, 2\)\)$/],
  ] as const) {
    await eventually(() => style(selector, property)).toMatch(value);
  }
});

describe("the parts of a page", () => {
  test("in open shadow trees and in frames of the same site", async () => {
    const replayed = await share("/parts");
    expect(await replayed.locator("#inside").textContent()).toBe("inside");
    expect(await style("#inside", "color")).toBe("rgb(5, 6, 7)");
    await eventually(() => style("#inside", "background-image")).toMatch(/^url\("data:image\/png/);
    await eventually(() => replayed.locator("#shadow-image").getAttribute("src")).toMatch(/^data:image\/png/);
    expect(await replayed.frameLocator("#near").locator("#in-frame").textContent()).toBe("framed");
    await eventually(() => replayed.frameLocator("#near").locator("#frame-image").getAttribute("src")).toMatch(/^data:image\/png/);
    expect(await replayed.frameLocator("#doc").frameLocator("#nested").locator("#inner").textContent()).toBe("inner");
  });

  test("that nobody can look into are placeholders of the same size", async () => {
    await share("/parts");
    for (const [id, kind] of [["far", "frame"], ["closed", "plugin"], ["film", "media"], ["unsized", "image"], ["tainted", "canvas"]] as const) {
      expect(await hidden(id), id).toBe(kind);
      expect(await style(`#${id}`, "background-image"), id).toMatch(/^url\("data:image\/svg/);
      expect(await sizeOf(mirror.replayed, id), id).toBe(await sizeOf(mirror.sharer, id));
    }
    expect(await hidden("plugin")).toBe("plugin");
    expect(await sizeOf(mirror.replayed, "plugin")).toBe(await sizeOf(mirror.sharer, "plugin"));
    expect(await mirror.replayed.content()).not.toContain("canary");
  });

  test("that are drawn come as pictures, again when they change, and only when they may", async () => {
    await share("/parts", { show_canvas: true });
    await eventually(() => style("#canvas", "background-image")).toMatch(/^url\("data:image\/webp/);
    const before = await style("#canvas", "background-image");
    await mirror.sharer.evaluate(() => {
      const context = (document.getElementById("canvas") as HTMLCanvasElement).getContext("2d") as CanvasRenderingContext2D;
      context.fillStyle = "red";
      context.fillRect(0, 0, 60, 60);
    });
    await eventually(() => style("#canvas", "background-image")).not.toBe(before);
    expect(await style("#tainted", "background-image")).toMatch(/^url\("data:image\/svg/);
    await mirror.close();
    await share("/parts", { show_canvas: false });
    await mirror.settle(1_500);
    expect(await style("#canvas", "background-image")).toMatch(/^url\("data:image\/svg/);
  });

  test("that open, close, scroll and are ticked, also for a viewer who joins late", async () => {
    const replayed = await share("/parts");
    await mirror.sharer.evaluate(() => {
      (document.getElementById("details") as HTMLDetailsElement).open = true;
      (document.getElementById("dialog") as HTMLDialogElement).showModal();
      (document.getElementById("pop") as HTMLElement).showPopover();
      (document.getElementById("scroller") as HTMLElement).scrollTop = 333;
      (document.getElementById("box") as HTMLInputElement).click();
    });
    const seen = () =>
      replayed.evaluate(() => {
        const at = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
        return {
          details: (at("details") as HTMLDetailsElement).open,
          modal: at("dialog").matches(":modal"),
          popover: at("pop").matches(":popover-open"),
          scrolled: at("scroller").scrollTop,
          ticked: at("box").matches(":checked"),
        };
      });
    const right = { details: true, modal: true, popover: true, scrolled: 333, ticked: true };
    await eventually(seen).toEqual(right);
    await mirror.snapshot();
    await mirror.settle(400);
    await eventually(seen).toEqual(right);
    await mirror.sharer.evaluate(() => {
      (document.getElementById("dialog") as HTMLDialogElement).close();
      (document.getElementById("pop") as HTMLElement).hidePopover();
    });
    await eventually(seen).toEqual({ ...right, modal: false, popover: false });
  });

  test("look as they do under the sharer's pointer", async () => {
    await share("/parts");
    await mirror.sharer.locator("#pop-button").hover();
    await eventually(() => style("#pop-button", "color")).toBe("rgb(7, 8, 9)");
  });
});

test.each([5, -5])("a clock that is %i hours off changes nothing", async (hours) => {
  const shift = `{ const now = Date.now.bind(Date); const Real = Date;
    window.Date = class extends Real { constructor(...given) { given.length === 0 ? super(now() + ${hours * HOUR}) : super(...given); } };
    window.Date.now = () => now() + ${hours * HOUR}; }`;
  const replayed = await share("/parts", { masking: "open" }, `if (!location.port.endsWith("${new URL(site.origin).port}")) {} else ${shift}`);
  expect(Math.round((await mirror.sharer.evaluate(() => Date.now()) - Date.now()) / HOUR)).toBe(hours);
  await mirror.sharer.locator("#field").fill("first");
  await eventually(() => replayed.inputValue("#field")).toBe("first");
  await mirror.snapshot();
  await mirror.sharer.locator("#field").fill("second");
  await eventually(() => replayed.inputValue("#field")).toBe("second");
  expect(await mirror.failures()).toEqual([]);
});
