//! Why a connection ends, with the code that the client sees and `$disconnect` is told.
//!
//! AWS documents 1003 and 1009. The codes of the cuts after ten idle minutes and after two hours aren't documented:
//! RFC 6455's 1001 (going away) is assumed, as it is for a connection that `@connections` deletes 1000 is.

use tokio_tungstenite::tungstenite::{Error, protocol::CloseFrame};

/// How a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closing {
    /// The status code.
    pub(super) code: u16,
    /// The reason, possibly empty.
    pub(super) reason: String,
    /// Who began, which decides what is left to do on the socket.
    pub(super) by: By,
}

/// Who ended a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The client sent a close frame.
    Client,
    /// The client vanished.
    Network,
    /// We do, and the stream is still in step.
    Gateway,
    /// We do, in the middle of a frame that we don't accept: what follows can't be read as frames.
    GatewayMidFrame,
}

impl Closing {
    fn by_gateway(code: u16, reason: &str) -> Self {
        Self { code, reason: reason.into(), by: By::Gateway }
    }

    /// Ten minutes without a message.
    pub(super) fn idle() -> Self {
        Self::by_gateway(1001, "Going away")
    }

    /// Two hours.
    pub(super) fn expired() -> Self {
        Self::by_gateway(1001, "Going away")
    }

    /// The gateway stops.
    pub(super) fn stopping() -> Self {
        Self::by_gateway(1001, "Going away")
    }

    /// `DELETE @connections`.
    pub(super) fn deleted() -> Self {
        Self::by_gateway(1000, "Connection Closed Normally")
    }

    /// A binary message.
    pub(super) fn binary() -> Self {
        Self::by_gateway(1003, "Binary is not supported")
    }

    /// The client's close frame.
    pub(super) fn by_client(frame: Option<CloseFrame>) -> Self {
        let (code, reason) =
            frame.map_or((1005, String::new()), |frame| (frame.code.into(), frame.reason.to_string()));
        Self { code, reason, by: By::Client }
    }

    /// The client went without a word.
    pub(super) fn vanished() -> Self {
        Self { code: 1006, reason: "Connection closed abnormally".into(), by: By::Network }
    }

    /// The socket failed while it was read.
    pub(super) fn failed(error: &Error) -> Self {
        let (code, reason) = match error {
            Error::Capacity(_) => (1009, "Message too big"),
            Error::Utf8(_) => (1007, "Invalid UTF-8"),
            Error::Protocol(
                tokio_tungstenite::tungstenite::error::ProtocolError::ResetWithoutClosingHandshake,
            )
            | Error::Io(_)
            | Error::ConnectionClosed
            | Error::AlreadyClosed => return Self::vanished(),
            _ => (1002, "Protocol error"),
        };
        Self { code, reason: reason.into(), by: By::GatewayMidFrame }
    }
}
