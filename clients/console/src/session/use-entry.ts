import { Refusal } from "@alongside/link";
import { useCallback, useEffect, useState } from "react";
import type { Seat } from "../desk/desk";
import { useDesk, useDeskState } from "../desk/desk-context";

/** How far the agent has come with entering a session. */
export type Entry =
  | { is: "entering" }
  | { is: "refused"; reason: unknown; retry: () => void }
  | { is: "seated"; seat: Seat; left: () => void }
  | { is: "left"; again: () => void };

/** Enters the session; a reload and a second agent come in by the same way. */
export function useEntry(id: string): Entry {
  const desk = useDesk();
  const { seat, openSession } = useDeskState();
  const [reason, setReason] = useState<unknown>(null);
  const [hasLeft, setLeft] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const isSeated = seat?.session.id === id;
  const isBusy = seat !== null && !isSeated && openSession === seat.session.id;

  useEffect(() => {
    if (isSeated || isBusy || hasLeft) return undefined;
    let isWanted = true;
    desk.enter(id).catch((refusal: unknown) => {
      if (isWanted) setReason(refusal);
    });
    return () => {
      isWanted = false;
    };
  }, [desk, id, isSeated, isBusy, hasLeft, attempt]);

  const again = useCallback(() => {
    setReason(null);
    setLeft(false);
    setAttempt((count) => count + 1);
  }, []);
  const left = useCallback(() => {
    setLeft(true);
    desk.standUp();
  }, [desk]);

  if (isSeated) return { is: "seated", seat, left };
  if (hasLeft) return { is: "left", again };
  if (isBusy) return { is: "refused", reason: new Refusal("conflict", ""), retry: again };
  return reason === null ? { is: "entering" } : { is: "refused", reason, retry: again };
}
