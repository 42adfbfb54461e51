//! What each participant may see of a session, and whom each may send to.

use crate::{Attachment, Participant, Session};
use alongside_protocol::{
    Allowed, ConnectionId, ControlView, Offer, ParticipantView, Presence, Role, SessionView,
};

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
        control: ControlView {
            holder: session.control.lease.as_ref().map(|lease| lease.holder.clone()),
            epoch: session.control.epoch,
            asked: session.control.asked.clone(),
        },
        paused: session.paused,
        allowed: Allowed {
            control: session.settings.allow_agent_control,
            navigation: session.settings.allow_agent_navigation,
            draw: session.settings.allow_draw,
        },
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

/// The connections that somebody's streams may go to: everybody else's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The sharer's; none for the sharer.
    pub sharer: Option<ConnectionId>,
    /// The other viewers'.
    pub viewers: Vec<ConnectionId>,
}

impl Reach {
    /// Whether there is nobody to send to.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sharer.is_none() && self.viewers.is_empty()
    }
}

/// Whom this participant's streams may go to; nobody after the end, or while the participant is away.
#[must_use]
pub fn reach(session: &Session, sender: &Participant) -> Reach {
    if session.ended.is_some() || sender.connection().is_none() {
        return Reach::default();
    }
    let others = || session.participants.iter().filter(|participant| participant.id != sender.id);
    let of = |role: Role| others().filter(move |participant| participant.role == role);
    Reach {
        sharer: of(Role::Sharer).find_map(|participant| participant.connection().cloned()),
        viewers: of(Role::Viewer).filter_map(|participant| participant.connection().cloned()).collect(),
    }
}
