import type { BrowserContext, Locator, Page } from "playwright-core";

/** A customer of the shop, in a browser of their own. */
export class Customer {
  readonly context: BrowserContext;
  readonly shop: string;
  page: Page;

  private constructor(context: BrowserContext, shop: string, page: Page) {
    this.context = context;
    this.shop = shop;
    this.page = page;
  }

  static async arrive(context: BrowserContext, shop: string, path: string): Promise<Customer> {
    const customer = new Customer(context, shop, await context.newPage());
    await customer.go(path);
    return customer;
  }

  /** Loads a page of the shop. */
  async go(path: string): Promise<void> {
    await this.page.goto(this.shop + path);
    await this.pill.waitFor({ state: "attached" });
  }

  /** Opens the dialog and types the key, up to the question for consent or the error. */
  async type(key: string): Promise<void> {
    await this.pill.click();
    await this.key.fill("");
    await this.key.pressSequentially(key);
    await this.page.locator("#continue").click();
  }

  /** Types the key, agrees, and is in. */
  async share(key: string): Promise<void> {
    await this.type(key);
    await this.agree.click();
    await this.isSeen();
  }

  /** Until the bar says that an agent sees the page. */
  async isSeen(): Promise<void> {
    await this.page.locator("#bar.seen").waitFor();
  }

  /** Scrolls so that this is in the middle of the window. */
  async lookAt(selector: string): Promise<void> {
    await this.page.locator(selector).first().evaluate((one) => one.scrollIntoView({ block: "center" }));
  }

  /** Until the bar says that an agent controls the page. */
  async isHeld(): Promise<void> {
    await this.page.locator("#bar.held").waitFor();
  }

  /** Whatever happens, the customer's own work is not lost: the document stays the same one. */
  async mark(): Promise<() => Promise<boolean>> {
    await this.page.evaluate(() => Object.assign(window, { isSameDocument: true }));
    return () => this.page.evaluate(() => "isSameDocument" in window);
  }

  get pill(): Locator {
    return this.page.locator("#pill");
  }

  get key(): Locator {
    return this.page.locator("#key");
  }

  get keyError(): Locator {
    return this.page.locator("#key-error");
  }

  get consent(): Locator {
    return this.page.locator("#consent-dialog");
  }

  get agree(): Locator {
    return this.page.locator("#share");
  }

  get refuse(): Locator {
    return this.page.locator("#not-now");
  }

  get bar(): Locator {
    return this.page.locator("#bar");
  }

  get border(): Locator {
    return this.page.locator("#border");
  }

  get who(): Locator {
    return this.page.locator("#who");
  }

  /** "Ben Okafor joined". */
  get passing(): Locator {
    return this.page.locator("#passing");
  }

  get stop(): Locator {
    return this.page.locator("#stop");
  }

  /** What the customer is told at the end. */
  get message(): Locator {
    return this.page.locator("#message");
  }

  /** "You have stopped sharing." */
  get note(): Locator {
    return this.page.locator("#note");
  }

  /** The question whether an agent may act on the page. */
  get control(): Locator {
    return this.page.locator("#control-dialog");
  }

  get allow(): Locator {
    return this.page.locator("#allow");
  }

  get takeBack(): Locator {
    return this.page.locator("#take-back");
  }

  /** Notes that are pinned to the page. */
  get notes(): Locator {
    return this.page.locator("alongside-ui article.note");
  }

  /** What this browser keeps of the sharing, if anything. */
  record(): Promise<string | null> {
    return this.page.evaluate(() => localStorage.getItem("alongside.sharing"));
  }
}
