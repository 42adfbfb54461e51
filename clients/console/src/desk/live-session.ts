import type { Link, MirrorReceiver, Session } from "@alongside/link";
import type { Instruments } from "./instruments";

/** What the desk needs of a link. */
export type DeskLink = Pick<Link, "state" | "trouble" | "onState" | "onTrouble" | "onWelcome" | "probe" | "close">;

/** What a screen needs of the mirror. */
export type Mirror = Pick<MirrorReceiver, "isCatchingUp" | "onCatchingUp" | "restart" | "close"> & {
  /** `page` is the sharer's epoch: of which page the events are. */
  onEvents(listener: (events: unknown[], page: number) => void): () => void;
};

/** What the screens need of a session. */
export type LiveSession = Pick<
  Session,
  "id" | "view" | "lost" | "onView" | "onNotice" | "onLost" | "issueKey" | "leave" | "end" | "close"
> & {
  mirrorReceiver(): Mirror;
  /** To be closed by whoever asks for them. */
  instruments(): Instruments;
};

/** The ways into a session. */
export interface Doors {
  create(): Promise<LiveSession>;
  /** Joins, or comes back: the server knows who is in already. */
  join(id: string): Promise<LiveSession>;
  /** The session that the agent is in, as the server says. */
  whereAmI(): Promise<string | null>;
}
