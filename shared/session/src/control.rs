//! Control: who may act on the sharer's page.
//!
//! Invariants:
//! - one participant at most holds it, a viewer who is in the session;
//! - every grant has an epoch that no grant before had, and every act names it;
//! - nobody gets it but by the sharer's consent to that very viewer's question.

use crate::{Attachment, Happening, Participant, RecordedConsent, Refusal, Session};
use alongside_policy::{ASK_LIFE, CONTROL_GRACE, Caller, GRACE};
use alongside_protocol::{
    Ask, ConnectionId, Consent, Instant, NoticeKind, ParticipantId, Pause, PauseReason, Role,
};
use serde::{Deserialize, Serialize};

/// Who may act, and who asks to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// The epoch of the newest lease; 0 before the first.
    pub epoch: u32,
    /// The lease, while somebody holds control. Its epoch is the one above.
    pub lease: Option<ControlLease>,
    /// Who has asked, in the order of asking.
    pub asked: Vec<Ask>,
}

/// The right to act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlLease {
    /// The viewer who has it.
    pub holder: ParticipantId,
    /// What the sharer agreed to.
    pub consent: RecordedConsent,
}

/// What a holder wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Act on the page.
    Act,
    /// Go to another page.
    Navigate,
}

/// What acts name as the ground that they stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The lease's epoch.
    pub epoch: u32,
    /// The sharer's epoch.
    pub page: u32,
}

/// Whether the caller may do this to the page, and over which connection the page is reached.
///
/// # Errors
/// Why not. Whoever is not in the session learns nothing of it.
pub fn may_act<'a>(
    session: &'a Session,
    caller: &Caller,
    connection: &ConnectionId,
    wish: Wish,
    ground: Ground,
) -> Result<(&'a Participant, &'a ConnectionId), Refusal> {
    let viewer = session.participant_of(caller).ok_or(Refusal::NoSuchSession)?;
    if viewer.role != Role::Viewer {
        return Err(Refusal::NotYourRole);
    }
    if session.ended.is_some() {
        return Err(Refusal::Ended);
    }
    if viewer.connection() != Some(connection) {
        return Err(Refusal::NotHere);
    }
    let control = &session.control;
    let holds = control.lease.as_ref().is_some_and(|lease| lease.holder == viewer.id);
    if !holds || control.epoch != ground.epoch {
        return Err(Refusal::NoControl);
    }
    if wish == Wish::Navigate && !session.settings.allow_agent_navigation {
        return Err(Refusal::NavigationOff);
    }
    if session.paused.is_some() {
        return Err(Refusal::Paused);
    }
    let sharer = session.sharer().ok_or(Refusal::NothingShared)?;
    let reached = sharer.connection().ok_or(Refusal::SharerAway)?;
    if sharer.epoch == ground.page { Ok((viewer, reached)) } else { Err(Refusal::PageChanged) }
}

pub(crate) fn ask(
    session: &mut Session,
    viewer: &ParticipantId,
    now: Instant,
) -> Result<Option<Happening>, Refusal> {
    if !session.settings.allow_agent_control {
        return Err(Refusal::ControlOff);
    }
    if session.sharer().is_none() {
        return Err(Refusal::NothingShared);
    }
    let control = &mut session.control;
    let holds = control.lease.as_ref().is_some_and(|lease| lease.holder == *viewer);
    if holds || control.has_asked(viewer) {
        return Ok(None);
    }
    control.asked.push(Ask { by: viewer.clone(), expires_at: now.plus(ASK_LIFE) });
    Ok(happened(NoticeKind::ControlAsked, viewer))
}

pub(crate) fn grant(
    session: &mut Session,
    to: &ParticipantId,
    consent: Consent,
    now: Instant,
) -> Result<Option<Happening>, Refusal> {
    if !session.control.has_asked(to) {
        return Err(Refusal::NotAsked);
    }
    // Who is away would hold what nobody can use.
    if session.participant(to).is_none_or(|viewer| viewer.connection().is_none()) {
        return Err(Refusal::NotAsked);
    }
    let control = &mut session.control;
    control.asked.retain(|ask| ask.by != *to);
    control.epoch += 1;
    control.lease =
        Some(ControlLease { holder: to.clone(), consent: RecordedConsent { at: now, to: consent } });
    Ok(happened(NoticeKind::ControlGranted, to))
}

