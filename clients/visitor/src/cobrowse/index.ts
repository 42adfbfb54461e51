/** Co-browsing on the customer's side: key, consent, sharing. Loaded when the customer begins to share. */
import { isFinal, type Link, Refusal, Session } from "@alongside/link";
import type { Redeemed } from "@alongside/protocol";
import { readRecord, removeRecord, type SharingRecord, writeRecord } from "../loader/record";
import type { Snippet } from "../loader/snippet";
import type { Surface } from "../loader/surface";
import { loadTexts, type Texts } from "../texts";
import { connect, orTrouble } from "./connection";
import { explain } from "./errors";
import { holdLock, type Release } from "./lock";
import { Sharing } from "./sharing";
import { ConsentDialog, WORDING } from "./ui/consent-dialog";
import { KeyDialog } from "./ui/key-dialog";
import { MessageDialog } from "./ui/message-dialog";
import css from "./ui/style.css?inline";

export type CobrowseModule = typeof import("./index");

/** How long the page that was left may take to let go of the lock. */
const HANDOVER = 3_000;

export async function createCobrowse(
  snippet: Snippet,
  surface: Surface,
  showPill: (isShown: boolean) => void,
): Promise<Cobrowse> {
  const texts = await loadTexts[snippet.locale]();
  surface.style(css);
  surface.host.lang = snippet.locale;
  return new Cobrowse(snippet, surface, texts, showPill);
}

const loadCapture = (): Promise<typeof import("../capture")> => import("../capture");

class Cobrowse {
  readonly #snippet: Snippet;
  readonly #surface: Surface;
  readonly #texts: Texts;
  readonly #showPill: (isShown: boolean) => void;
  #sharing: Sharing | null = null;
  #keyDialog: KeyDialog | null = null;
  #isBusy = false;
  /** The visitor's token, in memory until something is shared. */
  #token: string | null = null;

  constructor(snippet: Snippet, surface: Surface, texts: Texts, showPill: (isShown: boolean) => void) {
    this.#snippet = snippet;
    this.#surface = surface;
    this.#texts = texts;
    this.#showPill = showPill;
  }

