import type { ParticipantId, ParticipantView } from "@alongside/protocol";

/** The customer's. White is readable on each of these, and each stands out from a white page. */
export const SHARER_COLOUR = "#9a5b00";

/** The agents'. Nobody has to tell by the colour alone: names stand with it. */
export const VIEWER_COLOURS = ["#146c63", "#a8327d", "#1d6fa5", "#6a4fb3", "#4d6b1f"] as const;

/**
 * Everybody's colour. It follows from who they are, so that it is the same in every browser and after a reload; where
 * two would have the same, whoever came later takes the next one that is free, and keeps it.
 */
export class Colours {
  readonly #given = new Map<ParticipantId, string>();

  /** Gives a colour to whoever has none yet, in the order of joining. */
  learn(participants: readonly ParticipantView[]): void {
    for (const one of participants) {
      if (!this.#given.has(one.id)) this.#given.set(one.id, this.#choose(one));
    }
  }

  of(id: ParticipantId): string {
    return this.#given.get(id) ?? VIEWER_COLOURS[0];
  }

  #choose({ id, role }: ParticipantView): string {
    if (role === "sharer") return SHARER_COLOUR;
    const taken = new Set(this.#given.values());
    const first = hash(id) % VIEWER_COLOURS.length;
    const inOrder = [...VIEWER_COLOURS.slice(first), ...VIEWER_COLOURS.slice(0, first)];
    return inOrder.find((colour) => !taken.has(colour)) ?? inOrder[0] ?? VIEWER_COLOURS[0];
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
