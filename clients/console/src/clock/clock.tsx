/** The server's time in the agent's browser, whose own clock may be wrong by minutes. */
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const Offset = createContext(0);

/** `offset`: how far the server's clock is ahead of the browser's, in milliseconds. */
export function ClockProvider({ offset, children }: { offset: number; children: ReactNode }) {
  return <Offset value={offset}>{children}</Offset>;
}

/** The server's time now, brought up to date every so many milliseconds. */
export function useNow(every = 1_000): number {
  const offset = useContext(Offset);
  const [own, setOwn] = useState(() => Date.now());
  useEffect(() => {
    setOwn(Date.now());
    const timer = setInterval(() => setOwn(Date.now()), every);
    return () => clearInterval(timer);
  }, [every, offset]);
  return own + offset;
}
