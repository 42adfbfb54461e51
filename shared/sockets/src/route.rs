//! Routes: the relay's whole knowledge, carried by the client that uses it.

use alongside_policy::ROUTE_LIFE;
use alongside_protocol::{ConnectionId, Instant, ParticipantId, Role, SealedRoute, SessionId, Stream};
use alongside_seal::{Forged, Purpose, Seal};
use alongside_session::{Participant, Session, reach};
use serde::{Deserialize, Serialize};

/// Who may send what to whom. One-letter names: it travels with every message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The connection that may use it.
    #[serde(rename = "f")]
    pub from: ConnectionId,
    /// The sharer's connection; none for the sharer.
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub sharer: Option<ConnectionId>,
    /// The other viewers' connections.
    #[serde(rename = "t")]
    pub viewers: Vec<ConnectionId>,
    /// Whether the organisation allows drawing.
    #[serde(rename = "d", default, skip_serializing_if = "std::ops::Not::not")]
    pub may_draw: bool,
    /// The session.
    #[serde(rename = "s")]
    pub session: SessionId,
    /// The sender.
    #[serde(rename = "p")]
    pub participant: ParticipantId,
    /// What the sender is, and so which streams it may send.
    #[serde(rename = "r")]
    pub role: Role,
    /// The sender's epoch.
    #[serde(rename = "e")]
    pub epoch: u32,
    /// When it ends.
    #[serde(rename = "x")]
    pub expires_at: Instant,
}

impl Route {
    /// Whom a message of this stream goes to; none when its sender must not send it.
    #[must_use]
    pub fn receivers(&self, stream: Stream) -> Option<Vec<&ConnectionId>> {
        let (sharer, viewers) = (self.sharer.iter(), self.viewers.iter());
        match (self.role, stream) {
            (Role::Sharer, Stream::Mirror | Stream::Acted | Stream::Sight | Stream::Pong) => {
                Some(viewers.collect())
            }
            (Role::Viewer, Stream::Want | Stream::Ping) => Some(sharer.collect()),
            (Role::Viewer, Stream::Point) => Some(sharer.chain(viewers).collect()),
            (_, Stream::Draw) if self.may_draw => Some(sharer.chain(viewers).collect()),
            _ => None,
        }
    }
}

/// Makes routes, and reads them back.
#[derive(Clone, Debug)]
pub struct Routes {
    seal: Seal,
}

impl Routes {
    /// With the key derived from the master secret.
    #[must_use]
    pub fn new(master_secret: &[u8]) -> Self {
        Self { seal: Seal::new(master_secret, Purpose::Route) }
    }

    /// The route of a participant; none while there is nobody to send to.
    ///
    /// # Errors
    /// When it has no JSON form, which no route lacks.
    pub fn of(
        &self,
        session: &Session,
        sender: &Participant,
        now: Instant,
    ) -> Result<Option<SealedRoute>, serde_json::Error> {
        let reach = reach(session, sender);
        let Some(from) = sender.connection().cloned().filter(|_| !reach.is_empty()) else { return Ok(None) };
        let route = Route {
            from,
            sharer: reach.sharer,
            viewers: reach.viewers,
            may_draw: session.settings.allow_draw,
            session: session.id.clone(),
            participant: sender.id.clone(),
            role: sender.role,
            epoch: sender.epoch,
            expires_at: now.plus(ROUTE_LIFE),
        };
        self.seal.seal(&route).map(|sealed| Some(SealedRoute(sealed)))
    }

    /// Reads a route that a client sent along. Whether it is this client's, and still valid, is the reader's to check.
    ///
    /// # Errors
    /// [`Forged`] when we did not make it.
    pub fn open(&self, sealed: &str) -> Result<Route, Forged> {
        self.seal.open(sealed)
    }
}
