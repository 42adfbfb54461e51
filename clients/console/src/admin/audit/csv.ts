/** An audit trail for spreadsheets. */
import type { AuditEntry, AuditTrail } from "@alongside/protocol";

const COLUMNS = ["at", "what", "who", "role", "name", "wording", "locale", "reason", "count"] as const;

/** Lines of RFC 4180, in UTF-8 with the mark by which Excel knows it. Times are UTC. */
export function trailCsv({ entries }: AuditTrail): string {
  const lines = [COLUMNS.map(String), ...entries.map(cellsOf)];
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cellsOf(entry: AuditEntry): string[] {
  const consent = "consent" in entry ? entry.consent : null;
  const values: Record<(typeof COLUMNS)[number], string | number | null | undefined> = {
    at: new Date(entry.at).toISOString(),
    what: entry.what,
    who: entry.who,
    role: entry.role,
    name: entry.name,
    wording: consent?.wording,
    locale: consent?.locale,
    reason: "reason" in entry ? entry.reason : null,
    count: "count" in entry ? entry.count : null,
  };
  return COLUMNS.map((column) => String(values[column] ?? ""));
}

/** What a spreadsheet would take for a formula, also behind blanks and in the wide letters of East Asia. */
const FORMULA = /^\s*[=+\-@＝＋－＠|%\t\r\n]/u;

/** A name is somebody else's text: it may not become a formula in the administrator's spreadsheet. */
function cell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']|^\s|\s$/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}
