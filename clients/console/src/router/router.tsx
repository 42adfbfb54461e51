import { type ComponentProps, type MouseEvent, useSyncExternalStore } from "react";
import { guardedPath, leave } from "./guard";
import { type Route, routeOf } from "./route";

const MOVED = "alongside:moved";

const tell = (): boolean => window.dispatchEvent(new Event(MOVED));

/** The browser's own "back" is known only when the address has changed already: it is put right, and then asked. */
window.addEventListener("popstate", () => {
  const stay = guardedPath();
  const asked = window.location.pathname;
  if (stay === null || asked === stay) {
    tell();
    return;
  }
  window.history.pushState(null, "", stay);
  goTo(asked);
});

function subscribe(listener: () => void): () => void {
  window.addEventListener(MOVED, listener);
  return () => window.removeEventListener(MOVED, listener);
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => window.location.pathname));
}

export function goTo(path: string, how: "push" | "replace" = "push"): void {
  leave(() => {
    if (how === "push") window.history.pushState(null, "", path);
    else window.history.replaceState(null, "", path);
    tell();
  });
}

/** A link within the console. */
export function Link({ href, onClick, ...rest }: ComponentProps<"a"> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!isPlain || event.defaultPrevented) return;
    event.preventDefault();
    goTo(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
