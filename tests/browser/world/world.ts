import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { Agent } from "./agent";
import { launch } from "./browser";
import { Customer } from "./customer";
import { Gateway } from "./gateway";
import { PATIENCE } from "./patience";

/** As large as the laptop of somebody who shops, and of somebody who helps. */
const DESK = { width: 1440, height: 900 };

export interface Arrival extends BrowserContextOptions {
  path?: string;
}

/** A gateway, a browser, and the people in it. */
export class World {
  readonly gateway: Gateway;
  readonly #browser: Browser;
  readonly #taken = new Map<string, number>();
  readonly #faults: string[] = [];
  #contexts: BrowserContext[] = [];

  private constructor(gateway: Gateway, browser: Browser) {
    this.gateway = gateway;
    this.#browser = browser;
  }

  static async open(): Promise<World> {
    const browser = await launch();
    return new World(await Gateway.start(), browser);
  }

  /** Somebody who comes to the shop, in a browser of their own. */
  async customer({ path = "/", ...options }: Arrival = {}): Promise<Customer> {
    return Customer.arrive(await this.#context(options), this.gateway.addresses["sites.shop"], path);
  }

  /** An agent of that name who is in no session, signed in, at this place of the console. */
  async agent(name: "ada" | "ben" | "carla" | "dmitri" | "elif" | "ines", { path = "/", ...options }: Arrival = {}): Promise<Agent> {
    const copy = (this.#taken.get(name) ?? 0) + 1;
    this.#taken.set(name, copy);
    return Agent.signIn(await this.#context(options), this.gateway.addresses["sites.console"], `${name}-${copy}`, path);
  }

  /** An agent and a customer who shares this page with them. */
  async sharing(path = "/"): Promise<{ ada: Agent; vera: Customer }> {
    const [ada, vera] = await Promise.all([this.agent("ada"), this.customer({ path })]);
    await vera.share(await ada.start());
    await ada.sees("live");
    return { ada, vera };
  }

  /** An empty page. */
  async page(options: BrowserContextOptions): Promise<Page> {
    return (await this.#context(options)).newPage();
  }

  /** Everybody goes. No page may have had an error of its own. */
  async clear(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
    expect(this.#faults.splice(0), "errors that pages did not catch").toEqual([]);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.gateway.stop();
  }

  async #context(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.#browser.newContext({ viewport: DESK, reducedMotion: "reduce", locale: "en-GB", ...options });
    context.setDefaultTimeout(PATIENCE);
    context.on("weberror", (fault) => this.#faults.push(`${fault.page()?.url()}: ${String(fault.error())}`));
    this.#contexts.push(context);
    return context;
  }
}
