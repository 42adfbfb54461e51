//! Action `relay`: the hot path. Streams carry `(epoch, n)` from their sender and cost the server no write.
//!
//! A batch too large for one message goes in several, with consecutive `n` and `more` set on all but the last.

use crate::{ErrorBody, ParticipantId, SessionId};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most characters that a relay request's `body` may have. With the route and the rest it stays under API
/// Gateway's frame of 32 KB.
pub const MAX_RELAY_BODY_BYTES: usize = 28 * 1024;

/// The most bytes of a whole relay request: API Gateway's frame.
pub const MAX_RELAY_BYTES: usize = 32 * 1024;

/// What kind of stream a relayed message belongs to, and with it who may send it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Stream {
    /// The page, from the sharer to the viewers: base64 of gzip of a JSON array of events.
    Mirror,
    /// A viewer asks the sharer for a fresh snapshot. Its body is empty.
    Want,
    /// Where somebody points, to everybody else: a [`Pointing`].
    Point,
    /// Something drawn that fades, to everybody else: a [`Fading`](crate::Fading).
    Draw,
    /// What became of acts, from the sharer to the viewers: an [`Outcome`](crate::Outcome).
    Acted,
    /// How the sharer's page stands, from the sharer to the viewers: a [`Sight`].
    Sight,
    /// A viewer measures the way to the sharer's page: any text of up to 64 characters.
    Ping,
    /// The sharer's page sends a `ping` back, to the viewers: the same text.
    Pong,
}

/// Where somebody points: the body of a relayed message of stream `point`, as JSON. The sharer's own pointer is in the
/// mirror.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Pointing {
    /// The pointer is here.
    At(Spot),
    /// It was pressed here: the others see a circle.
    Pressed(Spot),
    /// It is no longer over the page.
    Off {},
}

/// A place in the mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Spot {
    /// The sharer's epoch: which page the node is of.
    pub page: u32,
    /// The node's number in the mirror.
    pub node: u32,
    /// From the node's left edge, in thousandths of its width.
    pub x: i32,
    /// From its top edge, in thousandths of its height.
    pub y: i32,
}

/// How the sharer's page stands: the body of a relayed message of stream `sight`, as JSON. Sent when it changes, and
/// to whoever asks for a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sight {
    /// The sharer is on another tab, or the window is covered.
    pub hidden: bool,
}

/// A signed route: whom the sender may send to. Opaque to clients.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SealedRoute(pub String);

/// Hides the route, so that no log line can tell it.
impl std::fmt::Debug for SealedRoute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealedRoute(…)")
    }
}

/// What a participant sends.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RelayRequest<'a> {
    /// Always `relay`: what selects the function.
    #[serde(borrow)]
    pub action: Cow<'a, str>,
    /// The route from the newest notice or answer.
    #[serde(borrow)]
    pub route: Cow<'a, str>,
    /// What kind of stream.
    pub stream: Stream,
    /// Counts up from 0 within the sender's epoch and stream.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub n: u64,
    /// Whether the batch goes on in the next message.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
    pub more: bool,
    /// The payload.
    #[serde(borrow)]
    pub body: Cow<'a, str>,
}

/// What the receivers get. Session, sender and epoch come from the signed route, not from the sender.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RelayMessage<'a> {
    /// What kind of stream.
    pub stream: Stream,
    /// The session.
    pub session: SessionId,
    /// Who sent it.
    pub from: ParticipantId,
    /// The sender's epoch.
    pub epoch: u32,
    /// As the sender counted.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub n: u64,
    /// Whether the batch goes on in the next message.
    pub more: bool,
    /// The payload, untouched.
    #[serde(borrow)]
    pub body: Cow<'a, str>,
}

/// Sent to the sender of a relayed message that was refused. Streams have no request id, so it names stream and `n`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RelayRefused {
    /// Always `relay.refused`.
    pub notice: String,
    /// The refusal. `expired` asks for `resume`, which brings a new route.
    pub error: ErrorBody,
}
