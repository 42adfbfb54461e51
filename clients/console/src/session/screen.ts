import type { ParticipantView, SessionView } from "@alongside/protocol";

/** A security key, as long as this page knows its digits. */
export interface HeldKey {
  digits: string;
  /** When it was issued and when it ends, by the server's clock. */
  issuedAt: number;
  expiresAt: number;
}

/** What the agent has in front of them. */
export type Screen =
  /** A key waits to be read out and typed. */
  | { is: "key"; key: HeldKey }
  /** No key: it ran out, was refused, or was never issued here. */
  | { is: "no-key"; because: "expired" | "refused" | "none" }
  /** The customer has typed the key and is asked. */
  | { is: "deciding"; until: number }
  | { is: "live" }
  | { is: "ended" };

export interface Circumstances {
  key: HeldKey | null;
  /** Whether the last offer was refused, and no key was issued since. */
  isRefused: boolean;
  /** By the server's clock. */
  now: number;
}

export function screenOf(view: SessionView, { key, isRefused, now }: Circumstances): Screen {
  if (view.phase === "ended") return { is: "ended" };
  if (view.phase === "active") return { is: "live" };
  if (view.offer && view.offer.expires_at > now) return { is: "deciding", until: view.offer.expires_at };
  if (key && key.expiresAt > now) return { is: "key", key };
  if (isRefused || view.offer) return { is: "no-key", because: "refused" };
  return { is: "no-key", because: key ? "expired" : "none" };
}

export const sharerOf = (view: SessionView): ParticipantView | undefined =>
  view.participants.find((one) => one.role === "sharer");

/** Whether the session ends when the receiver of this view leaves. */
export const isLastViewer = (view: SessionView): boolean =>
  view.participants.every((one) => one.role !== "viewer" || one.id === view.you);

/** The session in one word. `isAway`: whether the sharer is missed. */
export function stateOf(view: SessionView, isAway: boolean): "waiting" | "deciding" | "live" | "away" | "ended" {
  if (view.phase === "ended") return "ended";
  if (view.phase === "waiting") return view.offer ? "deciding" : "waiting";
  return isAway ? "away" : "live";
}
