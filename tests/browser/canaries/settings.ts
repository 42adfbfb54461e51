import { expect } from "vitest";
import type { Agent } from "../world/agent";
import type { World } from "../world/world";

/** What of an organisation's settings says what agents see. */
export interface Masking {
  masking: "private" | "careful" | "open";
  mask_selectors?: string[];
  unmask_selectors?: string[];
  mask_patterns?: string[];
}

/** An administrator sets how pages are shown: these, and nothing besides. */
export async function setMasking(world: World, masking: Masking): Promise<void> {
  const token = await tokenOf(await world.agent("ines"));
  const address = `${world.gateway.addresses.http}/admin/settings`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const { rev, cobrowse } = (await (await fetch(address, { headers })).json()) as { rev: number; cobrowse: object };
  const whole = { ...cobrowse, mask_selectors: [], unmask_selectors: [], mask_patterns: [], ...masking };
  const written = await fetch(address, { method: "POST", headers, body: JSON.stringify({ rev, cobrowse: whole }) });
  expect(written.status, await written.text()).toBe(200);
}

/** What the console keeps of who is signed in. */
async function tokenOf({ page }: Agent): Promise<string> {
  const kept = await page.evaluate(() => Object.entries({ ...sessionStorage, ...localStorage }).find(([name]) => name.startsWith("oidc.user:"))?.[1]);
  return (JSON.parse(kept ?? "{}") as { access_token: string }).access_token;
}
