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
  pausedSharer: "calm",
  pausedPage: "calm",
  continued: "good",
  askedOther: "calm",
  lapsedYou: "warning",
  refusedYou: "warning",
  grantedYou: "good",
  grantedOther: "calm",
  releasedOther: "calm",
  takenYou: "warning",
  takenOther: "calm",
  lostYou: "warning",
  lostOther: "calm",
} as const;

type Key = keyof typeof TONE;

/** Comings and goings: a word for the sharer, one for a viewer. One's own are no news. */
const MOVES: Partial<Record<NoticeKind, "joined" | "left" | "away" | "back">> = {
  "session.joined": "joined",
  "session.left": "left",
  "session.away": "away",
  "session.returned": "back",
};

/** What becomes of control: for whom it is about, and for the others; null where it is no news. */
const CONTROL: Partial<Record<NoticeKind, { you: Key | null; other: Key | null }>> = {
  "control.asked": { you: null, other: "askedOther" },
  "control.lapsed": { you: "lapsedYou", other: null },
  "control.refused": { you: "refusedYou", other: null },
  "control.granted": { you: "grantedYou", other: "grantedOther" },
  "control.released": { you: null, other: "releasedOther" },
  "control.taken_back": { you: "takenYou", other: "takenOther" },
  "control.lost": { you: "lostYou", other: "lostOther" },
};

/**
 * The sentence for a notice; null when the screen itself says it. `about` is whom it is about, also when they have left
 * and are in no view any more.
 */
export function noticeText(
  kind: NoticeKind,
  about: ParticipantView | undefined,
  view: Pick<SessionView, "you" | "paused">,
): NoticeText | null {
  switch (kind) {
    case "session.refused":
      return { key: "refused", name: null };
    case "session.offered":
      return { key: "offered", name: null };
    case "session.continued":
      return { key: "continued", name: null };
    case "session.paused":
      return { key: view.paused?.reason === "page" ? "pausedPage" : "pausedSharer", name: null };
  }
  if (!about) return null;
  const move = MOVES[kind];
  if (move !== undefined && about.id !== view.you) {
    return { key: `${move}${about.role === "sharer" ? "Sharer" : "Viewer"}`, name: about.name };
  }
  const key = CONTROL[kind]?.[about.id === view.you ? "you" : "other"] ?? null;
  return key && { key, name: about.name };
}
