/**
 * The link between a browser and Alongside: one library for visitors and agents. What only one of the two needs is a
 * class or function of its own, so that the other does not load it.
 */
export { Annotations } from "./annotations";
export { Colours, SHARER_COLOUR, VIEWER_COLOURS } from "./colours";
export { ControlGiver, type Doer } from "./control-giver";
export { ControlHolder } from "./control-holder";
export { Link, type LinkOptions, type LinkState } from "./link";
export type { Unsubscribe } from "./listeners";
export { MirrorReceiver } from "./mirror-receiver";
export { MirrorSender } from "./mirror-sender";
export { Pointers } from "./pointing";
export { answerPings, type Measured, Quality } from "./quality";
export { isFinal, Refusal } from "./refusal";
export type { RequestOptions, Requests } from "./requests";
export { Session } from "./session";
export { onSight, tellSight } from "./sight";
export { agentTickets, refusalOf, type TicketSource, type VisitorMemory, visitorTickets } from "./ticket";
export { ulid } from "./ulid";
export type { OpenSocket, SocketLike } from "./wire";
