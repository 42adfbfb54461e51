import { useSyncExternalStore } from "react";
import type { PageState } from "./page-state";
import type { SharedPage } from "./shared-page";

/** One part of what is known of the page; the screen is drawn anew when that part changes, and not before. */
export function usePage<K extends keyof PageState>(page: SharedPage, part: K): PageState[K] {
  return useSyncExternalStore(page.store.subscribe, () => page.store.get()[part]);
}
