import { Refusal } from "@alongside/link";
import type { ErrorCode } from "@alongside/protocol";
import { clockText } from "../clock/remaining";
import type { Messages } from "../i18n/en";

/** What was being done. */
export type Doing = keyof Messages["error"]["title"];

type SentenceKey = Exclude<keyof Messages["error"], "title">;

/** How to tell a refusal: a key of `error`, and what helps next. */
export interface RefusalText {
  /** Null where there is no sentence of ours: the server's own stands in. */
  key: SentenceKey | null;
  /** After how long a further try makes sense, as `4:00`. */
  time: string | undefined;
  next: "retry" | "sign-in" | "other-session" | "start" | "reload" | "nothing";
}

const CODES: Record<ErrorCode, Pick<RefusalText, "key" | "next">> = {
  malformed: { key: "unsupported", next: "reload" },
  too_large: { key: "internal", next: "retry" },
  unauthenticated: { key: "unauthenticated", next: "sign-in" },
  forbidden: { key: "forbidden", next: "start" },
  not_found: { key: "notFound", next: "start" },
  conflict: { key: "conflictPlain", next: "retry" },
  limit_reached: { key: "limitPlain", next: "retry" },
  expired: { key: "expired", next: "start" },
  locked_out: { key: "lockedOutPlain", next: "retry" },
  retired: { key: "retired", next: "start" },
  unlicensed: { key: "unlicensed", next: "start" },
  unsupported: { key: "unsupported", next: "reload" },
  throttled: { key: "throttled", next: "retry" },
  internal: { key: "internal", next: "retry" },
};

/** Where the same code means something else. */
const SPECIAL: Partial<Record<Doing, Partial<Record<ErrorCode, Pick<RefusalText, "key" | "next">>>>> = {
  start: { conflict: { key: "conflict", next: "other-session" } },
  join: {
    conflict: { key: "conflict", next: "other-session" },
    limit_reached: { key: "limit", next: "retry" },
  },
  key: {
    conflict: { key: "conflictKey", next: "nothing" },
    forbidden: { key: "forbiddenKey", next: "nothing" },
  },
  connect: { forbidden: { key: "forbiddenConnect", next: "nothing" } },
  settings: { forbidden: { key: "forbiddenAdmin", next: "start" } },
  // What is wrong with settings the server says best.
  save: {
    malformed: { key: null, next: "nothing" },
    forbidden: { key: "forbiddenAdmin", next: "nothing" },
  },
  sessions: { malformed: { key: null, next: "nothing" }, forbidden: { key: "forbiddenAdmin", next: "start" } },
  trail: {
    malformed: { key: null, next: "nothing" },
    forbidden: { key: "forbiddenAdmin", next: "start" },
    not_found: { key: "notFoundTrail", next: "nothing" },
  },
};

export function refusalText(reason: unknown, doing: Doing): RefusalText {
  const refusal = asRefusal(reason);
  const { key, next } = SPECIAL[doing]?.[refusal.code] ?? CODES[refusal.code] ?? { key: null, next: "retry" };
  const seconds = refusal.retryAfterSeconds;
  const time = seconds === undefined ? undefined : clockText(seconds);
  return { key: key === "lockedOutPlain" && time !== undefined ? "lockedOut" : key, time, next };
}

/** Anything else that went wrong is a fault on our side. */
export const asRefusal = (reason: unknown): Refusal =>
  reason instanceof Refusal ? reason : new Refusal("internal", String(reason));
