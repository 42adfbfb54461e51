import { VisuallyHidden } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const Context = createContext<(text: string) => void>(() => undefined);

/** What just happened, for those who listen. The same said twice is heard twice. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <Context value={say}>
      {children}
      <VisuallyHidden role="status" data-testid="announced">
        <span key={said.turn}>{said.text}</span>
      </VisuallyHidden>
    </Context>
  );
}

export const useAnnounce = (): ((text: string) => void) => useContext(Context);
