/** Where the console's other parts are. The operator's hosting answers it at `/config.json`. */
export interface Config {
  /** The HTTP API, without a slash at its end. */
  api: string;
  /** The organisation's OpenID Connect issuer. */
  issuer: string;
  /** The console's client id at the issuer. */
  client_id: string;
  /** The origin of the viewer's frame. Must not be the console's own. */
  viewer: string;
  /** What to ask the issuer for, where it is not {@link DEFAULT_SCOPE}. */
  scope?: string;
}

export const DEFAULT_SCOPE =
  "openid profile cobrowse:session:view cobrowse:voice:escalate cobrowse:settings:edit cobrowse:audit:view";

/** The configuration is not there, or is none. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export async function loadConfig(): Promise<Config> {
  const response = await fetch("/config.json", { cache: "no-cache" });
  if (!response.ok) throw new ConfigError(`/config.json answers ${response.status}`);
  return readConfig(await response.json().catch(() => null), window.location.origin);
}

/** Checks what an operator wrote, and says what is wrong with it. */
export function readConfig(json: unknown, ownOrigin: string): Config {
  if (typeof json !== "object" || json === null) throw new ConfigError("/config.json is no JSON object");
  const fields = json as Record<string, unknown>;
  const text = (name: string): string => {
    const value = fields[name];
    if (typeof value !== "string" || value === "") throw new ConfigError(`/config.json needs the text “${name}”`);
    return value;
  };
  const viewer = originOf(text("viewer"));
  if (viewer === ownOrigin) throw new ConfigError("the viewer must have an origin of its own, not the console's");
  const config = { api: text("api").replace(/\/+$/, ""), issuer: text("issuer"), client_id: text("client_id"), viewer };
  return typeof fields["scope"] === "string" ? { ...config, scope: fields["scope"] } : config;
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    throw new ConfigError("“viewer” in /config.json must be an address, like https://view.example.com");
  }
}
