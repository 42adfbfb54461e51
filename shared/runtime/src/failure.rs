//! Why a call has no result: a refusal that the caller reads, or a fault that the log reads.

use alongside_protocol::{ErrorBody, ErrorCode, Malformed};
use std::error::Error;
use std::time::Duration;

/// What a handler returns instead of a result.
#[derive(Debug)]
pub enum Failure {
    /// The caller is told this, word for word.
    Refused(ErrorBody),
    /// The log is told this; the caller learns that it was us.
    Fault(Box<dyn Error + Send + Sync>),
}

impl Failure {
    /// A refusal with a sentence that says what to do next.
    pub fn refused(code: ErrorCode, message: impl Into<String>) -> Self {
        Self::Refused(ErrorBody { code, message: message.into(), retry_after_seconds: None })
    }

    /// A refusal that ends by waiting.
    pub fn refused_for(code: ErrorCode, message: impl Into<String>, wait: Duration) -> Self {
        let seconds = u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX);
        Self::Refused(ErrorBody { code, message: message.into(), retry_after_seconds: Some(seconds) })
    }

    /// A fault of ours.
    pub fn fault(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Fault(cause.into())
    }

    /// What the caller reads. A fault is logged here, once, and told as no more than that.
    pub(crate) fn into_body(self) -> ErrorBody {
        match self {
            Self::Refused(body) => body,
            Self::Fault(cause) => {
                tracing::error!(error = %cause, "a call failed");
                ErrorBody {
                    code: ErrorCode::Internal,
                    message: "Something went wrong on our side. Try again in a moment.".to_owned(),
                    retry_after_seconds: None,
                }
            }
        }
    }
}

impl From<&Malformed> for Failure {
    fn from(malformed: &Malformed) -> Self {
        let code = match malformed {
            Malformed::TooLarge { .. } => ErrorCode::TooLarge,
            _ => ErrorCode::Malformed,
        };
        let text = malformed.to_string();
        let mut letters = text.chars();
        let sentence: String =
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        Self::refused(code, format!("{sentence}. See docs/protocol.md."))
    }
}

impl From<alongside_store::Error> for Failure {
    fn from(error: alongside_store::Error) -> Self {
        Self::fault(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::fault(error)
    }
}
