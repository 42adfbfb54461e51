import type { SessionView } from "@alongside/protocol";
import { useCallback, useSyncExternalStore } from "react";
import type { LiveSession } from "../desk/live-session";

/** The newest view of the session. */
export function useView(session: LiveSession): SessionView {
  const subscribe = useCallback((listener: () => void) => session.onView(listener), [session]);
  return useSyncExternalStore(subscribe, () => session.view);
}
