import type { Session } from "@alongside/link";
import type { PauseReason } from "@alongside/protocol";
import { mustPause } from "../sanitise/pause";

/** How long to wait before a pause that could not be told is told again. */
const RETRY = 2_000;

/**
 * Whether the page is shown. A pause begins on this page, at once, whether the server can be reached or not; it ends
 * when the server knows that it has. The customer's own stays over page loads; a page's own is each page's affair.
 */
export class Pausing {
  readonly #session: Session;
  readonly #onChange: () => void;
  readonly #unsubscribe: () => void;
  #isWanted: boolean;
  #mustPause = false;
  #address = "";
  #told: PauseReason | null = null;
  #isTelling = false;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(session: Session, onChange: () => void) {
    this.#session = session;
    this.#onChange = onChange;
    this.#isWanted = session.view.paused?.reason === "sharer";
    this.#unsubscribe = session.onView(() => this.#sync());
    for (const source of sources()) {
      for (const kind of ADDRESS_EVENTS) source.addEventListener(kind, this.look);
    }
    this.look();
    this.#sync();
  }

  /** Why nothing is shown; null while the page is. */
  get reason(): PauseReason | null {
    if (this.#isWanted) return "sharer";
    return this.#mustPause ? "page" : (this.#session.view.paused?.reason ?? null);
  }

  /** The customer pauses, or goes on. */
  toggle(): void {
    this.#isWanted = !this.#isWanted;
    this.#sync();
  }

  /** The address may have changed. Cheap, and asked before anything leaves the page. */
  readonly look = (): void => {
    const { href } = location;
    if (href === this.#address || this.#isClosed) return;
    this.#address = href;
    this.#mustPause = mustPause(href, this.#session.settings?.pause_criteria ?? []);
    this.#sync();
  };

  close(): void {
    this.#isClosed = true;
    this.#unsubscribe();
    if (this.#retry !== null) clearTimeout(this.#retry);
    for (const source of sources()) {
      for (const kind of ADDRESS_EVENTS) source.removeEventListener(kind, this.look);
    }
  }

  #sync(): void {
    if (this.#isClosed) return;
    if (this.reason !== this.#told) {
      this.#told = this.reason;
      this.#onChange();
    }
    void this.#tell();
  }

  /** Brings the server to what holds here. */
  async #tell(): Promise<void> {
    const { view } = this.#session;
    if (this.#isTelling || this.#retry !== null || view.phase === "ended") return;
    const wanted: PauseReason | null = this.#isWanted ? "sharer" : this.#mustPause ? "page" : null;
    const known = view.paused?.reason ?? null;
    if (wanted === known) return;
    this.#isTelling = true;
    try {
      // A page's pause can be made the customer's; the other way round it has to end first.
      if (wanted === null || known === "sharer") await this.#session.continue();
      else await this.#session.pause(wanted);
    } catch {
      // The page shows nothing all the same; the server is told again.
    } finally {
      this.#isTelling = false;
    }
    const isTold = (this.#session.view.paused?.reason ?? null) === wanted;
    if (!isTold && !this.#isClosed) {
      this.#retry = setTimeout(() => {
        this.#retry = null;
        this.#sync();
      }, RETRY);
    }
    this.#sync();
  }
}

const ADDRESS_EVENTS = ["popstate", "hashchange", "currententrychange"];

/** Where a browser tells that the address has changed without a page load. */
function sources(): EventTarget[] {
  const { navigation } = window as { navigation?: EventTarget };
  return navigation === undefined ? [window] : [window, navigation];
}
