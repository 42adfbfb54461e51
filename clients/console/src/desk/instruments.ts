import { Annotations, ControlHolder, type Measured, onSight, Pointers, Quality, type Session } from "@alongside/link";
import type { Sight } from "@alongside/protocol";

type Unsubscribe = () => void;

/** What the agent does with a shared page, and learns of it, beside the mirror. */
export interface Instruments {
  control: Pick<ControlHolder, "request" | "release" | "act" | "navigate" | "onOutcome">;
  annotations: Pick<Annotations, "board" | "onBoard" | "add" | "edit" | "remove" | "clear" | "draw" | "onFading">;
  pointers: Pick<Pointers, "point" | "onPointing">;
  /** How good the way to the sharer is, whenever it is measured anew. */
  onQuality(listener: (quality: Measured) => void): Unsubscribe;
  onSight(listener: (sight: Sight) => void): Unsubscribe;
  close(): void;
}

/** Those of a session that is real. */
export function instrumentsOf(session: Session): Instruments {
  const control = new ControlHolder(session);
  const annotations = new Annotations(session);
  const pointers = new Pointers(session);
  const quality = new Quality(session);
  return {
    control,
    annotations,
    pointers,
    onQuality: (listener) => quality.onQuality(listener),
    onSight: (listener) => onSight(session, listener),
    close: () => {
      for (const one of [control, annotations, pointers, quality]) one.close();
    },
  };
}
