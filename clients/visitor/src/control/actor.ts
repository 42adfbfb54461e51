import type { Act, ActNotice, ActResult } from "@alongside/protocol";
import { click } from "./click";
import { Fields } from "./fields";
import { Keys } from "./keys";
import { Guard, navigate } from "./navigation";
import { isDocument, isElement, isInert, isOwn } from "./tree";
import { type Judge, Undone, unless, type Verdict } from "./verdict";

/** What became of acts; of the first that was not done. */
export interface Done {
  result: ActResult;
  node?: number;
}

/** Does on the page what the holder of control asks for, as far as it may be done. */
export class Actor {
  readonly #judge: Judge;
  readonly #verdictOf: (node: Node) => Verdict;
  readonly #fields = new Fields();
  readonly #keys: Keys;

  constructor(judge: Judge, verdictOf: (node: Node) => Verdict) {
    this.#judge = judge;
    this.#verdictOf = verdictOf;
    this.#keys = new Keys(this.#fields, verdictOf);
  }

  /** One act after the other. `objection` is asked before each: control may end in between. */
  async perform(notice: ActNotice, objection: () => ActResult | null, mayNavigate: boolean): Promise<Done> {
    if ("to" in notice) return attempt(async () => navigate(notice.to));
    for (const act of notice.acts) {
      const result = objection();
      if (result !== null) return { result, node: act.node };
      const done = await attempt(() => this.#perform(act, mayNavigate));
      if (done.result !== "done") return { ...done, node: act.node };
    }
    return { result: "done" };
  }

  async #perform(act: Act, mayNavigate: boolean): Promise<void> {
    const { node, verdict } = this.#judge(act.node);
    if (node === null || !node.isConnected) throw new Undone("gone");
    if (act.do === "scroll") {
      scroll(node, verdict, act.x, act.y);
      return;
    }
    const element = isElement(node) ? node : node.parentElement;
    if (element === null || isOwn(element) || verdict === "gone") throw new Undone("gone");
    if (verdict !== "open") throw new Undone(verdict);
    unless(!isInert(element), "unsupported");
    const guard = new Guard(element.ownerDocument.defaultView ?? window, mayNavigate);
    try {
      this.#do(act, element, mayNavigate);
      // What the page does in answer comes before the next act, and within the guard's sight.
      await nextTask();
      guard.check();
    } finally {
      guard.close();
    }
  }

  #do(act: Exclude<Act, { do: "scroll" }>, element: HTMLElement, mayNavigate: boolean): void {
    switch (act.do) {
      case "click":
        this.#fields.settle(element);
        return click(element, mayNavigate, this.#verdictOf);
      case "focus":
        return this.#fields.focus(element);
      case "input":
        return this.#fields.input(element, act.value);
      case "check":
        this.#fields.settle();
        return this.#fields.check(element, act.checked, mayNavigate, this.#verdictOf);
      case "choose":
        return this.#fields.choose(element, act.options);
      case "press":
        return this.#keys.press(element, act.key, mayNavigate);
    }
  }
}

/** To scroll is to look: what is read-only may be looked at, and so may a page of which all is masked. */
function scroll(node: Node, verdict: Verdict, left: number, top: number): void {
  if (isDocument(node)) {
    node.defaultView?.scrollTo({ left, top, behavior: "instant" });
    return;
  }
  if (!isElement(node) || isOwn(node) || verdict === "gone") throw new Undone("gone");
  const isPage = node === node.ownerDocument.documentElement || node === node.ownerDocument.body;
  if (verdict === "masked" && !isPage) throw new Undone("masked");
  if (isPage) node.ownerDocument.defaultView?.scrollTo({ left, top, behavior: "instant" });
  else node.scrollTo({ left, top, behavior: "instant" });
}

async function attempt(act: () => Promise<void>): Promise<Done> {
  try {
    await act();
    return { result: "done" };
  } catch (reason) {
    // What the browser itself refuses can't be done either.
    return { result: reason instanceof Undone ? reason.result : "unsupported" };
  }
}

/** Soon, also on a page out of sight, where timers are slow. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
