/** The link between a browser and Alongside: one library for visitors and agents. */
export { Link, type LinkOptions, type LinkState } from "./link";
export type { Unsubscribe } from "./listeners";
export { MirrorReceiver } from "./mirror-receiver";
export { MirrorSender } from "./mirror-sender";
export { isFinal, Refusal } from "./refusal";
export type { RequestOptions, Requests } from "./requests";
export { Session } from "./session";
export { agentTickets, refusalOf, type TicketSource, type VisitorMemory, visitorTickets } from "./ticket";
export { ulid } from "./ulid";
export type { OpenSocket, SocketLike } from "./wire";
