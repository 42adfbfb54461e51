import type { Refusal } from "@alongside/link";
import { useCallback, useSyncExternalStore } from "react";
import type { LiveSession } from "../desk/live-session";

/** Why the session can't be returned to; null while it can. */
export function useLost(session: LiveSession): Refusal | null {
  const subscribe = useCallback((listener: () => void) => session.onLost(listener), [session]);
  return useSyncExternalStore(subscribe, () => session.lost);
}
