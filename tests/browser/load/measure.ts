import type { Page } from "playwright-core";

/** Runs in the page before anything else: how long its tasks blocked, as the browser says. */
export const WATCH_TASKS = `
  window.longTasks = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longTasks.push(duration); })
    .observe({ type: "longtask", buffered: true });
`;

export interface Blocked {
  /** Tasks of Alongside's capture. */
  tasks: number;
  /** For 95 % of them, no longer than this, in milliseconds. */
  p95: number;
  worst: number;
}

interface WatchedWindow {
  longTasks: number[];
  captureTasks?: number[];
}

/** How long the page was blocked by the tasks in which something was captured, and by all tasks above 50 ms. */
export async function blockedBy(page: Page): Promise<{ capture: Blocked; long: number; longest: number }> {
  const { capture, long } = await page.evaluate(() => {
    const { captureTasks, longTasks } = window as unknown as WatchedWindow;
    // The viewer's side captures nothing.
    return { capture: captureTasks ?? [], long: longTasks };
  });
  const sorted = [...capture].sort((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    capture: { tasks: sorted.length, p95: at(0.95), worst: at(1) },
    long: long.length,
    longest: round(Math.max(0, ...long)),
  };
}

/** What a page's scripts hold after all that nobody needs was taken away, in megabytes. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return round(usedSize / 1024 / 1024);
}

/** Says how long the page's main thread worked since, in milliseconds: waiting for a busy machine doesn't count. */
export async function watchWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const work = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  const begun = await work();
  return async () => (await work()) - begun;
}

export const round = (value: number): number => Math.round(value * 10) / 10;
