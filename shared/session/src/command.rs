//! What can be asked of a session, after decoding: the caller's wish, without what follows from who calls.

use crate::KeyHold;
use alongside_protocol::{ConnectionId, Consent, ParticipantId, PauseReason};

/// A change that somebody asks for, or that happened to a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A viewer holds a fresh security key for the session.
    HoldKey(KeyHold),
    /// A visitor typed a key with this hash.
    Redeem {
        /// The keyed hash of organisation and digits.
        hash: String,
    },
    /// Join as sharer (visitors) or viewer (agents).
    Join {
        /// The caller's connection.
        connection: ConnectionId,
        /// A sharer's consent.
        consent: Option<Consent>,
    },
    /// The visitor does not want to share.
    Refuse,
    /// A participant is here, on this connection.
    Resume {
        /// The caller's connection.
        connection: ConnectionId,
    },
    /// The caller leaves.
    Leave,
    /// The session ends for everyone.
    End,
    /// The sharer's page shows nothing.
    Pause(PauseReason),
    /// The sharer's page shows itself again.
    Continue,
    /// A viewer asks for control.
    AskControl,
    /// The sharer gives it to a viewer who asked.
    GrantControl {
        /// The viewer.
        to: ParticipantId,
        /// What the sharer agreed to.
        consent: Consent,
    },
    /// The sharer does not give it to a viewer who asked.
    RefuseControl {
        /// The viewer.
        to: ParticipantId,
    },
    /// A viewer gives control back, or the question.
    ReleaseControl,
    /// The sharer takes control back.
    TakeBackControl,
}
