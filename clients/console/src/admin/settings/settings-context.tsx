import type { CobrowseSettings } from "@alongside/protocol";
import { createContext, useContext } from "react";

/** The settings that are being written, as each part of the page knows them. */
export interface Writing {
  now: CobrowseSettings;
  /** One step; with the same `step` as before, a part of that one. `told` is for those who listen. */
  change(part: Partial<CobrowseSettings>, how?: { told?: string; step?: string }): void;
  undo(): void;
  /** How many steps there are to undo. */
  steps: number;
}

const Context = createContext<Writing | null>(null);

export const WritingProvider = Context;

export function useWriting(): Writing {
  const writing = useContext(Context);
  if (!writing) throw new Error("no settings are being written here");
  return writing;
}
