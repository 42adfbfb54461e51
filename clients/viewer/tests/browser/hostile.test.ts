import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { element, fullSnapshot, meta, text } from "../events";
import { startHarness, type Harness } from "./harness";
import { hostileCases } from "./hostile-cases";

/** Says to everybody whom it could reach that it ran. */
const SCRIPT =
  "window.ran=1;try{parent.ran=1}catch(e){}try{parent.parent.ran=1}catch(e){}try{top.postMessage('ran','*')}catch(e){}try{top.location='about:blank'}catch(e){}";

/** Addresses are known when the servers stand; how many cases there are is known before. */
const COUNT = hostileCases({ at: (path) => path, silent: "", script: "" }).length;

describe(`a stream that was forged: ${COUNT} cases`, () => {
  let harness: Harness;
  const requested: string[] = [];

  beforeAll(async () => {
    harness = await startHarness();
    const { page } = harness;
    await page.evaluate((origin) => window.openViewer(origin), harness.viewerOrigin);
    await page.evaluate(() => {
      const field = document.createElement("input");
      field.id = "reply";
      document.body.prepend(field);
      window.addEventListener("message", ({ data }) => {
        if (data === "ran") Object.assign(window, { ran: true });
      });
    });
    // From here on, nobody has a reason to ask for anything.
    await page.context().route("**/*", (route) => {
      requested.push(route.request().url());
      return route.continue();
    });
    page.on("dialog", (dialog) => {
      requested.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("popup", () => requested.push("a window"));
    await page.focus("#reply");
  });

  afterAll(() => harness.close());

  test("there are enough of them", () => expect(COUNT).toBeGreaterThanOrEqual(60));

  test.each(Array.from({ length: COUNT }, (_, index) => index))("case %i", async (index) => {
    const at = (path: string): string => `${harness.canary}/${index}/${path}`;
    const trap = { at, silent: harness.silent, script: SCRIPT };
    const { name, events } = hostileCases(trap)[index] ?? { name: "", events: [] };
    const { page } = harness;
    const before = await stateOf(harness);
    await page.evaluate((json) => window.sendText(json), typeof events === "string" ? events : JSON.stringify(events));
    // Painted, so that everything that a page would fetch to be painted is wanted by now.
    await harness
      .viewer()
      .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.keyboard.type("a");
    // What was wanted before this request has gone out before it.
    await page.evaluate((address) => fetch(address, { mode: "no-cors" }), `${harness.canary}/control/${index}`);
    const after = await stateOf(harness);
    expect(after, name).toEqual({ ...before, written: `${before.written}a` });
    expect(requested.splice(0), name).toEqual([`${harness.canary}/control/${index}`]);
    expect(harness.asked.splice(0), name).toEqual([`/control/${index}`]);
    expect(harness.connections(), name).toBe(0);
    // And the next page shows.
    await page.evaluate(
      (all) => window.send(all),
      [meta(640, 480), fullSnapshot([element(10, "h1", {}, [text(11, name)])])],
    );
    expect(await harness.replayed().textContent("h1")).toBe(name);
  });

  test("and nothing comes of any of them later", async () => {
    await harness.page.waitForTimeout(1_000);
    expect(requested).toEqual([]);
    expect(harness.asked).toEqual([]);
    expect(harness.connections()).toBe(0);
  });
});

/** All that a page could have harmed. */
async function stateOf(harness: Harness): Promise<Record<string, unknown>> {
  const host = await harness.page.evaluate(() => ({
    location: location.href,
    elements: [...document.querySelectorAll("body *")].map(({ tagName }) => tagName).join(),
    focused: document.activeElement?.id,
    written: document.querySelector<HTMLInputElement>("#reply")?.value,
    history: history.length,
    ran: "ran" in window,
    polluted: "polluted" in {},
  }));
  const viewer = await harness.viewer().evaluate(() => ({
    location: location.href,
    ran:
      "ran" in window ||
      [...document.querySelectorAll("iframe")].some(
        ({ contentWindow }) => contentWindow !== null && "ran" in contentWindow,
      ),
    polluted: "polluted" in {} || "polluted" in [],
    sandbox: document.querySelector("iframe")?.getAttribute("sandbox"),
    parts: [...document.querySelectorAll("main > *")].map(({ className }) => className).join(),
  }));
  return { ...host, viewer };
}
