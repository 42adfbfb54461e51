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
    /// The organisation does not let sessions begin this way.
    #[error("Your organisation does not start sessions from voice calls. Ask your administrator.")]
    ChannelOff,
    /// Nobody shares yet.
    #[error("Nobody shares a page yet. Ask for control once the customer does.")]
    NothingShared,
    /// The organisation does not let agents act.
    #[error("Your organisation does not let agents act on customers' pages. Guide the customer instead.")]
    ControlOff,
    /// The organisation does not let agents go to other pages.
    #[error("Your organisation does not let agents go to other pages. Ask the customer to go there.")]
    NavigationOff,
    /// The viewer does not ask, or no longer.
    #[error("This agent does not ask for control any more.")]
    NotAsked,
    /// The caller does not hold control, or held it under an earlier grant.
    #[error("You are not in control. Ask for control first.")]
    NoControl,
    /// Sharing pauses.
    #[error("The customer's page is paused. Wait until it goes on.")]
    Paused,
    /// The acts are meant for a page that is no longer shown.
    #[error("The customer's page has changed. Look at it as it is now, and try again.")]
    PageChanged,
    /// The sharer has no connection at the moment.
    #[error("The customer's connection is lost at the moment. Wait until it is back.")]
    SharerAway,
    /// The caller came over a connection that is not its newest.
    #[error("This connection has been replaced. Send `resume` first.")]
    NotHere,
    /// The organisation does not let anybody draw.
    #[error("Your organisation does not allow drawing. Write a note instead.")]
    DrawingOff,
    /// There is no such annotation.
    #[error("This annotation has been removed.")]
    NoSuchAnnotation,
    /// The annotation is another's, or can't be edited.
    #[error(
        "Only who wrote a note can change it, and only who added something, or the customer, can remove it."
    )]
    NotYourAnnotation,
    /// As many annotations as there may be.
    #[error("There are as many annotations as there can be. Remove some first.")]
    TooManyAnnotations,
}

impl Refusal {
    /// The code that goes with it.
    #[must_use]
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::NoSuchSession | Self::WrongKey | Self::NoSuchAnnotation => ErrorCode::NotFound,
            Self::NotPermitted
            | Self::NotYourRole
            | Self::NoConsent
            | Self::ChannelOff
            | Self::ControlOff
            | Self::NavigationOff
            | Self::NoControl
            | Self::DrawingOff
            | Self::NotYourAnnotation => ErrorCode::Forbidden,
            Self::Ended | Self::OfferExpired | Self::NotHere => ErrorCode::Expired,
            Self::AlreadyShared
            | Self::BeingDecided
            | Self::NothingShared
            | Self::NotAsked
            | Self::Paused
            | Self::PageChanged
            | Self::SharerAway => ErrorCode::Conflict,
            Self::TooManyViewers | Self::TooManyAnnotations => ErrorCode::LimitReached,
        }
    }
}
