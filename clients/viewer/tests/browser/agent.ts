/** An agent at the viewer: what they do with pointer and keyboard, and what the console hears of it. */
import type { Act } from "@alongside/protocol";
import { expect } from "vitest";
import type { FromViewer, Person, Tool, ToViewer } from "../../src/messages";
import { element, fullSnapshot, meta, type Node, text } from "../events";
import type { Harness } from "./harness";

type Kind = FromViewer["type"];
type Told<Name extends Kind> = Extract<FromViewer, { type: Name }>;

export const PEOPLE: Person[] = [
  { id: "p1", name: "Marta Silva", color: "#b3541e", isSharer: true },
  { id: "p2", name: "Ada Lindqvist", color: "#1f5c9a" },
  { id: "p3", name: "Ben Okafor", color: "#7a2f8f" },
];

/** A shop's page on which everything stands at a known place. */
export function shopPage(more: Node[] = []): Node[] {
  const at = (left: number, top: number, width: number, height: number, more = ""): { style: string } => ({
    style: `position:absolute;box-sizing:border-box;left:${left}px;top:${top}px;width:${width}px;height:${height}px;${more}`,
  });
  const option = (id: number, label: string): Node => element(id, "option", {}, [text(id + 1, label)]);
  return [
    meta(800, 600),
    fullSnapshot([
      element(10, "h1", at(20, 10, 400, 40, "margin:0"), [text(11, "Tents for two")]),
      element(20, "input", { type: "text", value: "Ann", "aria-label": "Name", ...at(20, 60, 200, 30) }),
      element(21, "input", { type: "email", placeholder: "E-mail", ...at(20, 100, 200, 30) }),
      element(22, "textarea", { value: "Hello", ...at(20, 140, 200, 60) }, [text(23, "Hello")]),
      element(30, "input", { type: "checkbox", ...at(20, 210, 20, 20) }),
      element(31, "input", { type: "radio", name: "size", checked: true, ...at(60, 210, 20, 20) }),
      element(40, "select", at(20, 240, 200, 30), [option(41, "Red"), option(43, "Green"), option(45, "Blue")]),
      element(50, "div", at(300, 60, 200, 100, "overflow:auto;border:1px solid"), [
        element(51, "p", { style: "height:900px;margin:0" }, [text(52, "Long story")]),
      ]),
      element(60, "input", { type: "text", value: "•••", "data-alongside-masked": "", ...at(20, 290, 200, 30) }),
      element(61, "input", { type: "text", "data-alongside-readonly": "", ...at(20, 330, 200, 30) }),
      element(62, "div", { "data-alongside-masked": "place", ...at(20, 370, 200, 40) }, [
        element(63, "button", {}, [text(64, "•••")]),
      ]),
      element(65, "input", { type: "password", value: "••", ...at(20, 420, 200, 30) }),
      element(66, "button", { disabled: true, ...at(20, 460, 100, 30) }, [text(67, "Later")]),
      element(70, "a", { href: "#", ...at(300, 200, 120, 30) }, [element(71, "b", {}, [text(72, "To the cart")])]),
      element(80, "div", { style: "position:absolute;left:0;top:1900px;width:10px;height:100px" }),
      ...more,
    ]),
  ];
}

export class Agent {
  readonly harness: Harness;

  constructor(harness: Harness) {
    this.harness = harness;
  }

  async open(page: Node[] = shopPage()): Promise<void> {
    await this.harness.page.evaluate((origin) => window.openViewer(origin), this.harness.viewerOrigin);
    await this.post({ type: "people", people: PEOPLE, you: "p2" });
    await this.send(page);
  }

  send(events: unknown[]): Promise<FromViewer[]> {
    return this.harness.page.evaluate((all) => window.send(all), events);
  }

  post(message: ToViewer): Promise<void> {
    return this.harness.page.evaluate((one) => window.post(one), message);
  }

  async take(tool: Tool, stays = false): Promise<void> {
    await this.post({ type: "tool", tool, stays });
    // Messages keep their order: what follows an answer finds the tool in hand.
    await this.send([]);
  }

  /** The console gives the keyboard to the page. */
  async focus(): Promise<void> {
    await this.harness.page.locator("iframe").first().focus();
    await this.post({ type: "focus" });
    await this.send([]);
  }

  get surface() {
    return this.harness.viewer().locator(".surface");
  }

  async press(x: number, y: number): Promise<void> {
    await this.surface.click({ position: { x, y } });
  }

  /** Presses, moves through all points, and lets go. */
  async draw(...points: [number, number][]): Promise<void> {
    const box = await this.surface.boundingBox();
    const { mouse } = this.harness.page;
    for (const [index, [x, y]] of points.entries()) {
      await mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y, { steps: points.length > 9 ? 1 : 4 });
      if (index === 0) await mouse.down();
    }
    await mouse.up();
  }

  keys(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.harness.page.keyboard.press(key)), Promise.resolve());
  }

  /** All of this kind that the console has heard. */
  async told<Name extends Kind>(type: Name): Promise<Told<Name>[]> {
    const all = await this.harness.page.evaluate(() => window.told);
    return all.filter((message): message is Told<Name> => message.type === type);
  }

  /** The last of this kind, as soon as there are so many. */
  async hears<Name extends Kind>(type: Name, count = 1): Promise<Told<Name>> {
    await this.harness.page.waitForFunction(
      ([kind, least]) => window.told.filter((message) => message.type === kind).length >= least,
      [type, count] as const,
      { timeout: 10_000 },
    );
    return (await this.told(type)).at(-1) as Told<Name>;
  }

  /** What was asked to be done on the page, in all. */
  async acts(): Promise<Act[]> {
    return (await this.told("acts")).flatMap(({ acts }) => acts);
  }

  async expectActs(...expected: Act[]): Promise<void> {
    await expect.poll(() => this.acts(), { timeout: 10_000 }).toEqual(expected);
  }

  async close(): Promise<void> {
    await this.harness.page.reload();
  }
}
