import type { ActResult } from "@alongside/protocol";

/** What may be done to a node, as the sanitiser judges. */
export type Verdict = "open" | "masked" | "readonly" | "gone";

/** Finds a node by its number in the mirror, and judges it. */
export type Judge = (id: number) => { node: Node | null; verdict: Verdict };

/** Why something was not done. */
export class Undone extends Error {
  override readonly name = "Undone";
  readonly result: Exclude<ActResult, "done">;

  constructor(result: Exclude<ActResult, "done">) {
    super(result);
    this.result = result;
  }
}

export function unless(isFine: boolean, result: Exclude<ActResult, "done">): asserts isFine {
  if (!isFine) throw new Undone(result);
}
