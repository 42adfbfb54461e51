/**
 * From a change of the customer's page to the agent's screen, in headless Chromium.
 *
 * An agent at the console and a customer in the shop, each in a browser context of their own, share a page through a
 * running system. A text of the customer's page is changed many times; a MutationObserver on the replayed page says
 * when each change stands there. Between these, the floor does the same with the least: two empty pages, an observer
 * that sends the changed text over a WebSocket through a relay that copies, and a page that writes it down.
 *
 * Both ends of a measurement are pages of one browser, so both read one clock: `timeOrigin` plus `now()`.
 *
 *     node page-change.mjs '{"console": "http://…", "shop": "http://…", "plain": "ws://…", "agent": "ada", "changes": 100}'
 *
 * Prints `{"changes": [milliseconds], "floor": [milliseconds]}`.
 */
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";

const { console: desk, shop, plain, agent, changes } = JSON.parse(process.argv[2]);
const { chromium } = createRequire(new URL("../../../clients/package.json", import.meta.url))("playwright-core");

/** How long anything may take that is waited for. */
const PATIENCE = 60_000;

/** Between two changes: longer than the sender's rhythm, so that each is measured alone. Uneven, so as to meet no other rhythm. */
const pause = (number) => 90 + ((number * 37) % 60);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
});
try {
  const real = await share();
  const floor = await plainPair();
  const measured = { changes: [], floor: [] };
  for (let number = 0; number < changes; number += 1) {
    measured.changes.push(await change(real, number));
    await wait(pause(number));
    measured.floor.push(await change(floor, number));
    await wait(pause(number));
  }
  console.log(JSON.stringify(measured));
} finally {
  await browser.close();
}

/** One change, in milliseconds. */
async function change({ from, to }, number) {
  const arrives = to.evaluate((wanted) => globalThis.bench.arrival(wanted), number);
  const left = await from.evaluate((wanted) => globalThis.bench.change(wanted), number);
  return (await arrives) - left;
}

/** A context of its own: cookies, storage and processes are nobody else's. */
async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en" });
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}

/** A shared page: the frame in which it changes, and the one in which it is replayed. */
async function share() {
  const seat = await newPage();
  await seat.goto(desk);
  await seat.locator("main button").first().click();
  await seat.locator(`button[value="${agent}"]`).click();
  await seat.getByTestId("start-session").click();
  const key = await seat.locator('[data-testid="security-key"] [aria-hidden]').textContent();

  const page = await newPage();
  await page.goto(shop);
  await page.locator("#pill").click();
  await page.locator("#key").pressSequentially(key ?? "");
  await page.locator("#continue").click();
  await page.locator("#share").click();
  await page.locator("#bar.seen").waitFor();

  const frame = await (await seat.getByTestId("viewer").elementHandle()).contentFrame();
  await frame.locator("iframe").contentFrame().getByRole("heading").first().waitFor();
  await frame.evaluate(installArrival, "iframe");
  await page.evaluate(installChange);
  return { from: page, to: frame };
}

/** Two empty pages with a socket between them. */
async function plainPair() {
  const [from, to] = [await newPage(), await newPage()];
  await to.evaluate(async (address) => {
    const line = document.body.appendChild(document.createElement("p")).appendChild(new Text());
    const socket = new WebSocket(`${address}/floor/viewer`);
    socket.addEventListener("message", ({ data }) => (line.data = data));
    await new Promise((resolve) => socket.addEventListener("open", resolve));
  }, plain);
  await to.evaluate(installArrival, null);
  await from.evaluate(async (address) => {
    const socket = new WebSocket(`${address}/floor/sharer`);
    await new Promise((resolve) => socket.addEventListener("open", resolve));
    const observer = new MutationObserver((records) => socket.send(records.at(-1).target.textContent));
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  }, plain);
  await from.evaluate(installChange);
  return { from, to };
}

/** In the page that changes: `bench.change(7)` gives the moment just before the change. */
function installChange() {
  const line = document.body.appendChild(document.createElement("p")).appendChild(new Text("change -1."));
  globalThis.bench = {
    change(number) {
      const now = performance.timeOrigin + performance.now();
      line.data = `change ${number}.`;
      return now;
    },
  };
}

/** In the page where changes arrive, or around it: `bench.arrival(7)` gives the moment when the change stands there. */
function installArrival(around) {
  const shown = around === null ? document : document.querySelector(around).contentDocument;
  const arrived = new Map();
  const waiting = new Map();
  const observer = new MutationObserver((records) => {
    const now = performance.timeOrigin + performance.now();
    for (const { target } of records) {
      const number = Number(/change (\d+)\./.exec(target.textContent)?.[1] ?? Number.NaN);
      if (Number.isNaN(number) || arrived.has(number)) continue;
      arrived.set(number, now);
      waiting.get(number)?.(now);
    }
  });
  observer.observe(shown, { subtree: true, childList: true, characterData: true });
  globalThis.bench = {
    arrival: (number) =>
      new Promise((resolve, reject) => {
        if (arrived.has(number)) resolve(arrived.get(number));
        waiting.set(number, resolve);
        setTimeout(() => reject(new Error(`change ${number} did not arrive`)), 5_000);
      }),
  };
}
