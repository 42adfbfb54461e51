//! Who is in a session.

use alongside_protocol::{ConnectionId, Consent, Instant, Label, ParticipantId, Role, SubjectId};
use serde::{Deserialize, Serialize};

/// Somebody in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Within the session; the others see it.
    pub id: ParticipantId,
    /// Who it is; the others don't see it.
    pub subject: SubjectId,
    /// Sharer or viewer.
    pub role: Role,
    /// An agent's name.
    pub name: Option<Label>,
    /// Grows with every connection.
    pub epoch: u32,
    /// Whether there is a connection.
    pub attachment: Attachment,
    /// What a sharer agreed to.
    pub consent: Option<RecordedConsent>,
}

/// Whether a participant has a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Attachment {
    /// There is one, and it has given a sign of life.
    Present {
        /// The connection.
        connection: ConnectionId,
        /// Without a further sign of life until then, the connection counts as lost: `$disconnect` is best effort.
        until: Instant,
    },
    /// There is none.
    Away {
        /// When the participant counts as having left.
        until: Instant,
    },
}

/// A sharer's consent, kept with the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedConsent {
    /// When.
    pub at: Instant,
    /// To what.
    pub to: Consent,
}

impl Participant {
    /// The connection, while there is one.
    #[must_use]
    pub const fn connection(&self) -> Option<&ConnectionId> {
        match &self.attachment {
            Attachment::Present { connection, .. } => Some(connection),
            Attachment::Away { .. } => None,
        }
    }
}
