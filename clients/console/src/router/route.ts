/** The console's places, and their addresses. */
export type Route =
  | { at: "home" }
  | { at: "session"; id: string }
  | { at: "settings" }
  /** The list of sessions, or the trail of one. */
  | { at: "audit"; session: string | null }
  | { at: "signed-in" }
  | { at: "nowhere" };

const SESSION_ID = /^[A-Za-z0-9_-]{1,32}$/;

export function routeOf(path: string): Route {
  const [first = "", second, ...more] = path.replace(/^\/|\/$/g, "").split("/");
  if (first === "" && second === undefined) return { at: "home" };
  if (first === "signed-in" && second === undefined) return { at: "signed-in" };
  if (first === "audit" && second === undefined) return { at: "audit", session: null };
  if (second === undefined || more.length > 0) return { at: "nowhere" };
  if (first === "settings" && second === "cobrowse") return { at: "settings" };
  if (!SESSION_ID.test(second)) return { at: "nowhere" };
  if (first === "session") return { at: "session", id: second };
  return first === "audit" ? { at: "audit", session: second } : { at: "nowhere" };
}

export const sessionPath = (id: string): string => `/session/${id}`;
export const SETTINGS_PATH = "/settings/cobrowse";
export const AUDIT_PATH = "/audit";
export const auditPath = (session: string): string => `${AUDIT_PATH}/${session}`;

/** The session that a pasted address, or a bare id, names; null when it names none of this console. */
export function sessionIdIn(pasted: string, ownOrigin: string): string | null {
  const text = pasted.trim();
  if (SESSION_ID.test(text)) return text;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const route = routeOf(url.pathname);
  return url.origin === ownOrigin && route.at === "session" ? route.id : null;
}

/** Where to go after signing in. Only ever a place of this console: the address comes back by way of the issuer. */
export function returnPath(asked: unknown): string {
  const isPlace = typeof asked === "string" && !asked.startsWith("//");
  return isPlace && !["signed-in", "nowhere"].includes(routeOf(asked).at) ? asked : "/";
}
