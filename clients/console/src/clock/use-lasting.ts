import { useEffect, useState } from "react";

/** Whether something has been so for this long, in milliseconds: what heals by itself at once is no news. */
export function useLasting(isSo: boolean, long: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    setLasts(false);
    if (!isSo) return undefined;
    const timer = setTimeout(() => setLasts(true), long);
    return () => clearTimeout(timer);
  }, [isSo, long]);
  return isSo && lasts;
}
