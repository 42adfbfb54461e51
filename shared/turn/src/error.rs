//! Why a turn was not taken.

use alongside_protocol::{ErrorCode, SessionId};
use alongside_runtime::Failure;
use alongside_session::Refusal;
use alongside_store::CommitError;

/// A turn that was not taken. Nothing has been committed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The agent is in another session.
    #[error("the agent is in another session")]
    Engaged(SessionId),
    /// Others kept committing first.
    #[error("too many lost races")]
    TooManyRaces,
    /// It could not be committed.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// The tables can't be read.
    #[error(transparent)]
    Store(#[from] alongside_store::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => Self::refused(refusal.code(), refusal.to_string()),
            Error::Engaged(_) => Self::refused(
                ErrorCode::Conflict,
                "You are in another session. Leave or end it first; the start page leads back to it.",
            ),
            Error::TooManyRaces | Error::Commit(CommitError::LostRace) => Self::refused(
                ErrorCode::Throttled,
                "Too much happened at once in this session. Try again in a moment.",
            ),
            Error::Commit(CommitError::ConnectionGone) => {
                Self::refused(ErrorCode::Expired, "This connection has closed. Open a new one and try again.")
            }
            Error::Commit(error) => Self::fault(error),
            Error::Store(error) => Self::fault(error),
        }
    }
}
