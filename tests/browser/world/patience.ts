import { expect } from "vitest";

/** How long anything may take that a person would wait for, on a machine that is busy with other tests. */
export const PATIENCE = 30_000;

/** Asks until the answer is right, or the patience is over. */
export function eventually<T>(ask: () => T | Promise<T>, patience = PATIENCE) {
  return expect.poll(ask, { timeout: patience, interval: 50 });
}
