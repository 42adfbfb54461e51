import { draw } from "../page";
import { addressOf, readAnswers, type Answers } from "./answers";

let current = readAnswers(new URLSearchParams(location.search));

export function answers(): Answers {
  return current;
}

/** Single-page navigation: a new address and a new view, the same document. */
export function go(next: Answers): void {
  history.pushState(null, "", addressOf(next));
  arrive();
}

export function followHistory(): void {
  history.replaceState(null, "", addressOf(current));
  addEventListener("popstate", arrive);
}

/** Makes an ordinary link a step of the advisor; with a modifier key it stays one. */
export function follow(event: MouseEvent, next: Answers): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(next);
}

function arrive(): void {
  current = readAnswers(new URLSearchParams(location.search));
  draw();
  scrollTo({ top: 0 });
  document.querySelector<HTMLElement>("#guide h1")?.focus({ preventScroll: true });
}
