/**
 * Every message that crosses a wire, as TypeScript sees it. The types are generated from `shared/protocol`:
 *
 *     cargo run -q -p alongside-protocol --features typescript --bin export-typescript -- clients/protocol/src/generated
 */
export type { AgentTicketRequest } from "./generated/AgentTicketRequest";
export type { EndReason } from "./generated/EndReason";
export type { Ending } from "./generated/Ending";
export type { ErrorBody } from "./generated/ErrorBody";
export type { ErrorCode } from "./generated/ErrorCode";
export type { ErrorReply } from "./generated/ErrorReply";
export type { HttpError } from "./generated/HttpError";
export type { Instant } from "./generated/Instant";
export type { IssuedKey } from "./generated/IssuedKey";
export type { Joined } from "./generated/Joined";
export type { KeyRequest } from "./generated/KeyRequest";
export type { Label } from "./generated/Label";
export type { Notice } from "./generated/Notice";
export type { NoticeKind } from "./generated/NoticeKind";
export type { Offer } from "./generated/Offer";
export type { OrganisationId } from "./generated/OrganisationId";
export type { ParticipantId } from "./generated/ParticipantId";
export type { ParticipantView } from "./generated/ParticipantView";
export type { Phase } from "./generated/Phase";
export type { Presence } from "./generated/Presence";
export type { Redeemed } from "./generated/Redeemed";
export type { RelayMessage } from "./generated/RelayMessage";
export type { RelayRefused } from "./generated/RelayRefused";
export type { RelayRequest } from "./generated/RelayRequest";
export type { RequestId } from "./generated/RequestId";
export type { Role } from "./generated/Role";
export type { SealedRoute } from "./generated/SealedRoute";
export type { SecurityKey } from "./generated/SecurityKey";
export type { SessionId } from "./generated/SessionId";
export type { SessionRequest } from "./generated/SessionRequest";
export type { SessionView } from "./generated/SessionView";
export type { SiteKey } from "./generated/SiteKey";
export type { Stream } from "./generated/Stream";
export type { Ticket } from "./generated/Ticket";
export type { ViewConsent } from "./generated/ViewConsent";
export type { VisitorSettings } from "./generated/VisitorSettings";
export type { VisitorTicketRequest } from "./generated/VisitorTicketRequest";
export type { VisitorToken } from "./generated/VisitorToken";
export type { Welcome } from "./generated/Welcome";

/** The version said in `hello`. */
export const PROTOCOL_VERSION = 1;

/** The most characters that a relay request's `body` may have. */
export const MAX_RELAY_BODY_BYTES = 28 * 1024;

/** The most bytes of a whole relay request: API Gateway's frame. */
export const MAX_RELAY_BYTES = 32 * 1024;
