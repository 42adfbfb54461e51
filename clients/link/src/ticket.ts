import type { HttpError, Ticket, VisitorTicketRequest } from "@alongside/protocol";
import { Refusal } from "./refusal";

/** Gets a fresh single-use ticket. Rejects with a {@link Refusal} when the server refuses one. */
export type TicketSource = () => Promise<Ticket>;

/** Where a visitor's token is kept between tickets. */
export interface VisitorMemory {
  get(): string | null;
  set(token: string): void;
}

/** Tickets for a signed-in agent. `token` gives the access token of the moment. */
export function agentTickets(api: string, token: () => Promise<string>): TicketSource {
  return async () => post(`${api}/tickets`, {}, { authorization: `Bearer ${await token()}` });
}

/** Tickets for a visitor of the site. The visitor stays the same as long as `memory` keeps the token. */
export function visitorTickets(api: string, site: string, memory: VisitorMemory): TicketSource {
  return async () => {
    const visitor = memory.get();
    const asked: VisitorTicketRequest = visitor === null ? { site } : { site, visitor };
    const ticket = await post(`${api}/visitor-tickets`, asked, {});
    if (ticket.visitor !== undefined) memory.set(ticket.visitor);
    return ticket;
  };
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<Ticket> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    credentials: "omit",
    referrerPolicy: "origin",
    signal: AbortSignal.timeout(15_000),
  });
  if (response.ok) return (await response.json()) as Ticket;
  throw await refusalOf(response);
}

/** What an HTTP answer refuses. API Gateway's own answers have another body than ours. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => null)) as Partial<HttpError> | null;
  if (typeof body?.error?.code === "string") return Refusal.from(body.error);
  switch (response.status) {
    case 401:
      return new Refusal("unauthenticated", "Your sign-in has run out. Sign in again.");
    case 403:
      return new Refusal("forbidden", "This is not allowed.");
    case 429:
      return new Refusal("throttled", "Too much is going on at once. Try again in a moment.");
    default:
      return new Refusal("internal", "The server could not answer. Try again in a moment.");
  }
}
