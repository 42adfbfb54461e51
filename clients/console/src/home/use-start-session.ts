import { useState } from "react";
import { useDesk } from "../desk/desk-context";
import { goTo } from "../router/router";
import { sessionPath } from "../router/route";

/** Opens a session and goes there. */
export function useStartSession(): { start: () => void; isStarting: boolean; refused: unknown } {
  const desk = useDesk();
  const [isStarting, setStarting] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const start = (): void => {
    setStarting(true);
    setRefused(null);
    desk
      .start()
      .then((session) => goTo(sessionPath(session.id)))
      .catch(setRefused)
      .finally(() => setStarting(false));
  };
  return { start, isStarting, refused };
}
