//! Refusals: one code for programs, one sentence for people that says what to do next.

use crate::RequestId;
use serde::{Deserialize, Serialize};

/// Why something was refused. `docs/protocol.md` has the table of codes with their HTTP statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ErrorCode {
    /// The message can't be read: not JSON, wrong types, unknown fields, unknown action.
    Malformed,
    /// The message is larger than it may be.
    TooLarge,
    /// Nobody is signed in, or the proof of who it is has run out.
    Unauthenticated,
    /// Somebody is signed in who may not do this.
    Forbidden,
    /// There is no such thing, or it is not the caller's to know of.
    NotFound,
    /// The thing changed meanwhile, or is not in a state in which this is possible.
    Conflict,
    /// As many as there may be are there already.
    LimitReached,
    /// It was valid once and no longer is.
    Expired,
    /// Too many wrong tries: wait.
    LockedOut,
    /// The feature has ended.
    Retired,
    /// The organisation's licence does not include this.
    Unlicensed,
    /// This browser, device or version can't do this.
    Unsupported,
    /// Too much at once: try again in a moment.
    Throttled,
    /// A fault on our side.
    Internal,
}

impl ErrorCode {
    /// The HTTP status that goes with the code.
    #[must_use]
    pub const fn http_status(self) -> u16 {
        match self {
            Self::Malformed | Self::Unsupported => 400,
            Self::Unauthenticated => 401,
            Self::Unlicensed => 402,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict | Self::LimitReached => 409,
            Self::Expired | Self::Retired => 410,
            Self::TooLarge => 413,
            Self::LockedOut | Self::Throttled => 429,
            Self::Internal => 500,
        }
    }
}

/// A refusal as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ErrorBody {
    /// For programs.
    pub code: ErrorCode,
    /// For people: what happened and what to do next.
    pub message: String,
    /// After how many seconds a further try makes sense, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub retry_after_seconds: Option<u32>,
}

/// The answer over a socket to a request that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ErrorReply {
    /// The request's id; nothing when the request was too broken to have one.
    pub reply: Option<RequestId>,
    /// The refusal.
    pub error: ErrorBody,
}

/// The body of an HTTP answer that refuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HttpError {
    /// The refusal.
    pub error: ErrorBody,
}
