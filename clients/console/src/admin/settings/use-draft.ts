import { Refusal } from "@alongside/link";
import type { CobrowseSettings, OrganisationSettings } from "@alongside/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAdminApi } from "../admin-context";
import { useAnnounce } from "../live-region";
import { beginDraft, change, discard, type Draft, keepMine, undo, unsaved } from "./draft";
import type { Writing } from "./settings-context";

/** What becomes of the settings while they are written: steps, and the ways to the server and back. */
export interface Drafting extends Writing {
  draft: Draft;
  isSaving: boolean;
  /** Whether what stands here is what was saved last. */
  hasSaved: boolean;
  refused: unknown;
  /** What somebody else has saved since this was read. */
  theirs: OrganisationSettings | null;
  save(): void;
  discard(): void;
  /** After a conflict: take theirs, or put mine on top of them. */
  settle(how: "reload" | "keep"): void;
}

export function useDraft(read: OrganisationSettings): Drafting {
  const { t } = useTranslation();
  const api = useAdminApi();
  const announce = useAnnounce();
  const [draft, setDraft] = useState(() => beginDraft(read));
  const [isSaving, setSaving] = useState(false);
  const [hasSaved, setSaved] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<OrganisationSettings | null>(null);

  /** Reads what the others have saved; without it there is nothing to choose from. */
  const fail = async (reason: unknown): Promise<void> => {
    if (reason instanceof Refusal && reason.code === "conflict") setTheirs(await api.settings());
    else throw reason;
  };
  return {
    draft,
    now: draft.now,
    steps: draft.past.length,
    isSaving,
    hasSaved: hasSaved && unsaved(draft).length === 0,
    refused,
    theirs,
    change: (part: Partial<CobrowseSettings>, { told, step } = {}) => {
      setDraft((before) => change(before, part, step));
      setSaved(false);
      setRefused(null);
      if (told) announce(told);
    },
    undo: () => {
      setDraft(undo);
      announce(t("admin.settings.undone"));
    },
    discard: () => {
      setDraft(discard);
      announce(t("admin.settings.discarded"));
    },
    save: () => {
      setSaving(true);
      setRefused(null);
      api
        .changeSettings({ rev: draft.saved.rev, cobrowse: draft.now })
        .then((saved) => {
          setDraft(beginDraft(saved));
          setSaved(true);
        })
        .catch(fail)
        .catch(setRefused)
        .finally(() => setSaving(false));
    },
    settle: (how) => {
      if (!theirs) return;
      const next = how === "keep" ? keepMine(draft, theirs) : beginDraft(theirs);
      setDraft(next);
      setTheirs(null);
      if (how === "keep") announce(t(unsaved(next).length > 0 ? "admin.conflict.kept" : "admin.conflict.nothingLeft"));
    },
  };
}
