import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from "react";
import { ClockProvider } from "../clock/clock";
import type { Desk, DeskState } from "./desk";

const Context = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  const { clockOffset } = useSyncExternalStore(desk.store.subscribe, desk.store.get);
  useEffect(() => {
    // A laptop that was closed, a tab that was asleep: find out now, not when the network's patience ends.
    const look = (): void => {
      if (document.visibilityState === "visible") desk.probe();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [desk]);
  return (
    <Context value={desk}>
      <ClockProvider offset={clockOffset}>{children}</ClockProvider>
    </Context>
  );
}

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error("there is no desk here");
  return desk;
}

export function useDeskState(): DeskState {
  const { store } = useDesk();
  return useSyncExternalStore(store.subscribe, store.get);
}
