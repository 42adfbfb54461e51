import type { ParticipantView, Role, Stream } from "@alongside/protocol";
import type { Unsubscribe } from "./listeners";
import type { Session } from "./session";

/**
 * Listens to a stream of which each message stands for itself: what comes late is dropped, and so is what comes from
 * somebody who is not in the view, has connected anew since, or may not send it.
 */
export function onStream(
  session: Session,
  stream: Stream,
  from: Role | "anybody",
  listener: (body: string, sender: ParticipantView) => void,
): Unsubscribe {
  const last = new Map<string, { epoch: number; n: number }>();
  return session.onRelay((message) => {
    if (message.stream !== stream) return;
    const sender = session.participant(message.from);
    if (sender === undefined || message.epoch < sender.epoch) return;
    if (from !== "anybody" && sender.role !== from) return;
    const before = last.get(sender.id);
    const isLate =
      before !== undefined &&
      (message.epoch < before.epoch || (message.epoch === before.epoch && message.n <= before.n));
    if (isLate) return;
    last.set(sender.id, { epoch: message.epoch, n: message.n });
    listener(message.body, sender);
  });
}
