/** The page's address, as words to be read: nobody goes there. */
import { isFields, isText } from "./shape";

const META = 4;

/** As long as an anchor's page may be. */
const LONGEST = 512;

/** The address that an event tells, without query and fragment; nothing where it tells none. */
export function addressOf(event: unknown): string | null {
  if (!isFields(event) || event["type"] !== META || !isFields(event["data"]) || !isText(event["data"]["href"])) {
    return null;
  }
  const [address = ""] = event["data"]["href"].slice(0, 16 * LONGEST).split(/[?#]/, 1);
  return [...address.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")].slice(0, LONGEST).join("");
}
