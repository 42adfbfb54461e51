import type { SessionSummary } from "@alongside/protocol";
import { useCallback, useEffect, useRef, useState } from "react";
import { useAdminApi } from "../admin-context";

export interface DayOfSessions {
  sessions: readonly SessionSummary[];
  /** Whether the day has more. */
  hasMore: boolean;
  isLoading: boolean;
  refused: unknown;
  more(): void;
  again(): void;
}

/** The sessions of a day, page by page. An answer for another day than the one that is shown is dropped. */
export function useSessions(day: string): DayOfSessions {
  const api = useAdminApi();
  const [sessions, setSessions] = useState<readonly SessionSummary[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(true);
  const [refused, setRefused] = useState<unknown>(null);
  const turn = useRef(0);

  const load = useCallback(
    (after: string | null) => {
      turn.current += 1;
      const mine = turn.current;
      const ifCurrent =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          if (turn.current === mine) then(value);
        };
      setLoading(true);
      setRefused(null);
      if (after === null) setSessions([]);
      api
        .sessions(day, after)
        .then(
          ifCurrent((page) => {
            setSessions((before) => (after === null ? page.sessions : [...before, ...page.sessions]));
            setNext(page.next);
          }),
        )
        .catch(ifCurrent(setRefused))
        .finally(() => ifCurrent(setLoading)(false));
    },
    [api, day],
  );
  useEffect(() => load(null), [load]);

  const hasMore = next !== null && sessions.length > 0;
  return { sessions, hasMore, isLoading, refused, more: () => load(next), again: () => load(null) };
}
