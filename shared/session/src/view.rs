//! What each participant may see of a session, and whom each may send to.

use crate::{Attachment, Participant, Session};
use alongside_protocol::{ConnectionId, Offer, ParticipantView, Presence, Role, SessionView};

/// The session as this participant may see it. No subject, no connection, no key leaves here.
#[must_use]
pub fn view(session: &Session, receiver: &Participant) -> SessionView {
    SessionView {
        session: session.id.clone(),
        rev: session.rev,
        phase: session.phase(),
        you: receiver.id.clone(),
        participants: session.participants.iter().map(participant_view).collect(),
        offer: session.offer.as_ref().map(|offer| Offer { expires_at: offer.expires_at }),
        created_at: session.created_at,
        ended: session.ended.clone(),
    }
}

fn participant_view(participant: &Participant) -> ParticipantView {
    ParticipantView {
        id: participant.id.clone(),
        role: participant.role,
        name: participant.name.clone(),
        presence: match participant.attachment {
            Attachment::Present { .. } => Presence::Present,
            Attachment::Away { until } => Presence::Away { until },
        },
        epoch: participant.epoch,
    }
}

/// The connections that this participant's streams go to: the sharer's to the viewers, a viewer's to the sharer.
#[must_use]
pub fn receivers(session: &Session, sender: &Participant) -> Vec<ConnectionId> {
    if session.ended.is_some() || sender.connection().is_none() {
        return Vec::new();
    }
    let hears = match sender.role {
        Role::Sharer => Role::Viewer,
        Role::Viewer => Role::Sharer,
    };
    let hearers = session.participants.iter().filter(|participant| participant.role == hears);
    hearers.filter_map(|participant| participant.connection().cloned()).collect()
}
