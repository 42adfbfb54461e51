import { fromBase64, toBase64 } from "./base64";
import { gunzip, gzip } from "./gzip";

/** The most characters that one batch may have when it is unpacked. */
export const MOST_UNPACKED = 16 * 1024 * 1024;

/** What every packed batch begins with: gzip's magic bytes and method, in base64. */
export const BATCH_START = "H4sI";

/** Events as they travel: a JSON array, gzip, base64. */
export async function pack(events: readonly unknown[]): Promise<string> {
  return toBase64(await gzip(JSON.stringify(events)));
}

/** The events of a batch. Throws when it is none, or would unpack to too much. */
export async function unpack(body: string, most: number = MOST_UNPACKED): Promise<unknown[]> {
  const events: unknown = JSON.parse(await gunzip(fromBase64(body), most));
  if (!Array.isArray(events)) throw new Error("a batch is an array of events");
  return events;
}

/** rrweb's numbers of the two events that a fresh snapshot begins with. */
export const META = 4;
export const FULL_SNAPSHOT = 2;

/** rrweb's number of the kind of event that this is. */
export function typeOf(event: unknown): unknown {
  return typeof event === "object" && event !== null && "type" in event ? event.type : undefined;
}
