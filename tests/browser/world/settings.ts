import type { Agent } from "./agent";
import type { World } from "./world";

/** As the API has them; what is not touched passes through. */
interface Settings {
  unmask_selectors: string[];
  pause_criteria: { url_fragment: string; condition: string }[];
}

/** An administrator changes how pages are shared. Sessions that begin after it have it so. */
export async function changeSettings(world: World, change: (settings: Settings) => Partial<Settings>): Promise<void> {
  const token = await tokenOf(await world.agent("ines"));
  const address = `${world.gateway.addresses.http}/admin/settings`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const { rev, cobrowse } = (await (await fetch(address, { headers })).json()) as { rev: number; cobrowse: Settings };
  const body = JSON.stringify({ rev, cobrowse: { ...cobrowse, ...change(cobrowse) } });
  const answer = await fetch(address, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`the settings were not taken: ${await answer.text()}`);
}

/** What the console keeps of who is signed in. */
async function tokenOf(agent: Agent): Promise<string> {
  const kept = await agent.page.evaluate(() => {
    const all = Object.entries({ ...sessionStorage, ...localStorage });
    return all.find(([name]) => name.startsWith("oidc.user:"))?.[1];
  });
  return (JSON.parse(kept ?? "{}") as { access_token: string }).access_token;
}