  /** Asks for a key, then for consent, then shares. */
  share(): void {
    if (this.#sharing !== null || this.#keyDialog !== null || this.#isBusy) return;
    let link: Link | null = null;
    let isDecided = false;
    const memory = this.#memory();
    // What it takes to capture is on its way while the customer types.
    void loadCapture().catch(() => {});
    const dialog = new KeyDialog(
      this.#surface.root,
      this.#texts,
      (key) => void redeem(key),
      () => {
        this.#keyDialog = null;
        if (!isDecided) link?.close();
      },
    );
    this.#keyDialog = dialog;

    const redeem = async (key: string): Promise<void> => {
      dialog.isBusy = true;
      try {
        link ??= await connect(this.#snippet, memory);
        const redeemed = await orTrouble(link, link.request<Redeemed>("session", { type: "redeem", key }));
        if (!dialog.isOpen) {
          void refuse(link, redeemed);
          return;
        }
        isDecided = true;
        dialog.close();
        this.#ask(link, redeemed);
      } catch (reason) {
        if (link?.state !== "ready") {
          link?.close();
          link = null;
        }
        if (!dialog.isOpen) link?.close();
        else if (reason instanceof Refusal && reason.code === "locked_out") dialog.lock(reason.retryAfterSeconds ?? 60);
        else dialog.fail(explain(reason, this.#texts));
      }
    };
  }

  /** A page of the site that comes after one that was being shared. */
  async goOn(): Promise<void> {
    const record = readRecord(this.#snippet.organisation);
    if (record === null || this.#sharing !== null || this.#isBusy) return;
    this.#isBusy = true;
    const release = (await holdLock(0)) ?? (await holdLock(HANDOVER));
    this.#isBusy = false;
    // Another tab shares, or has stopped meanwhile.
    if (release === null || readRecord(this.#snippet.organisation) === null) return release?.();
    this.#token = record.token;
    if (record.stoppedAt === undefined) {
      await this.#resume(record, release);
    } else {
      release();
      await this.#tellStopped(record, null);
    }
  }

  stop(): void {
    this.#keyDialog?.close();
    this.#sharing?.stop();
  }

  // --- Consent ---------------------------------------------------------------------------------------------

  #ask(link: Link, redeemed: Redeemed): void {
    let isJoining = false;
    this.#isBusy = true;
    const fail = (message: string): void => {
      dialog.close();
      new MessageDialog(this.#surface.root, this.#texts, this.#texts.key.title, message);
    };
    const left = Math.max(0, Math.min(redeemed.expires_at - link.serverNow, 10 * 60_000));
    const expiry = setTimeout(() => fail(this.#texts.errors.expired), left);
    const dialog = new ConsentDialog(
      this.#surface.root,
      this.#texts,
      redeemed,
      () => void join(),
      () => {
        clearTimeout(expiry);
        this.#isBusy = false;
        if (!isJoining) void refuse(link, redeemed);
      },
    );
    const join = async (): Promise<void> => {
      const release = await holdLock(0);
      if (release === null) {
        fail(this.#texts.errors.otherTab);
        return;
      }
      clearTimeout(expiry);
      isJoining = true;
      dialog.isBusy = true;
      const consent = { wording: WORDING, locale: this.#snippet.locale };
      const session = await Session.join(link, redeemed.session, consent).catch((reason: unknown) => {
        release();
        link.close();
        if (dialog.isOpen) fail(explain(reason, this.#texts));
        return null;
      });
      if (session === null) return;
      const record = { organisation: this.#snippet.organisation, session: session.id, token: this.#token ?? "" };
      if (dialog.isOpen) {
        dialog.close();
        writeRecord(record);
        await this.#begin(record, link, release).run(session, loadCapture());
      } else {
        // "Not now" after all, while it was connecting.
        release();
        session.close();
        await this.#tellStopped({ ...record, stoppedAt: Date.now() }, link);
      }
    };
  }

  // --- Sharing ---------------------------------------------------------------------------------------------

  #begin(record: SharingRecord, link: Link | null, release: Release): Sharing {
    const sharing = new Sharing({
      snippet: this.#snippet,
      surface: this.#surface,
      texts: this.#texts,
      record,
      release,
      onOver: () => {
        this.#sharing = null;
        this.#showPill(true);
      },
      onStopped: (stopped, itsLink) => void this.#tellStopped(stopped, itsLink),
    });
    this.#sharing = sharing;
    this.#showPill(false);
    if (link !== null) sharing.useLink(link);
    return sharing;
  }

  async #resume(record: SharingRecord, release: Release): Promise<void> {
    // Border and bar are there before anything is captured.
    const sharing = this.#begin(record, null, release);
    const loading = loadCapture();
    const link = await this.#connect(() => !sharing.isOver);
    if (link === null) return;
    sharing.useLink(link);
    try {
      const session = await resume(link, record.session, () => !sharing.isOver);
      if (session !== null) await sharing.run(session, loading);
    } catch (reason) {
      sharing.fail(reason instanceof Refusal && reason.code === "expired" ? this.#texts.end.lost : this.#texts.end.gone);
    }
  }

  /** Tells the server that the customer has stopped, until it has heard it or must have noticed by itself. */
  async #tellStopped(record: SharingRecord, through: Link | null): Promise<void> {
    const left = (): number => 120_000 - (Date.now() - (record.stoppedAt ?? 0));
    const link = through ?? (await this.#connect(() => left() > 0));
    try {
      await link?.request("session", { type: "end", session: record.session }, { timeout: Math.max(5_000, left()) });
    } catch {
      // Refused: then it is over already.
    } finally {
      link?.close();
      removeRecord(record);
    }
  }

  /** A link, as soon as the server can be found; null when it is no longer wanted. */
  async #connect(isWanted: () => boolean): Promise<Link | null> {
    for (let wait = 1_000; isWanted(); wait = Math.min(wait * 2, 15_000)) {
      try {
        const link = await connect(this.#snippet, this.#memory());
        if (isWanted()) return link;
        link.close();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    return null;
  }

  #memory(): { get(): string | null; set(token: string): void } {
    return {
      get: () => this.#token,
      set: (token) => {
        this.#token = token;
        const record = readRecord(this.#snippet.organisation);
        if (record !== null && this.#sharing !== null) writeRecord({ ...record, token });
      },
    };
  }
}

/** Goes back into the session, however long it takes to reach the server; null when it is no longer wanted. */
async function resume(link: Link, session: string, isWanted: () => boolean): Promise<Session | null> {
  for (;;) {
    try {
      const resumed = await Session.resume(link, session);
      if (isWanted()) return resumed;
      resumed.close();
      return null;
    } catch (reason) {
      if (!isWanted()) return null;
      if (!(reason instanceof Refusal) || isFinal(reason.code)) throw reason;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

async function refuse(link: Link, { session }: Redeemed): Promise<void> {
  try {
    await link.request("session", { type: "refuse", session }, { timeout: 5_000 });
  } catch {
    // The offer ends by itself.
  } finally {
    link.close();
  }
}
