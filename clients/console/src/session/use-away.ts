import type { ParticipantView } from "@alongside/protocol";
import { useLasting } from "../clock/use-lasting";
import { SHORT_ABSENCE } from "./absences";

/** When a participant who has been away for a while is taken to have left; null for anybody else. */
export function useAway(participant: ParticipantView | undefined): number | null {
  const presence = participant?.presence;
  const lasts = useLasting(presence?.is === "away", SHORT_ABSENCE);
  return lasts && presence?.is === "away" ? presence.until : null;
}
