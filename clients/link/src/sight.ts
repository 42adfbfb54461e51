import type { Sight } from "@alongside/protocol";
import type { Unsubscribe } from "./listeners";
import type { Session } from "./session";
import { isSight, read } from "./shapes";
import { onStream } from "./stream";

/**
 * The sharer's end: whether their page is in sight. Said when it changes, and to whoever comes or asks for a snapshot.
 */
export function tellSight(session: Session): (hidden: boolean) => void {
  let sight: Sight | null = null;
  const say = (): void => {
    if (sight !== null) session.say("sight", JSON.stringify(sight));
  };
  session.onRoute((route) => {
    if (route !== null) say();
  });
  session.onRelay((message) => {
    if (message.stream === "want") say();
  });
  return (hidden) => {
    if (sight?.hidden === hidden) return;
    sight = { hidden };
    say();
  };
}

/** A viewer's end. */
export function onSight(session: Session, listener: (sight: Sight) => void): Unsubscribe {
  return onStream(session, "sight", "sharer", (body) => {
    const sight = read(body, isSight);
    if (sight !== null) listener(sight);
  });
}
