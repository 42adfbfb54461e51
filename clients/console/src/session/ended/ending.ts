import type { Ending, ParticipantId } from "@alongside/protocol";

/** The sentence that says how a session ended: a key of `ended`, and whose name it tells. */
export interface EndingText {
  key: "byYou" | "byAgent" | "byCustomer" | "sharerLost" | "noViewerLeft" | "lastViewerLeft" | "youLeft" | "tooLong";
  name: string | null;
}

export function endingText({ reason, by, by_role: role, by_name: name }: Ending, you: ParticipantId): EndingText {
  switch (reason) {
    case "sharer_lost":
      return { key: "sharerLost", name: null };
    case "too_long":
      return { key: "tooLong", name: null };
    case "no_viewer_left":
      if (by === you) return { key: "youLeft", name: null };
      return name === null ? { key: "noViewerLeft", name: null } : { key: "lastViewerLeft", name };
    case "ended":
      if (by === you) return { key: "byYou", name: null };
      return role === "sharer" ? { key: "byCustomer", name: null } : { key: "byAgent", name };
  }
}
