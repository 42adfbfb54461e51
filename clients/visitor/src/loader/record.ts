/**
 * What is kept of a sharing, so that a reload, the site's next page or a reopened tab goes on without a new key. It
 * exists only while the customer shares.
 */
export interface SharingRecord {
  organisation: string;
  session: string;
  /** By which the server knows the visitor again. */
  token: string;
  /** When the customer stopped, if the server has not heard of it yet. */
  stoppedAt?: number;
}

const KEY = "alongside.sharing";

export function readRecord(organisation: string): SharingRecord | null {
  try {
    const record = JSON.parse(localStorage.getItem(KEY) ?? "null") as Partial<SharingRecord> | null;
    const isWhole = typeof record?.session === "string" && typeof record.token === "string";
    return isWhole && record.organisation === organisation ? (record as SharingRecord) : null;
  } catch {
    return null;
  }
}

/** Where nothing may be stored, sharing lasts as long as the page. */
export function writeRecord(record: SharingRecord): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(record));
  } catch {}
}

/** Of this session only: the customer may share again already. */
export function removeRecord({ organisation, session }: SharingRecord): void {
  try {
    if (readRecord(organisation)?.session === session) localStorage.removeItem(KEY);
  } catch {}
}
