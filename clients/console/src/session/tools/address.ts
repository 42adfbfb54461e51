/** An address in its two parts: what stays as it is, and where one goes. */
export interface AddressParts {
  origin: string;
  path: string;
}

/** Anything that is no address is shown as it is, and is no place to go from. */
export function splitAddress(address: string): AddressParts {
  if (!URL.canParse(address)) return { origin: "", path: address };
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return { origin: "", path: address };
  return { origin: url.origin, path: url.pathname };
}

/** As the server has it. */
const MOST_CHARACTERS = 1_000;

/** Whether this is a place on the same site, written as such: one slash at its beginning, and nothing that breaks out. */
export function isPath(text: string): boolean {
  return /^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/.test(text) && text.length <= MOST_CHARACTERS;
}
