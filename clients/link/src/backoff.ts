const SHORTEST = 500;
const LONGEST = 30_000;

/**
 * How long to wait before try number `attempt` (from 0): doubling, half of it by chance, so that a fleet of clients
 * cut off at once does not come back at once.
 */
export function backoff(attempt: number, random: () => number): number {
  const most = Math.min(LONGEST, SHORTEST * 2 ** Math.min(attempt, 16));
  return most / 2 + (random() * most) / 2;
}
