import { useCallback, useEffect, useRef, useState } from "react";
import { useWriting } from "../settings/settings-context";
import type { Picture } from "./picture";
import { PreviewedPage, type PageState } from "./previewed-page";
import { type Picked, toggle, type Toggled } from "./toggle";

/** How long the settings stand still before the page gets them. */
const PAUSE = 250;

/** What was done last by a press on the preview. */
export interface Done {
  told: Toggled["told"];
  selector: string;
  /** Of how many steps it is the last; null when it was none. */
  step: number | null;
}

export interface Previewing {
  state: PageState | null;
  done: Done | null;
  open(address: { url: string; origin: string }): void;
  close(): void;
  forget(): void;
  /** The frame's picture, once per load of the frame. */
  hang(picture: Picture): void;
  pick(node: number): void;
  restart(): void;
}

/** A page that is tried out with the settings as they are being written. */
export function usePreview(onDone: (done: Done) => void): Previewing {
  const writing = useWriting();
  const newest = useRef(writing);
  newest.current = writing;
  const [state, setState] = useState<PageState | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const page = useRef<PreviewedPage | null>(null);
  const picture = useRef<Picture | null>(null);

  const take = (picked: Picked): void => {
    const { now, steps, change } = newest.current;
    const { told, part } = toggle(now, picked);
    if (part) change(part);
    const news = { told, selector: picked.selector, step: part ? steps + 1 : null };
    setDone(news);
    onDone(news);
  };
  useEffect(() => {
    const timer = setTimeout(() => page.current?.use(writing.now), PAUSE);
    return () => clearTimeout(timer);
  }, [writing.now]);
  useEffect(() => () => page.current?.close(), []);

  return {
    state,
    done,
    open: (address) => {
      page.current?.close();
      setDone(null);
      page.current = new PreviewedPage(address, newest.current.now, {
        onState: setState,
        onEvents: (events, load) => picture.current?.show(events, load),
        onPicked: take,
      });
    },
    close: () => {
      page.current?.close();
      page.current = null;
      setState(null);
      setDone(null);
    },
    forget: () => setDone(null),
    hang: useCallback((next: Picture) => {
      picture.current = next;
      page.current?.restart();
    }, []),
    pick: useCallback((node: number) => page.current?.pick(node), []),
    restart: useCallback(() => page.current?.restart(), []),
  };
}
