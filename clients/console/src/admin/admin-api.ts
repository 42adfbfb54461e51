import { Refusal, refusalOf } from "@alongside/link";
import type { AuditTrail, OrganisationSettings, SessionList, SettingsChange } from "@alongside/protocol";

/** What an administrator reads and sets. Everything rejects with a {@link Refusal}. */
export interface AdminApi {
  settings(): Promise<OrganisationSettings>;
  /** Refused with `conflict` when somebody else has changed them since `rev`. */
  changeSettings(change: SettingsChange): Promise<OrganisationSettings>;
  /** Sessions of one day (UTC, `2026-11-20`), newest first; `after` is the `next` of the page before. */
  sessions(day: string, after: string | null): Promise<SessionList>;
  trail(session: string): Promise<AuditTrail>;
}

const PATIENCE = 15_000;

/** The API as the server offers it. `token` gives the access token of the moment. */
export function adminApi(api: string, token: () => Promise<string>, fetcher: typeof fetch = fetch): AdminApi {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const authorization = `Bearer ${await token()}`;
    const response = await fetcher(`${api}/admin/${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "origin",
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => {
      throw new Refusal("internal", "The server can't be reached. Try again in a moment.");
    });
    if (!response.ok) throw await refusalOf(response);
    return (await response.json()) as T;
  };
  return {
    settings: () => ask("settings"),
    changeSettings: (change) => ask("settings", change),
    sessions: (day, after) => ask(`sessions?${new URLSearchParams(after === null ? { day } : { day, after })}`),
    trail: (session) => ask(`audit?${new URLSearchParams({ session })}`),
  };
}
