import type { NoticeKind, ParticipantId } from "@alongside/protocol";

/** Whoever loads the next page is away for a moment. That is no news, and neither is that they are back. */
export const SHORT_ABSENCE = 3_000;

/** Holds back what is told of an absence until it has lasted. */
export class Absences {
  readonly #waiting = new Map<ParticipantId, ReturnType<typeof setTimeout>>();
  readonly #told = new Set<ParticipantId>();

  /** Calls `tell` now, later, or never. */
  tell(kind: NoticeKind, about: ParticipantId | null, tell: () => void): void {
    if (about === null) {
      tell();
    } else if (kind === "session.away") {
      this.#stopWaiting(about);
      const later = (): void => {
        this.#waiting.delete(about);
        this.#told.add(about);
        tell();
      };
      this.#waiting.set(about, setTimeout(later, SHORT_ABSENCE));
    } else {
      this.#stopWaiting(about);
      const wasTold = this.#told.delete(about);
      if (kind !== "session.returned" || wasTold) tell();
    }
  }

  close(): void {
    for (const about of [...this.#waiting.keys()]) this.#stopWaiting(about);
  }

  #stopWaiting(about: ParticipantId): void {
    clearTimeout(this.#waiting.get(about));
    this.#waiting.delete(about);
  }
}
