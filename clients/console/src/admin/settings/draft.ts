/** Settings that are being changed: what is saved, what is not yet, and the way back. */
import type { CobrowseSettings, OrganisationSettings } from "@alongside/protocol";
import { changedFields, type Field, rebase } from "./changes";

export interface Draft {
  /** What the server has, as it was last read. */
  saved: OrganisationSettings;
  /** What shall become of it. */
  now: CobrowseSettings;
  /** What it was before each step, the oldest first. */
  past: readonly CobrowseSettings[];
  /** What the last step was, if the next of the same kind belongs to it: the digits of one number are one step. */
  step: string | null;
}

/** Nobody undoes more steps than this one by one. */
const MEMORY = 200;

export const beginDraft = (saved: OrganisationSettings): Draft => ({ saved, now: saved.cobrowse, past: [], step: null });

/** One step, that can be undone. A step that changes nothing is none. */
export function change(draft: Draft, part: Partial<CobrowseSettings>, step: string | null = null): Draft {
  const now = { ...draft.now, ...part };
  if (changedFields(draft.now, now).length === 0) return draft;
  const isSameStep = step !== null && step === draft.step;
  return { ...draft, now, step, past: isSameStep ? draft.past : [...draft.past, draft.now].slice(-MEMORY) };
}

export function undo(draft: Draft): Draft {
  const last = draft.past.at(-1);
  return last ? { ...draft, now: last, past: draft.past.slice(0, -1), step: null } : draft;
}

/** Back to what is saved; itself a step. */
export const discard = (draft: Draft): Draft => change(draft, draft.saved.cobrowse);

/** The draft goes on, on top of what somebody else has saved. */
export function keepMine(draft: Draft, theirs: OrganisationSettings): Draft {
  return { saved: theirs, now: rebase(draft.saved.cobrowse, draft.now, theirs.cobrowse), past: [], step: null };
}

/** What is not saved. */
export const unsaved = (draft: Draft): Field[] => changedFields(draft.saved.cobrowse, draft.now);
