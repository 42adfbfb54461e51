/** The console's places, and their addresses. */
export type Route = { at: "home" } | { at: "session"; id: string } | { at: "signed-in" } | { at: "nowhere" };

const SESSION_ID = /^[A-Za-z0-9_-]{1,32}$/;

export function routeOf(path: string): Route {
  const [first = "", second, ...more] = path.replace(/^\/|\/$/g, "").split("/");
  if (first === "" && second === undefined) return { at: "home" };
  if (first === "signed-in" && second === undefined) return { at: "signed-in" };
  const isSession = first === "session" && second !== undefined && SESSION_ID.test(second) && more.length === 0;
  return isSession ? { at: "session", id: second } : { at: "nowhere" };
}

export const sessionPath = (id: string): string => `/session/${id}`;

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
  return typeof asked === "string" && ["home", "session"].includes(routeOf(asked).at) && !asked.startsWith("//")
    ? asked
    : "/";
}
