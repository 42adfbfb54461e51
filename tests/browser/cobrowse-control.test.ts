/** An agent acts on the customer's page: asks, is allowed, does, and is stopped. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Agent } from "./world/agent";
import type { Customer } from "./world/customer";
import { Hand } from "./world/hand";
import { eventually } from "./world/patience";
import { changeSettings } from "./world/settings";
import { World } from "./world/world";

let world: World;

beforeAll(async () => {
  world = await World.open();
  // What holds a value is masked, and so is out of an agent's reach, until it is opened.
  await changeSettings(world, ({ unmask_selectors: open }) => ({ unmask_selectors: [...open, "#in-stock"] }));
});

afterEach(() => world.clear());

afterAll(() => world?.close());

interface Scene {
  ada: Agent;
  vera: Customer;
  hand: Hand;
}

/** Ada is in control of a page. */
async function controlling(path = "/"): Promise<Scene> {
  const { ada, vera } = await world.sharing(path);
  const hand = new Hand(ada);
  await hand.takeControl(vera);
  return { ada, vera, hand };
}

/** Ada is in control of the checkout, with the address in sight. */
async function atCheckout(): Promise<Scene> {
  const { ada, vera } = await world.sharing("/product.html?id=fjell-45");
  await vera.page.locator("#add-to-cart").click();
  await vera.go("/checkout.html");
  await vera.isSeen();
  await vera.page.locator("#name").scrollIntoViewIfNeeded();
  await ada.replay.locator("#street").waitFor();
  const hand = new Hand(ada);
  await hand.takeControl(vera);
  return { ada, vera, hand };
}

const second = async (ada: Agent): Promise<Agent> => {
  const ben = await world.agent("ben", { path: new URL(await ada.address()).pathname });
  await ben.sees("live");
  return ben;
};

test("the customer sees who asks, allows it, and everybody sees who is in control", async () => {
  const { ada, vera } = await world.sharing();
  const ben = await second(ada);
  await ada.page.getByTestId("ask-control").click();
  await ada.page.getByTestId("withdraw-control").waitFor();
  await eventually(() => ben.people.locator('[data-control="asks"]').textContent()).toContain("Ada Lindqvist");
  await vera.control.waitFor();
  expect(await vera.control.locator("h2").textContent()).toContain("Let Ada Lindqvist control this page?");
  await vera.allow.click();
  await ada.page.getByTestId("in-control").waitFor();
  expect(await ada.page.locator('[data-tool="act"]').getAttribute("aria-pressed")).toBe("true");
  await eventually(() => vera.who.textContent()).toBe("Ada Lindqvist controls this page");
  await ben.page.getByTestId("control").getByText("Ada Lindqvist is in control").waitFor();
  await eventually(() => ben.people.locator('[data-control="holds"]').textContent()).toContain("Ada Lindqvist");
});

test("a customer who does not allow it keeps the page, and the agent is told; so is one who thinks better of asking", async () => {
  const { ada, vera } = await world.sharing();
  await ada.page.getByTestId("ask-control").click();
  await vera.page.locator("#dont-allow").click();
  await ada.page.getByRole("alert").filter({ hasText: "Your customer does not let you take control." }).waitFor();
  await ada.page.getByTestId("ask-control").click();
  await vera.control.waitFor();
  await ada.page.getByTestId("withdraw-control").click();
  await vera.control.waitFor({ state: "detached" });
  expect(await ada.page.getByTestId("in-control").count()).toBe(0);
});

