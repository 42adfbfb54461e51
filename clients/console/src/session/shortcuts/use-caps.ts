import { useMemo } from "react";
import { type Action, keyCap, SHORTCUTS } from "./shortcuts";
import { useLayout } from "./use-shortcuts";

/** Which key does what, as it stands on the key; nothing while single keys do nothing. */
export type Caps = Partial<Record<Action, string>>;

export function useCaps(isOn: boolean): Caps {
  const layout = useLayout();
  return useMemo(
    () => (isOn ? Object.fromEntries(SHORTCUTS.map((one) => [one.action, keyCap(one, layout)])) : {}),
    [isOn, layout],
  );
}
