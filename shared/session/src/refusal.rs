//! Why the rules say no, each with its code and a sentence that says what to do next.

use alongside_policy::MAX_VIEWERS;
use alongside_protocol::ErrorCode;

/// A refusal by the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// There is no such session, or the caller is not in it and may not know of it.
    #[error("There is no such session. Check the address, or start a new session.")]
    NoSuchSession,
    /// The caller lacks a permission.
    #[error("Your account may not do this. Ask your administrator for the permission.")]
    NotPermitted,
    /// Agents create, view and issue keys; visitors redeem and share.
    #[error("This is not for you to do in this session.")]
    NotYourRole,
    /// The session is over.
    #[error("The session has ended. Start a new one.")]
    Ended,
    /// Somebody shares already.
    #[error("Somebody shares a page in this session already. Start a new session for another page.")]
    AlreadyShared,
    /// The viewers are as many as they may be.
    #[error(
        "The session has {MAX_VIEWERS} viewers already, which is the limit. Join when one of them has left."
    )]
    TooManyViewers,
    /// No key fits, or it was used, or it has run out.
    #[error("This key does not fit, or it has been used or has run out. Ask for a new one.")]
    WrongKey,
    /// The visitor did not decide in time, or another key was asked for meanwhile.
    #[error("The invitation has run out. Ask for a new key.")]
    OfferExpired,
    /// A sharer must say what they agreed to.
    #[error("Sharing needs the customer's consent. Show the question again.")]
    NoConsent,
    /// A visitor is being asked; a new key now would pull the question from under them.
    #[error("The customer has typed the key and is deciding. Wait for the answer.")]
    BeingDecided,
}

impl Refusal {
    /// The code that goes with it.
    #[must_use]
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::NoSuchSession | Self::WrongKey => ErrorCode::NotFound,
            Self::NotPermitted | Self::NotYourRole | Self::NoConsent => ErrorCode::Forbidden,
            Self::Ended | Self::OfferExpired => ErrorCode::Expired,
            Self::AlreadyShared | Self::BeingDecided => ErrorCode::Conflict,
            Self::TooManyViewers => ErrorCode::LimitReached,
        }
    }
}
