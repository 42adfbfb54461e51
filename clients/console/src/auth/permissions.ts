/** What an agent may do, as the access token says it. The console hides by it; the server decides. */

/** A permission, in the words of the token's scopes. */
export type Permission = "cobrowse:settings:edit" | "cobrowse:audit:view";

/**
 * The scopes of an access token, read and not verified. A token that is no JWT says nothing by itself: what the issuer
 * said that it granted stands in.
 */
export function permissionsOf(accessToken: string, granted: string | undefined): readonly string[] {
  return words(claimsOf(accessToken)?.["scope"]) ?? words(granted) ?? [];
}

const words = (scope: unknown): readonly string[] | null =>
  typeof scope === "string" ? scope.split(/\s+/).filter((word) => word !== "") : null;

function claimsOf(token: string): Record<string, unknown> | null {
  const [, payload = ""] = token.split(".");
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
