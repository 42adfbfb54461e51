//! Every message that crosses a wire, and nothing else: floor 1.
//!
//! Invariants:
//! - what comes from outside is decoded here, once; a value of these types has the right shape and size;
//! - unknown fields from outside are refused, never ignored;
//! - the TypeScript types of the clients are generated from these (`--features typescript`).
//!
//! The prose version, with examples, is `docs/protocol.md`.

mod admin;
mod annotation;
mod control;
mod error;
mod frame;
mod id;
mod key;
mod relay;
mod session;
mod settings;
mod text;
mod ticket;
mod time;

pub use admin::{
    AuditEntry, AuditKind, AuditTrail, OrganisationSettings, SessionList, SessionSummary, SettingsChange,
};
pub use annotation::{
    Anchor, Annotated, Annotation, AnnotationNotice, AnnotationRequest, Board, Fading, InvalidAnnotation,
    MAX_ANNOTATIONS, MAX_NOTE_CHARACTERS, MAX_PIECE_CHARACTERS, MAX_STROKE_POINTS, MAX_WAY, Mark, check_note,
};
pub use control::{
    Act, ActNotice, ActResult, ControlRequest, Deed, Destination, InvalidAct, Key, MAX_ACTS, MAX_CHOSEN,
    MAX_INPUT_CHARACTERS, MAX_PATH_CHARACTERS, Outcome,
};
pub use error::{ErrorBody, ErrorCode, ErrorReply, HttpError};
pub use frame::{Frame, MAX_REQUEST_BYTES, Malformed, decode_body, decode_frame};
pub use id::{
    ConnectionId, InvalidId, OrganisationId, ParticipantId, RequestId, SessionId, SiteKey, SubjectId,
};
pub use key::{IssuedKey, KeyRequest, SecurityKey};
pub use relay::{
    MAX_RELAY_BODY_BYTES, MAX_RELAY_BYTES, Pointing, RelayMessage, RelayRefused, RelayRequest, SealedRoute,
    Sight, Spot, Stream,
};
pub use session::{
    Allowed, Ask, Consent, ControlView, Controlled, EndReason, Ending, Joined, Left, Notice, NoticeKind,
    Offer, ParticipantView, Pause, PauseReason, Phase, Presence, Redeemed, Role, SessionRequest, SessionView,
    Welcome,
};
pub use settings::{
    Channel, CobrowseSettings, InvalidSettings, MAX_LISTED, MAX_RETENTION_DAYS, MAX_SELECTOR_CHARACTERS,
    MAX_SETTINGS_BYTES, Masking, PauseCriterion, TextPattern, UrlCondition,
};
pub use text::{InvalidText, Label};
pub use ticket::{AgentTicketRequest, Ticket, VisitorTicketRequest, VisitorToken};
pub use time::Instant;

/// The protocol's version, said in `hello`. Versions overlap by one.
pub const PROTOCOL_VERSION: u32 = 1;
