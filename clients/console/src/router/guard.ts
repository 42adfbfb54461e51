/** Asks before a place is left: what was written there and not saved would be lost. */

/** Gets how to go on, and calls it if the agent wants to leave all the same. */
export type Question = (goOn: () => void) => void;

let guarded: { question: Question; path: string } | null = null;

/** Asks this before each way out of here, until the returned function is called. */
export function askBeforeLeaving(question: Question): () => void {
  const mine = { question, path: window.location.pathname };
  guarded = mine;
  return () => {
    if (guarded === mine) guarded = null;
  };
}

/** Leaves at once, or when the agent has said so. */
export function leave(goOn: () => void): void {
  const asked = guarded;
  if (!asked) goOn();
  else
    asked.question(() => {
      if (guarded === asked) guarded = null;
      goOn();
    });
}

/** The place that is not left without asking, if any. */
export const guardedPath = (): string | null => guarded?.path ?? null;
