//! Posting to connections through API Gateway's `@connections`.

use alongside_protocol::ConnectionId;
use aws_sdk_apigatewaymanagement::Client;
use aws_sdk_apigatewaymanagement::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_apigatewaymanagement::operation::post_to_connection::PostToConnectionError;
use aws_sdk_apigatewaymanagement::primitives::Blob;
use serde::Serialize;

/// The way to connections.
#[derive(Clone, Debug)]
pub struct Sockets {
    client: Client,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// API Gateway has it.
    Posted,
    /// The connection is closed, or not open yet (410).
    Gone,
}

/// A message that could be neither posted nor known to be undeliverable.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// API Gateway refused or could not be reached.
    #[error("post to connection: {cause}")]
    Unavailable {
        /// Its code, or how the call failed.
        cause: String,
    },
    /// The message has no JSON form.
    #[error("a message can't be written: {0}")]
    Unwritable(#[from] serde_json::Error),
}

impl Sockets {
    /// Posts through this client.
    #[must_use]
    pub const fn new(client: Client) -> Self {
        Self { client }
    }

    /// Posts a message as JSON.
    ///
    /// # Errors
    /// When API Gateway can't be reached, or keeps refusing after the SDK's retries.
    pub async fn post<M: Serialize + Sync>(&self, to: &ConnectionId, message: &M) -> Result<Delivery, Error> {
        self.post_bytes(to, serde_json::to_vec(message)?).await
    }

    /// Posts bytes that are JSON already.
    ///
    /// # Errors
    /// As [`Sockets::post`].
    pub async fn post_bytes(&self, to: &ConnectionId, bytes: Vec<u8>) -> Result<Delivery, Error> {
        let posted =
            self.client.post_to_connection().connection_id(to.as_str()).data(Blob::new(bytes)).send().await;
        match posted {
            Ok(_) => Ok(Delivery::Posted),
            Err(error) if is_gone(&error) => Ok(Delivery::Gone),
            Err(error) => Err(Error::Unavailable { cause: cause_of(&error) }),
        }
    }
}

/// By status or by code: matching one alone has left stale connections elsewhere (facts/platform.md 2.4).
fn is_gone<R>(error: &SdkError<PostToConnectionError, R>) -> bool
where
    R: std::fmt::Debug,
{
    error.as_service_error().is_some_and(|e| e.is_gone_exception() || e.code() == Some("GoneException"))
}

fn cause_of<R: std::fmt::Debug>(error: &SdkError<PostToConnectionError, R>) -> String {
    match error {
        SdkError::ServiceError(service) => service.err().code().unwrap_or("unknown").to_owned(),
        SdkError::TimeoutError(_) => "timed out".to_owned(),
        SdkError::DispatchFailure(failure) => format!("can't be reached: {:?}", failure.as_connector_error()),
        _ => "the answer can't be read".to_owned(),
    }
}
