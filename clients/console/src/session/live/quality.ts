/** What the time from one side to the other feels like. */
export type Feel = "good" | "fair" | "poor" | "unknown";

/** Up to here pointing and talking go together; beyond the second, people wait for each other. */
const GOOD = 200;
const FAIR = 500;

export function feelOf(latency: number | null): Feel {
  if (latency === null) return "unknown";
  if (latency <= GOOD) return "good";
  return latency <= FAIR ? "fair" : "poor";
}