test("the agent types into an opened field, chooses from a list, and ticks a box", async () => {
  const { vera, hand, ada } = await atCheckout();
  await hand.press("#street");
  await hand.type("Rua Augusta 7");
  await eventually(() => vera.page.locator("#street").inputValue()).toBe("Rua Augusta 7");
  await eventually(() => ada.replay.locator("#street").inputValue()).toBe("Rua Augusta 7");
  // Tab goes on to the next field, as on any page.
  await ada.page.keyboard.press("Tab");
  await hand.type("2nd floor");
  await eventually(() => vera.page.locator("#street2").inputValue()).toBe("2nd floor");
  await ada.page.keyboard.press("Escape");
  await vera.lookAt("#country");
  await hand.press("#country");
  await hand.over.locator(".option-list").waitFor();
  const options = await vera.page.locator("#country option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  for (let step = 0; step < options.indexOf("PT"); step += 1) await ada.page.keyboard.press("ArrowDown");
  await ada.page.keyboard.press("Enter");
  await eventually(() => vera.page.locator("#country").inputValue()).toBe("PT");
  await vera.go("/");
  await vera.isHeld();
  await vera.lookAt("#in-stock");
  await hand.press("#in-stock");
  await eventually(() => vera.page.locator("#in-stock").isChecked()).toBe(true);
});

test("a masked field is not written, and the agent is told why", async () => {
  const { vera, hand } = await atCheckout();
  await hand.press("#name");
  await hand.told.getByText("This field is hidden from you. Only the customer can fill it in.").waitFor();
  await hand.type("Mallory");
  await hand.press("#street");
  await hand.type("x");
  await eventually(() => vera.page.locator("#street").inputValue()).toBe("x");
  expect(await vera.page.locator("#name").inputValue()).toBe("");
});

test("the agent presses a button, scrolls, follows a link, and goes to an address and back", async () => {
  const { ada, vera, hand } = await controlling("/product.html?id=fjell-45");
  await ada.replay.locator("#add-to-cart").waitFor();
  await hand.press("#add-to-cart");
  await vera.page.locator("#toast").getByText("Fjell 45").waitFor();
  await hand.scroll("h1", 300);
  await eventually(() => vera.page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await ada.page.getByTestId("page-size").getByText(/\d+\s% down/).waitFor();
  await ada.page.getByTestId("path").fill("/guide.html");
  await ada.page.getByTestId("go").click();
  await vera.page.waitForURL(/guide\.html/);
  await vera.isHeld();
  await ada.replay.locator("#guide-begin").waitFor();
  // Control outlives the page.
  await ada.page.getByTestId("in-control").waitFor();
  await eventually(() => ada.page.getByTestId("path").inputValue()).toBe("/guide.html");
  await hand.press("#guide-begin");
  await vera.page.locator('#guide[data-step="trip"]').waitFor();
  await ada.page.getByRole("button", { name: "Back", exact: true }).click();
  await eventually(() => vera.page.url()).not.toContain("step");
  await ada.page.getByTestId("path").fill("/");
  await ada.page.keyboard.press("Enter");
  await ada.replay.locator("#products").waitFor();
  await vera.isHeld();
  const product = (await ada.replay.locator("#products h3 a").first().textContent())?.trim() ?? "";
  await vera.lookAt("#products h3 a");
  await hand.press("#products h3 a");
  await vera.page.waitForURL(/product\.html/);
  await eventually(() => ada.replay.locator("h1").textContent()).toBe(product);
});

test("the agent gives control back", async () => {
  const { ada, vera } = await controlling();
  await ada.page.getByTestId("give-back").click();
  await ada.page.getByTestId("ask-control").waitFor();
  await eventually(() => vera.who.textContent()).toBe("Ada Lindqvist can see this page");
  expect(await ada.page.locator('[data-tool="point"]').getAttribute("aria-pressed")).toBe("true");
});

test.each([
  { how: "by a click", take: (vera: Customer) => vera.takeBack.click() },
  { how: "by Escape", take: (vera: Customer) => vera.page.keyboard.press("Escape") },
])("the customer takes control back $how, and nothing more is done", async ({ take }) => {
  const { ada, vera, hand } = await controlling();
  await hand.press("#search");
  await hand.type("tent");
  await eventually(() => vera.page.locator("#search").inputValue()).toBe("tent");
  await vera.takeBack.waitFor();
  await take(vera);
  await ada.page.getByRole("alert").filter({ hasText: "Your customer has taken control back." }).waitFor();
  await ada.page.getByTestId("ask-control").waitFor();
  await hand.type("s");
  await hand.press("#search");
  await hand.type("tove");
  // What comes after it on the same way has come: nothing was on it before.
  await hand.note("#search", "still here");
  await eventually(() => vera.notes.count()).toBe(1);
  expect(await vera.page.locator("#search").inputValue()).toBe("tent");
});

test("two agents ask at once: one has control, and the other after them, never both", async () => {
  const { ada, vera } = await world.sharing();
  const ben = await second(ada);
  await Promise.all([ada.page.getByTestId("ask-control").click(), ben.page.getByTestId("ask-control").click()]);
  await eventually(() => ada.people.locator('[data-control="asks"]').count()).toBe(2);
  await vera.allow.click();
  await eventually(() => ada.people.locator('[data-control="holds"]').count()).toBe(1);
  const first = (await ada.page.getByTestId("in-control").count()) === 1 ? ada : ben;
  const other = first === ada ? ben : ada;
  await first.page.getByTestId("in-control").waitFor();
  await other.page.getByTestId("withdraw-control").waitFor();
  await vera.allow.click();
  await other.page.getByTestId("in-control").waitFor();
  await first.page.getByTestId("in-control").waitFor({ state: "detached" });
  for (const agent of [ada, ben]) expect(await agent.people.locator('[data-control="holds"]').count()).toBe(1);
});

test("an agent's connection that stays lost ends it", { timeout: 150_000 }, async () => {
  const { ada, vera } = await controlling();
  const ben = await second(ada);
  await ada.page.close();
  // A short grace, and then the next round of what looks for it, once a minute.
  await eventually(() => vera.who.textContent(), 100_000).not.toContain("controls");
  await vera.takeBack.waitFor({ state: "hidden" });
  await eventually(() => ben.people.locator('[data-control="holds"]').count()).toBe(0);
});
