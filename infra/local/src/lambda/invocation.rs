//! One event on its way through a function.

use std::time::Duration;

use axum::body::Bytes;
use tokio::sync::oneshot;

/// One event, and where its answer goes.
#[derive(Debug)]
pub(super) struct Invocation {
    pub(super) request_id: String,
    pub(super) event: Bytes,
    pub(super) answer: oneshot::Sender<Result<Bytes, InvocationError>>,
}

/// Why an event has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum InvocationError {
    /// The function said so itself: its handler returned an error or panicked.
    #[error("{kind}: {message}")]
    Function {
        /// `errorType`.
        kind: String,
        /// `errorMessage`.
        message: String,
    },
    /// The process ended with the event in its hands.
    #[error("the process ended ({0})")]
    Exited(String),
    /// The function's timeout passed.
    #[error("timed out after {0:?}")]
    TimedOut(Duration),
    /// The API's integration timeout passed; the function may still be at it.
    #[error("no answer within {0:?}")]
    NoAnswer(Duration),
    /// The process ended before it asked for its first event.
    #[error("didn't start: {0}")]
    Init(String),
    /// The event is over Lambda's 6 MB.
    #[error("the event is larger than 6 MB")]
    TooLarge,
    /// The answer is over Lambda's 6 MB.
    #[error("the answer is larger than 6 MB")]
    AnswerTooLarge,
    /// The gateway is stopping.
    #[error("the gateway is stopping")]
    Stopping,
}
