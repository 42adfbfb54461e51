import { useEffect } from "react";

/** The page's name, as tabs and screen readers tell it. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Alongside`;
  }, [title]);
}
