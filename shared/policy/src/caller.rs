//! Who is calling. Comes with each event from the authorizer's context and costs no read.

use crate::{Permission, Permissions};
use alongside_protocol::{Instant, Label, OrganisationId, SubjectId};

/// Whoever sent a message over a socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The tenant. Nothing of another's is ever visible.
    pub organisation: OrganisationId,
    /// Who, within the organisation.
    pub subject: SubjectId,
    /// As what.
    pub identity: Identity,
    /// When the proof of identity runs out.
    pub expires_at: Instant,
}

/// As what somebody calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// Signed in with the organisation's identity provider.
    Agent(Agent),
    /// On the organisation's site.
    Visitor,
}

/// What is known of a signed-in agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// The name to show.
    pub name: Label,
    /// The rights in the token.
    pub permissions: Permissions,
}

impl Caller {
    /// The agent, where it is one.
    #[must_use]
    pub const fn as_agent(&self) -> Option<&Agent> {
        match &self.identity {
            Identity::Agent(agent) => Some(agent),
            Identity::Visitor => None,
        }
    }

    /// Whether the caller is an agent with this right.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.as_agent().is_some_and(|agent| agent.permissions.include(permission))
    }
}
