/** From where the viewer may fetch images, fonts and style sheets that a page names: from nowhere, unless it is said. */

/** An organisation that lists more has listed everything. */
const MOST = 50;

export class Assets {
  readonly #origins: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.#origins = new Set(
      origins
        .map(originOf)
        .filter((origin) => origin !== null)
        .slice(0, MOST),
    );
  }

  /** The origins as a content security policy takes them. */
  get origins(): string[] {
    return [...this.#origins];
  }

  /** Whether an address, written out in full, is one of an origin that is listed. */
  allows(address: string): boolean {
    if (this.#origins.size === 0 || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return false;
    const { origin, username, password } = new URL(address);
    return this.#origins.has(origin) && username === "" && password === "";
  }
}

export const NO_ASSETS = new Assets([]);

/** An origin, said exactly: no path, no pattern, nothing that would mean more in a policy than it says. */
function originOf(said: string): string | null {
  if (!URL.canParse(said)) return null;
  const { origin, protocol } = new URL(said);
  return /^https?:$/.test(protocol) && said.replace(/\/$/, "") === origin && !/[\s;,*'"]/.test(origin) ? origin : null;
}
