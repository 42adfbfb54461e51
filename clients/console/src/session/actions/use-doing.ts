import { useState } from "react";

/** Does something that takes a while, once at a time, and remembers why it failed. */
export function useDoing(): { run: (act: () => Promise<void>) => void; isBusy: boolean; failure: unknown } {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = (act: () => Promise<void>): void => {
    setBusy(true);
    setFailure(null);
    act()
      .catch(setFailure)
      .finally(() => setBusy(false));
  };
  return { run, isBusy, failure };
}
