import axe from "axe-core";
import type { Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong with what stands on this page now: all of it, or what is within one element. */
export async function violations(page: Page, within = "html"): Promise<string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    async ({ include, runOnly }) => {
      const { axe: runner } = window as unknown as { axe: typeof axe };
      // The shared page is the customer's: what is wrong with it is not ours.
      return runner.run({ include, exclude: ['[data-testid="viewer"]'] }, { runOnly, resultTypes: ["violations"] });
    },
    { include: [within], runOnly: RULES },
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/** Nothing moves any more: half-faded texts have no colour that could be judged. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const roots = [document, document.querySelector("alongside-ui")?.shadowRoot];
    const moving = roots.flatMap((root) => root?.getAnimations() ?? []).filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map((one) => one.finished));
  });
}
