import type { Locator, Page } from "playwright-core";
import type { Agent } from "./agent";
import type { Customer } from "./customer";
import { eventually } from "./patience";

interface Point {
  x: number;
  y: number;
}

/**
 * An agent's hand on the shared page. The page is shown smaller than it is, in frames within frames: where something of
 * it is on the agent's screen has to be reckoned.
 */
export class Hand {
  readonly #agent: Agent;
  readonly #page: Page;

  constructor(agent: Agent) {
    this.#agent = agent;
    this.#page = agent.page;
  }

  /** Takes a tool, which must be one that can be taken. */
  async take(tool: "point" | "act" | "note" | "pen" | "arrow" | "spotlight"): Promise<void> {
    const button = this.#page.locator(`[data-tool="${tool}"]`);
    await eventually(() => button.getAttribute("aria-disabled")).toBeNull();
    await button.click();
    await eventually(() => button.getAttribute("aria-pressed")).toBe("true");
  }

  /** Asks for control, and is given it. */
  async takeControl(customer: Customer): Promise<void> {
    await this.#page.getByTestId("ask-control").click();
    await customer.allow.click();
    await this.#page.getByTestId("in-control").waitFor();
  }

  async moveTo(selector: string): Promise<void> {
    const { x, y } = await this.#placeOf(selector);
    await this.#page.mouse.move(x, y, { steps: 3 });
  }

  async press(selector: string): Promise<void> {
    await this.moveTo(selector);
    await this.#page.mouse.down();
    await this.#page.mouse.up();
  }

  /** From the middle of the element to so many pixels of the agent's screen beside it. */
  async drag(selector: string, by: Point): Promise<void> {
    const { x, y } = await this.#placeOf(selector);
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 });
    await this.#page.mouse.move(x + by.x, y + by.y, { steps: 4 });
    await this.#page.mouse.up();
  }

  async scroll(selector: string, by: number): Promise<void> {
    await this.moveTo(selector);
    await this.#page.mouse.wheel(0, by);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: 15 });
  }

  /** Pins a note to an element. */
  async note(selector: string, text: string): Promise<void> {
    await this.take("note");
    await this.press(selector);
    await this.editor.locator("textarea").waitFor();
    await this.#page.keyboard.type(text);
    await this.#page.keyboard.press("Control+Enter");
    await this.editor.waitFor({ state: "detached" });
  }

  /** What the viewer shows over the page. */
  get over(): Locator {
    return this.#page.frameLocator('[data-testid="viewer"]').locator("body");
  }

  get editor(): Locator {
    return this.over.locator(".note.editing");
  }

  get notes(): Locator {
    return this.over.locator("article.note");
  }

  /** What is told when something could not be done. */
  get told(): Locator {
    return this.#page.getByTestId("told");
  }

  async #placeOf(selector: string): Promise<Point> {
    const element = this.#agent.replay.locator(selector).first();
    await element.waitFor();
    const middle = () =>
      element.evaluate((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, isSeen: y + height / 2 > 0 && y + height / 2 < innerHeight };
      });
    await eventually(async () => (await middle()).isSeen).toBe(true);
    const within = await middle();
    const shared = this.#page.getByTestId("shared-page");
    const box = await shared.boundingBox();
    const scale = Number(await shared.getAttribute("data-scale"));
    if (box === null) throw new Error("no page is shown");
    return { x: box.x + within.x * scale, y: box.y + within.y * scale };
  }
}
