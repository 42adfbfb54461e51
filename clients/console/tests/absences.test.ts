import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Absences, SHORT_ABSENCE } from "../src/session/absences";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a page load is not told at all", () => {
  const tell = vi.fn();
  const absences = new Absences();
  absences.tell("session.away", "p2", tell);
  vi.advanceTimersByTime(SHORT_ABSENCE - 1);
  absences.tell("session.returned", "p2", tell);
  vi.advanceTimersByTime(SHORT_ABSENCE);
  expect(tell).not.toHaveBeenCalled();
});

test("a longer absence is told, and its end", () => {
  const told: string[] = [];
  const absences = new Absences();
  absences.tell("session.away", "p2", () => told.push("away"));
  vi.advanceTimersByTime(SHORT_ABSENCE);
  absences.tell("session.returned", "p2", () => told.push("back"));
  absences.tell("session.returned", "p2", () => told.push("back again"));
  expect(told).toEqual(["away", "back"]);
});

test("each is away for themselves, and all else is told at once", () => {
  const told: string[] = [];
  const absences = new Absences();
  absences.tell("session.away", "p2", () => told.push("p2 away"));
  absences.tell("session.away", "p3", () => told.push("p3 away"));
  absences.tell("session.left", "p3", () => told.push("p3 left"));
  absences.tell("session.refused", null, () => told.push("refused"));
  expect(told).toEqual(["p3 left", "refused"]);
  absences.close();
  vi.advanceTimersByTime(SHORT_ABSENCE);
  expect(told).toEqual(["p3 left", "refused"]);
});
