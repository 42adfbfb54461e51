//! The answer to a request over a socket.

use crate::Failure;
use alongside_protocol::{ErrorReply, RequestId};
use serde::Serialize;
use serde_json::Value;

/// What goes back over the connection.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Answer {
    Ok { reply: RequestId, ok: Value },
    Error(ErrorReply),
}

impl Answer {
    pub(crate) fn new(reply: RequestId, outcome: Result<Value, Failure>) -> Self {
        match outcome {
            Ok(ok) => Self::Ok { reply, ok },
            Err(failure) => Self::refusal(Some(reply), failure),
        }
    }

    pub(crate) fn refusal(reply: Option<RequestId>, failure: Failure) -> Self {
        Self::Error(ErrorReply { reply, error: failure.into_body() })
    }
}
