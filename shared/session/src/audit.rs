//! What of a change is kept for administrators. No text of a page, a field or a note is.

use crate::{Change, Decision, Happening, Participant, Session};
use alongside_protocol::{AuditEntry, AuditKind, Instant, NoticeKind, ParticipantId};

/// What an administrator may read of a decision later. Losing and finding a connection again, which every page load
/// does, is no part of it.
#[must_use]
pub fn audit(read: &Session, decision: &Decision, now: Instant) -> Vec<AuditEntry> {
    let entry = |happening: &Happening| {
        let what = kind_of(happening, &decision.session)?;
        let named = happening.about.as_ref();
        let who = named.and_then(|id| decision.session.participant(id).or_else(|| read.participant(id)));
        Some(entry_of(what, named, who, now))
    };
    decision.happenings.iter().filter_map(entry).collect()
}

/// The first entry of a session's trail.
#[must_use]
pub fn audit_of_creation(session: &Session) -> AuditEntry {
    let creator = session.participants.first();
    entry_of(AuditKind::Created, creator.map(|one| &one.id), creator, session.created_at)
}

/// What an administrator may read of a change of the annotations.
#[must_use]
pub fn audit_of_board(change: &Change, by: &Participant, now: Instant) -> AuditEntry {
    let what = match change {
        Change::Added(_) => AuditKind::Annotated,
        Change::Edited(_) => AuditKind::AnnotationEdited,
        Change::Removed(ids) => {
            AuditKind::AnnotationsRemoved { count: u32::try_from(ids.len()).unwrap_or(u32::MAX) }
        }
    };
    entry_of(what, Some(&by.id), Some(by), now)
}

fn entry_of(
    what: AuditKind,
    id: Option<&ParticipantId>,
    who: Option<&Participant>,
    at: Instant,
) -> AuditEntry {
    AuditEntry {
        at,
        what,
        who: id.cloned(),
        role: who.map(|who| who.role),
        name: who.and_then(|who| who.name.clone()),
    }
}

fn kind_of(happening: &Happening, decided: &Session) -> Option<AuditKind> {
    Some(match happening.kind {
        NoticeKind::Away | NoticeKind::Returned => return None,
        NoticeKind::Offered => AuditKind::Offered,
        NoticeKind::Refused => AuditKind::Refused,
        NoticeKind::Joined => {
            let who = happening.about.as_ref().and_then(|id| decided.participant(id));
            AuditKind::Joined { consent: who.and_then(|who| Some(who.consent.as_ref()?.to.clone())) }
        }
        NoticeKind::Left => AuditKind::Left,
        NoticeKind::Ended => AuditKind::Ended { reason: decided.ended.as_ref()?.reason },
        NoticeKind::Paused => AuditKind::Paused { reason: decided.paused?.reason },
        NoticeKind::Continued => AuditKind::Continued,
        NoticeKind::ControlAsked => AuditKind::ControlAsked,
        NoticeKind::ControlLapsed => AuditKind::ControlLapsed,
        NoticeKind::ControlRefused => AuditKind::ControlRefused,
        NoticeKind::ControlGranted => {
            AuditKind::ControlGranted { consent: decided.control.lease.as_ref()?.consent.to.clone() }
        }
        NoticeKind::ControlReleased => AuditKind::ControlReleased,
        NoticeKind::ControlTakenBack => AuditKind::ControlTakenBack,
        NoticeKind::ControlLost => AuditKind::ControlLost,
    })
}
