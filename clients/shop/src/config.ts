/** What makes this build one organisation's shop: served beside it as `/config.json`. */
export interface Config {
  /** Origin that serves `alongside.js`. */
  readonly snippet: string;
  /** The organisation's public key. It names a tenant and proves nothing. */
  readonly organisation: string;
  readonly name: string;
  /** Brand colour, `#rrggbb`. */
  readonly accent: string;
}

/** A sentence for the person who set the shop up. */
export class ConfigError extends Error {}

export async function loadConfig(): Promise<Config> {
  const answer = await fetch("/config.json", { cache: "no-cache" }).catch(() => null);
  if (answer === null) throw new ConfigError("/config.json can’t be reached. Is the server that serves this shop still running?");
  if (!answer.ok) throw new ConfigError(`/config.json was answered with status ${answer.status}. It has to be served at this shop’s own origin.`);
  const text = await answer.text();
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new ConfigError("/config.json isn’t JSON.");
  }
  return checkConfig(found);
}

export function checkConfig(found: unknown): Config {
  if (typeof found !== "object" || found === null) throw new ConfigError("/config.json has to hold one object.");
  const fields = new Map<string, unknown>(Object.entries(found));
  const field = (name: string, pattern: RegExp, expected: string): string => {
    const value = fields.get(name);
    if (typeof value === "string" && pattern.test(value)) return value;
    throw new ConfigError(`/config.json: “${name}” has to be ${expected}.`);
  };
  return {
    snippet: field("snippet", /^https?:\/\/[^/?#\s]+\/?$/, "an origin such as https://alongside.example").replace(/\/$/, ""),
    organisation: field("organisation", /^[\w-]+$/, "the organisation’s key, such as site-nordwind"),
    name: field("name", /\S/, "the shop’s name"),
    accent: field("accent", /^#[0-9a-f]{6}$/i, "a colour such as #0f766e"),
  };
}
