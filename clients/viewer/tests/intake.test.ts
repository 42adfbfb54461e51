import { describe, expect, test } from "vitest";
import { Intake } from "../src/intake";

/** A clock that an event moves on, and a queue of what was put off. */
function world(most?: number, costs = 1) {
  const applied: unknown[] = [];
  const behind: number[] = [];
  const later: (() => void)[] = [];
  let now = 0;
  let batches = 0;
  let overflows = 0;
  const intake = new Intake(
    {
      apply: (event, page) => {
        applied.push([event, page]);
        now += costs;
      },
      onBatch: () => (batches += 1),
      onBehind: (events) => behind.push(events),
      onOverflow: () => (overflows += 1),
    },
    { now: () => now, soon: (act) => later.push(act), ...(most === undefined ? {} : { most }) },
  );
  const breathe = (): boolean => {
    const next = later.shift();
    next?.();
    return next !== undefined;
  };
  return {
    intake,
    applied,
    behind,
    breathe,
    settle: () => {
      while (breathe());
    },
    get batches() {
      return batches;
    },
    get overflows() {
      return overflows;
    },
  };
}

const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

describe("what comes in", () => {
  test("is applied at once where that is quick", () => {
    const { intake, applied, behind } = world();
    intake.take([1, 2, 3], 7);
    expect(applied).toEqual([
      [1, 7],
      [2, 7],
      [3, 7],
    ]);
    expect(behind).toEqual([]);
  });

  test("is applied in slices where it is much, in order, and to its end", () => {
    const flood = world();
    flood.intake.take(numbers(0, 100), 1);
    expect(flood.applied.length).toBe(12);
    flood.intake.take(numbers(100, 50), 2);
    flood.settle();
    expect(flood.applied).toEqual(numbers(0, 150).map((event) => [event, event < 100 ? 1 : 2]));
    expect(flood.batches).toBe(2);
  });

  test("an event that takes long holds up no more than itself", () => {
    const slow = world(undefined, 50);
    slow.intake.take([1, 2], 1);
    expect(slow.applied.length).toBe(1);
    slow.settle();
    expect(slow.applied.length).toBe(2);
  });

  test("is counted while it waits, until none does", () => {
    const flood = world(undefined, 13);
    flood.intake.take(numbers(0, 40), 1);
    flood.settle();
    expect(flood.behind[0]).toBe(39);
    expect(flood.behind.length).toBeGreaterThan(2);
    expect(flood.behind.length).toBeLessThan(20);
    expect(flood.behind.at(-1)).toBe(0);
  });

  test("is given up, all of it, where too much waits; what comes after is taken", () => {
    const flood = world(100);
    flood.intake.take(numbers(0, 90), 1);
    flood.intake.take(numbers(90, 90), 1);
    expect(flood.overflows).toBe(1);
    flood.settle();
    expect(flood.applied.length).toBe(12);
    expect(flood.behind.at(-1)).toBe(0);
    flood.intake.take([1_000], 2);
    expect(flood.applied.at(-1)).toEqual([1_000, 2]);
  });

  test("a batch without events is one", () => {
    const quiet = world();
    quiet.intake.take([], 1);
    expect(quiet.batches).toBe(1);
  });
});
