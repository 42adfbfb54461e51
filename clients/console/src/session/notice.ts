import type { NoticeKind, ParticipantView, SessionView } from "@alongside/protocol";

/** What is told when somebody else did something: a key of `notice`, and whose name it tells. */
export interface NoticeText {
  key: keyof typeof TONE;
  name: string | null;
}

/** How much it matters. */
export const TONE = {
  joinedSharer: "good",
  joinedViewer: "calm",
  leftViewer: "calm",
  leftSharer: "calm",
  awaySharer: "warning",
  awayViewer: "calm",
  backSharer: "good",
  backViewer: "calm",
  refused: "warning",
  offered: "good",
} as const;

const VERBS = {
  "session.joined": "joined",
  "session.left": "left",
  "session.away": "away",
  "session.returned": "back",
} as const;

/**
 * The sentence for a notice; null when the screen itself says it. `known` is everybody who was ever in: who left is in
 * no view any more.
 */
export function noticeText(
  kind: NoticeKind,
  about: ParticipantView | undefined,
  view: Pick<SessionView, "you">,
): NoticeText | null {
  if (kind === "session.refused") return { key: "refused", name: null };
  if (kind === "session.offered") return { key: "offered", name: null };
  if (kind === "session.ended" || !about || about.id === view.you) return null;
  return { key: `${VERBS[kind]}${about.role === "sharer" ? "Sharer" : "Viewer"}`, name: about.name };
}
