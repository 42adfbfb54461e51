import { Link, type VisitorMemory, visitorTickets } from "@alongside/link";
import type { Snippet } from "../loader/snippet";

/** Opens the link of a visitor. Where the server is, is written beside the script. */
export async function connect(snippet: Snippet, memory: VisitorMemory): Promise<Link> {
  const response = await fetch(`${snippet.base}config.json`, { credentials: "omit", signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const { api } = (await response.json()) as { api: string };
  return new Link({ tickets: visitorTickets(api.replace(/\/$/, ""), snippet.organisation, memory) });
}

/** Rejects as soon as the link can't be had: whoever is waiting for an answer should know. */
export function orTrouble<Answer>(link: Link, answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const unsubscribe = link.onTrouble(reject);
    answer.then(resolve, reject).finally(unsubscribe);
  });
}
