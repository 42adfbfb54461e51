import type { Annotation, ParticipantId, Role } from "@alongside/protocol";
import { splitAddress } from "../tools/address";

export interface Note {
  id: string;
  text: string;
  by: ParticipantId;
  role: Role;
  name: string | null;
  /** The path of the page that it is on, where that is not the one that is shown. */
  elsewhere: string | null;
}

/** The notes among what is pinned; strokes and lights are seen, and say nothing by themselves. */
export function notesOf(board: readonly Annotation[], address: string | null): Note[] {
  return board.flatMap(({ id, by, by_role: role, by_name: name, anchor, mark }) => {
    if (mark.is !== "note") return [];
    const elsewhere = anchor.page === address ? null : splitAddress(anchor.page).path;
    return [{ id, text: mark.text, by, role, name, elsewhere }];
  });
}
