/** The addresses of pages to try out. */

const MEMORY = "alongside.previewed";
const REMEMBERED = 8;

/** A web page's address as it was written, with what opens its preview; null when it is none. */
export function previewAddress(written: string): { url: string; origin: string } | null {
  const text = written.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  if (text === "" || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  url.hash = "alongside-preview";
  return { url: url.href, origin: url.origin };
}

/** What was tried out before in this browser, the newest first. */
export function recentAddresses(storage: Storage): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(MEMORY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function rememberAddress(storage: Storage, address: string): void {
  const others = recentAddresses(storage).filter((one) => one !== address);
  storage.setItem(MEMORY, JSON.stringify([address, ...others].slice(0, REMEMBERED)));
}