pub(crate) fn refuse(session: &mut Session, to: &ParticipantId) -> Option<Happening> {
    if !session.control.has_asked(to) {
        return None;
    }
    session.control.asked.retain(|ask| ask.by != *to);
    happened(NoticeKind::ControlRefused, to)
}

pub(crate) fn release(session: &mut Session, viewer: &ParticipantId) -> Option<Happening> {
    let control = &mut session.control;
    if control.lease.take_if(|lease| lease.holder == *viewer).is_some() {
        return happened(NoticeKind::ControlReleased, viewer);
    }
    if !control.has_asked(viewer) {
        return None;
    }
    control.asked.retain(|ask| ask.by != *viewer);
    happened(NoticeKind::ControlLapsed, viewer)
}

/// One click ends it all: who holds it, and who would have it next.
pub(crate) fn take_back(session: &mut Session) -> Option<Happening> {
    let asked = std::mem::take(&mut session.control.asked);
    match session.control.lease.take() {
        Some(lease) => happened(NoticeKind::ControlTakenBack, &lease.holder),
        None => happened(NoticeKind::ControlRefused, &asked.first()?.by),
    }
}

/// The customer's own pause is stronger than a page's: a page that needs none must not end it.
pub(crate) fn pause(
    session: &mut Session,
    reason: PauseReason,
    now: Instant,
) -> Result<Option<Happening>, Refusal> {
    if session.sharer().is_none() {
        return Err(Refusal::NothingShared);
    }
    match session.paused {
        Some(pause) if pause.reason == PauseReason::Sharer || pause.reason == reason => Ok(None),
        _ => {
            session.paused = Some(Pause { reason, since: now });
            Ok(Some(Happening {
                kind: NoticeKind::Paused,
                about: session.sharer().map(|one| one.id.clone()),
            }))
        }
    }
}

pub(crate) fn go_on(session: &mut Session) -> Option<Happening> {
    session.paused.take()?;
    Some(Happening { kind: NoticeKind::Continued, about: session.sharer().map(|one| one.id.clone()) })
}

/// What time does: questions lapse, and control ends when its holder or the sharer is away for too long.
pub(crate) fn settle(session: &mut Session, now: Instant, happenings: &mut Vec<Happening>) {
    let lapsed: Vec<_> = session.control.asked.extract_if(.., |ask| ask.expires_at <= now).collect();
    happenings.extend(lapsed.iter().filter_map(|ask| happened(NoticeKind::ControlLapsed, &ask.by)));
    if session.control_ends_at().is_some_and(|at| at <= now)
        && let Some(lease) = session.control.lease.take()
    {
        happenings.extend(happened(NoticeKind::ControlLost, &lease.holder));
    }
}

impl Control {
    fn has_asked(&self, viewer: &ParticipantId) -> bool {
        self.asked.iter().any(|ask| ask.by == *viewer)
    }

    /// Who has left holds nothing and asks for nothing.
    pub(crate) fn forget(&mut self, viewer: &ParticipantId) {
        self.lease.take_if(|lease| lease.holder == *viewer);
        self.asked.retain(|ask| ask.by != *viewer);
    }

    pub(crate) fn close(&mut self) {
        self.lease = None;
        self.asked.clear();
    }
}

impl Session {
    /// When control ends because its holder, or the sharer, is away; none while both are present or nobody holds it.
    pub(crate) fn control_ends_at(&self) -> Option<Instant> {
        let lease = self.control.lease.as_ref()?;
        let away_until = |participant: &Participant| match participant.attachment {
            Attachment::Away { until } => Some(until),
            Attachment::Present { .. } => None,
        };
        let both = self.participants.iter().filter(|one| one.role == Role::Sharer || one.id == lease.holder);
        // Away began one grace before it ends.
        both.filter_map(away_until).min().map(|until| until.minus(GRACE).plus(CONTROL_GRACE))
    }
}

fn happened(kind: NoticeKind, about: &ParticipantId) -> Option<Happening> {
    Some(Happening { kind, about: Some(about.clone()) })
}
