import { useLocalStorage } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { type Action, actionOf, isTaken } from "./shortcuts";

/** Whether single keys do something. Who speaks to the computer, or types by chance, switches them off. */
export function useShortcutSetting(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useLocalStorage({
    key: "alongside.shortcuts",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [isOn, setOn];
}

/** Does what single keys stand for, while this screen is there. */
export function useShortcuts(isOn: boolean, run: (action: Action) => void): void {
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      const action = event.defaultPrevented || isTaken(event.target) ? null : actionOf(event);
      if (action === null) return;
      event.preventDefault();
      newest.current(action);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isOn]);
}

/** Not every browser has it. */
interface NavigatorWithKeyboard {
  keyboard?: { getLayoutMap(): Promise<ReadonlyMap<string, string>> };
}

/** What the keys of this keyboard have on them; null where the browser does not tell. */
export function useLayout(): ReadonlyMap<string, string> | null {
  const [layout, setLayout] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const { keyboard } = navigator as NavigatorWithKeyboard;
    // Refused in some frames: then the keys have the names that they have on most keyboards.
    void keyboard?.getLayoutMap().then(
      (map) => isWanted && setLayout(map),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return layout;
}
