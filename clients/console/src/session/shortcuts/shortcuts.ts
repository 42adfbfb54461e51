import type { AgentTool } from "../tools/tool";

/** What a single key does on the session page. */
export type Action =
  AgentTool | "stays" | "control" | "address" | "enter" | "zoomIn" | "zoomOut" | "fit" | "full" | "help";

export interface Shortcut {
  action: Action;
  /** A place on the keyboard: the same finger in every layout and alphabet. */
  code?: string;
  /** A sign, where people look for the sign. */
  sign?: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { action: "point", code: "Digit1" },
  { action: "act", code: "Digit2" },
  { action: "note", code: "Digit3" },
  { action: "pen", code: "Digit4" },
  { action: "arrow", code: "Digit5" },
  { action: "spotlight", code: "Digit6" },
  { action: "stays", code: "KeyS" },
  { action: "control", code: "KeyC" },
  { action: "address", code: "KeyA" },
  { action: "enter", code: "KeyV" },
  { action: "zoomIn", sign: "+" },
  { action: "zoomOut", sign: "-" },
  { action: "fit", code: "Digit0" },
  { action: "full", code: "KeyF" },
  { action: "help", sign: "?" },
];

export type Pressed = Pick<KeyboardEvent, "code" | "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "repeat">;

/** What this key does; null when nothing. With another key held it belongs to the browser. */
export function actionOf(pressed: Pressed): Action | null {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.repeat) return null;
  const found = SHORTCUTS.find(({ code, sign }) =>
    sign === undefined ? code === pressed.code && !pressed.shiftKey : sign === pressed.key,
  );
  return found?.action ?? null;
}

/** What stands on the key: in this keyboard's layout, where the browser tells it. */
export function keyCap({ code = "", sign }: Shortcut, layout: ReadonlyMap<string, string> | null): string {
  if (sign !== undefined) return sign;
  return (layout?.get(code) ?? code.replace(/^(Digit|Key)/, "")).toUpperCase();
}

/** Where keys write, or choose, they are nobody's shortcut. */
const TAKEN = [
  'input:not([type="checkbox"])',
  "textarea",
  "select",
  "[contenteditable]",
  '[role="slider"]',
  '[role="menu"]',
  '[role="dialog"]',
].join();

export const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TAKEN) !== null;
