import type { ParticipantId, SessionView } from "@alongside/protocol";

/** How the agent stands to control. */
export type ControlState =
  /** The organisation does not want it. */
  | { is: "off" }
  /** Nobody has it, or somebody else: it can be asked for. */
  | { is: "free"; holder: ParticipantId | null }
  /** Asked for, until then, by the server's clock. */
  | { is: "asked"; until: number; holder: ParticipantId | null }
  | { is: "yours" };

type Control = Pick<SessionView, "control" | "allowed" | "you">;

export function controlState({ control, allowed, you }: Control): ControlState {
  if (control.holder === you) return { is: "yours" };
  const own = control.asked.find((ask) => ask.by === you);
  if (own) return { is: "asked", until: own.expires_at, holder: control.holder };
  return allowed.control ? { is: "free", holder: control.holder } : { is: "off" };
}

/** Whether the agent may act now. */
export const holdsControl = (view: Pick<SessionView, "control" | "you">): boolean => view.control.holder === view.you;

/** Why the agent can't go to another page now; null when they can. */
export function navigationBar(view: Control & Pick<SessionView, "paused">): "off" | "control" | "paused" | null {
  if (!view.allowed.navigation) return "off";
  if (!holdsControl(view)) return "control";
  return view.paused ? "paused" : null;
}
