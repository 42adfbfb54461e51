//! What can go wrong with the tables.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

/// A fault of the store. Callers can do nothing about it but try again later.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// DynamoDB refused or could not be reached.
    #[error("dynamodb: {operation}: {cause}")]
    Unavailable {
        /// Which operation.
        operation: &'static str,
        /// DynamoDB's code and message, or how the call failed.
        cause: String,
    },
    /// An item has not the shape that this version writes.
    #[error("an item of kind {kind} can't be read: {cause}")]
    Corrupt {
        /// Which kind.
        kind: &'static str,
        /// What the decoder said.
        cause: String,
    },
}

impl Error {
    /// Wraps a failed call.
    pub(crate) fn of<E: ProvideErrorMetadata + std::fmt::Debug, R: std::fmt::Debug>(
        operation: &'static str,
        error: &SdkError<E, R>,
    ) -> Self {
        let cause = match error {
            SdkError::ServiceError(service) => {
                let (code, message) = (service.err().code(), service.err().message());
                format!("{}: {}", code.unwrap_or("unknown"), message.unwrap_or(""))
            }
            other => format!("{other:?}").chars().take(400).collect(),
        };
        Self::Unavailable { operation, cause }
    }

    /// Wraps a request that lacks a part: a mistake in this crate.
    pub(crate) fn unbuilt(operation: &'static str, error: &aws_sdk_dynamodb::error::BuildError) -> Self {
        Self::Unavailable { operation, cause: error.to_string() }
    }

    /// Wraps an item that can't be decoded or encoded.
    pub(crate) fn corrupt(kind: &'static str, error: &serde_dynamo::Error) -> Self {
        Self::Corrupt { kind, cause: error.to_string() }
    }
}
