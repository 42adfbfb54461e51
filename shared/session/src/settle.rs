//! What time does to a session. Every decision settles first, so nothing depends on when `sweep` comes by.

use crate::{Attachment, Happening, Session, control};
use alongside_policy::GRACE;
use alongside_protocol::{EndReason, Ending, Instant, NoticeKind, Role};

/// The session as it stands at `now`, and what happened on the way there.
#[must_use]
pub fn settle(session: &Session, now: Instant) -> (Session, Vec<Happening>) {
    let mut settled = session.clone();
    let mut happenings = Vec::new();
    if settled.ended.is_some() {
        return (settled, happenings);
    }
    lose_silent_connections(&mut settled, now, &mut happenings);
    drop_lapsed_offer(&mut settled, now, &mut happenings);
    if settled.key.as_ref().is_some_and(|key| key.expires_at <= now) {
        settled.key = None;
    }
    control::settle(&mut settled, now, &mut happenings);
    remove_the_lost(&mut settled, now, &mut happenings);
    let ends_at = settled.ends_at;
    if settled.ended.is_none() && ends_at <= now {
        end(&mut settled, EndReason::TooLong, ends_at, &mut happenings);
    }
    if settled != *session {
        settled.rev = session.rev + 1;
    }
    (settled, happenings)
}

impl Session {
    /// The next moment at which time alone changes the session; none once it has ended.
    #[must_use]
    pub fn due_at(&self) -> Option<Instant> {
        if self.ended.is_some() {
            return None;
        }
        let of_participants = self.participants.iter().map(|participant| match participant.attachment {
            Attachment::Present { until, .. } | Attachment::Away { until } => until,
        });
        let of_questions = self.control.asked.iter().map(|ask| ask.expires_at);
        let of_offer = self.offer.iter().map(|offer| offer.expires_at);
        of_participants
            .chain(of_questions)
            .chain(self.control_ends_at())
            .chain(of_offer)
            .chain([self.ends_at])
            .min()
    }
}

/// `$disconnect` may never come: who gives no sign of life counts as away from then on.
fn lose_silent_connections(session: &mut Session, now: Instant, happenings: &mut Vec<Happening>) {
    for participant in &mut session.participants {
        if let Attachment::Present { until, .. } = participant.attachment
            && until <= now
        {
            participant.attachment = Attachment::Away { until: until.plus(GRACE) };
            happenings.push(Happening { kind: NoticeKind::Away, about: Some(participant.id.clone()) });
        }
    }
}

fn drop_lapsed_offer(session: &mut Session, now: Instant, happenings: &mut Vec<Happening>) {
    if session.offer.as_ref().is_some_and(|offer| offer.expires_at <= now) {
        session.offer = None;
        happenings.push(Happening { kind: NoticeKind::Refused, about: None });
    }
}

/// Who did not come back in time has left. Without its sharer, or without a viewer, a session is over.
fn remove_the_lost(session: &mut Session, now: Instant, happenings: &mut Vec<Happening>) {
    let is_lost = |attachment: &Attachment| matches!(attachment, Attachment::Away { until } if *until <= now);
    if session.sharer().is_some_and(|sharer| is_lost(&sharer.attachment)) {
        return end(session, EndReason::SharerLost, now, happenings);
    }
    let lost: Vec<_> =
        session.viewers().filter(|viewer| is_lost(&viewer.attachment)).map(|v| v.id.clone()).collect();
    if !lost.is_empty() && lost.len() == session.viewers().count() {
        return end(session, EndReason::NoViewerLeft, now, happenings);
    }
    for id in lost {
        session.participants.retain(|participant| participant.id != id);
        session.control.forget(&id);
        happenings.push(Happening { kind: NoticeKind::Left, about: Some(id) });
    }
}

/// Ends a session by itself; [`crate::decide()`] ends it by somebody.
fn end(session: &mut Session, reason: EndReason, at: Instant, happenings: &mut Vec<Happening>) {
    let lost_role = match reason {
        EndReason::SharerLost => Some(Role::Sharer),
        EndReason::NoViewerLeft => Some(Role::Viewer),
        EndReason::Ended | EndReason::TooLong => None,
    };
    session.close(Ending { reason, at, by: None, by_role: lost_role, by_name: None });
    happenings.push(Happening { kind: NoticeKind::Ended, about: None });
}

impl Session {
    /// Nothing of a session that is over can be used again.
    pub(crate) fn close(&mut self, ending: Ending) {
        self.ended = Some(ending);
        self.key = None;
        self.offer = None;
        self.control.close();
        self.paused = None;
    }
}
