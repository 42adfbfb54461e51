import type { AuditEntry } from "@alongside/protocol";
import type { AdminMessages } from "../../i18n/admin/en";

type WhatKey = keyof AdminMessages["audit"]["what"] | "annotations_removed";

const ENDS = { ended: "ended", sharer_lost: "endedSharerLost", no_viewer_left: "endedNoViewer", too_long: "endedTooLong" } as const;

const PLAIN: ReadonlySet<string> = new Set<WhatKey>([
  "created",
  "offered",
  "refused",
  "left",
  "control_asked",
  "control_lapsed",
  "control_refused",
  "control_granted",
  "control_released",
  "control_taken_back",
  "control_lost",
  "continued",
  "annotated",
  "annotation_edited",
]);

/** What an entry says: a key of `admin.audit.what`. A server may know more than this console: that is told as it is. */
export function entryText(entry: AuditEntry): { key: WhatKey; count?: number } {
  switch (entry.what) {
    case "joined":
      return { key: entry.role === "sharer" ? "joinedSharer" : "joined" };
    case "paused":
      return { key: entry.reason === "page" ? "pausedPage" : "pausedSharer" };
    case "annotations_removed":
      return { key: "annotations_removed", count: entry.count };
    case "ended":
      return { key: ENDS[entry.reason] };
    default:
      return { key: PLAIN.has(entry.what) ? (entry.what as WhatKey) : "other" };
  }
}

/** Who it was: a name, or a key of `admin.audit`. */
export function whoOf({ who, role, name }: AuditEntry): { name: string } | { key: "customer" | "agent" | "system" } {
  if (name !== null) return { name };
  if (role === "sharer") return { key: "customer" };
  return { key: who === null ? "system" : "agent" };
}
