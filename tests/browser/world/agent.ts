import type { BrowserContext, FrameLocator, Locator, Page } from "playwright-core";

/** An agent at the console, in a browser of their own. */
export class Agent {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly console: string;

  private constructor(context: BrowserContext, page: Page, console: string) {
    this.context = context;
    this.page = page;
    this.console = console;
  }

  /** Opens a place of the console, signs in as this person, and comes back to it. */
  static async signIn(context: BrowserContext, console: string, sub: string, path = "/"): Promise<Agent> {
    const agent = new Agent(context, await context.newPage(), console);
    await agent.page.goto(console + path);
    await agent.page.locator("main button").first().click();
    await agent.page.locator(`button[value="${sub}"]`).click();
    await agent.page.waitForURL(console + path);
    await agent.page.locator("#main").waitFor();
    return agent;
  }

  /** Opens a session; gives its key, as the agent reads it out. */
  async start(): Promise<string> {
    await this.page.getByTestId("start-session").click();
    return this.readKey();
  }

  async readKey(): Promise<string> {
    return (await this.page.locator('[data-testid="security-key"] [aria-hidden]').textContent()) ?? "";
  }

  /** Until the session is in this state: `waiting`, `deciding`, `live`, `away`. */
  async sees(state: string): Promise<void> {
    await this.page.locator(`[data-testid="session-state"][data-state="${state}"]`).waitFor();
  }

  /** Ends the session for everyone. */
  async end(): Promise<void> {
    await this.page.getByTestId("end-session").click();
    await this.page.getByTestId("confirm").click();
    await this.ended.waitFor();
  }

  /** The customer's page, as it is replayed. */
  get replay(): FrameLocator {
    return this.page.frameLocator('[data-testid="viewer"]').frameLocator("iframe");
  }

  get ended(): Locator {
    return this.page.getByTestId("ended");
  }

  get left(): Locator {
    return this.page.getByTestId("left");
  }

  get refusal(): Locator {
    return this.page.getByTestId("refusal");
  }

  get people(): Locator {
    return this.page.getByTestId("people");
  }

  /** The address that a colleague needs. */
  address(): Promise<string> {
    return this.page.getByTestId("session-address").inputValue();
  }
}
