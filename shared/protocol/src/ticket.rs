//! `POST /tickets` and `POST /visitor-tickets`: single-use tickets that open a socket, because browsers can't send
//! headers with one.

use crate::{Instant, SiteKey};
use serde::{Deserialize, Serialize};

/// The body of `POST /tickets`. Who asks stands in the bearer token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgentTicketRequest {}

/// The body of `POST /visitor-tickets`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct VisitorTicketRequest {
    /// The organisation's public key, from the snippet's tag.
    pub site: SiteKey,
    /// The token of an earlier answer, by which the same visitor comes back. Without one, or with one that has run
    /// out, it is a new visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub visitor: Option<VisitorToken>,
}

/// Proof of being the same visitor as before: signed, opaque, to be kept where only the site's pages can read it.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct VisitorToken(pub String);

/// Hides the token, so that no log line can tell it.
impl std::fmt::Debug for VisitorToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VisitorToken(…)")
    }
}

/// A ticket, and where to spend it: `{socket}?ticket={ticket}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Ticket {
    /// Opaque, single use.
    pub ticket: String,
    /// When it ends if nobody spends it: 30 seconds on.
    pub expires_at: Instant,
    /// The WebSocket's address, without the ticket.
    pub socket: String,
    /// For visitors: the token to come back with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub visitor: Option<VisitorToken>,
}
