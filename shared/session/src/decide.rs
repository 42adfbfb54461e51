//! The decision about one command.

use crate::{
    Attachment, Command, OfferHold, Participant, RecordedConsent, Refusal, Session, control, settle,
};
use alongside_policy::{Caller, GRACE, MAX_VIEWERS, OFFER_LIFE, Permission, ROUTE_LIFE};
use alongside_protocol::{
    Channel, ConnectionId, Consent, EndReason, Ending, Instant, NoticeKind, ParticipantId, RequestId, Role,
};

/// What is to be committed, and told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The session from now on. Nothing is to be committed when its revision is the one that was read.
    pub session: Session,
    /// What happened, in order, for whoever must know.
    pub happenings: Vec<Happening>,
}

/// Something that happened in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// What.
    pub kind: NoticeKind,
    /// To whom, where it happened to somebody.
    pub about: Option<ParticipantId>,
}

/// Decides what a command does to a session.
///
/// # Errors
/// A [`Refusal`]; then nothing is to be committed.
pub fn decide(
    read: &Session,
    caller: &Caller,
    request: RequestId,
    command: Command,
    now: Instant,
) -> Result<Decision, Refusal> {
    if read.organisation != caller.organisation {
        return Err(Refusal::NoSuchSession);
    }
    let (mut session, mut happenings) = settle(read, now);
    if !session.has_answered(request) {
        let before = session.clone();
        let happened = apply(&mut session, caller, command, now)?;
        happenings.extend(happened);
        if session != before {
            session.remember(request);
        }
    }
    if session != *read {
        session.rev = read.rev + 1;
    }
    Ok(Decision { session, happenings })
}

impl Decision {
    /// What the loss of a connection does: its participant, if it still is on that connection, is away.
    #[must_use]
    pub fn on_disconnect(read: &Session, connection: &ConnectionId, now: Instant) -> Self {
        let (mut session, mut happenings) = settle(read, now);
        if session.ended.is_none()
            && let Some(participant) =
                session.participants.iter_mut().find(|p| p.connection() == Some(connection))
        {
            participant.attachment = Attachment::Away { until: now.plus(GRACE) };
            happenings.push(Happening { kind: NoticeKind::Away, about: Some(participant.id.clone()) });
            session.rev = read.rev + 1;
        }
        Self { session, happenings }
    }
}

fn apply(
    session: &mut Session,
    caller: &Caller,
    command: Command,
    now: Instant,
) -> Result<Option<Happening>, Refusal> {
    match command {
        Command::HoldKey(key) => {
            viewer_of(session, caller)?;
            if !caller.may(Permission::CobrowseVoiceEscalate) {
                return Err(Refusal::NotPermitted);
            }
            if !session.settings.channels.contains(&Channel::Voice) {
                return Err(Refusal::ChannelOff);
            }
            refuse_unless_waiting(session)?;
            if session.offer.is_some() {
                return Err(Refusal::BeingDecided);
            }
            session.key = Some(key);
            Ok(None)
        }
        Command::Redeem { hash } => redeem(session, caller, &hash, now),
        Command::Join { connection, consent } if caller.as_agent().is_some() => {
            if consent.is_some() {
                return Err(Refusal::NotYourRole);
            }
            join_as_viewer(session, caller, connection, now)
        }
        Command::Join { connection, consent } => join_as_sharer(session, caller, connection, consent, now),
        Command::Refuse => refuse(session, caller),
        Command::Resume { connection } => resume(session, caller, connection, now),
        Command::Leave => leave(session, caller, now),
        Command::End => {
            let by = participant_of(session, caller)?.clone();
            Ok(end(session, EndReason::Ended, &by, now))
        }
        Command::AskControl => {
            let viewer = id_in(session, caller, Role::Viewer)?;
            control::ask(session, &viewer, now)
        }
        Command::ReleaseControl => {
            let viewer = id_in(session, caller, Role::Viewer)?;
            Ok(control::release(session, &viewer))
        }
        Command::GrantControl { to, consent } => {
            id_in(session, caller, Role::Sharer)?;
            control::grant(session, &to, consent, now)
        }
        Command::RefuseControl { to } => {
            id_in(session, caller, Role::Sharer)?;
            Ok(control::refuse(session, &to))
        }
        Command::TakeBackControl => {
            id_in(session, caller, Role::Sharer)?;
            Ok(control::take_back(session))
        }
        Command::Pause(reason) => {
            id_in(session, caller, Role::Sharer)?;
            control::pause(session, reason, now)
        }
        Command::Continue => {
            id_in(session, caller, Role::Sharer)?;
            Ok(control::go_on(session))
        }
    }
}

/// The caller's id, if they are in the session, in this role, and it goes on.
fn id_in(session: &Session, caller: &Caller, role: Role) -> Result<ParticipantId, Refusal> {
    let participant = participant_of(session, caller)?;
    if participant.role != role {
        return Err(Refusal::NotYourRole);
    }
    refuse_if_ended(session)?;
    Ok(participant.id.clone())
}

fn participant_of<'a>(session: &'a Session, caller: &Caller) -> Result<&'a Participant, Refusal> {
    session.participant_of(caller).ok_or(Refusal::NoSuchSession)
}

fn viewer_of<'a>(session: &'a Session, caller: &Caller) -> Result<&'a Participant, Refusal> {
    let participant = participant_of(session, caller)?;
    if participant.role == Role::Viewer { Ok(participant) } else { Err(Refusal::NotYourRole) }
}

const fn refuse_if_ended(session: &Session) -> Result<(), Refusal> {
    if session.ended.is_some() { Err(Refusal::Ended) } else { Ok(()) }
}

fn refuse_unless_waiting(session: &Session) -> Result<(), Refusal> {
    refuse_if_ended(session)?;
    if session.sharer().is_some() { Err(Refusal::AlreadyShared) } else { Ok(()) }
}

/// Spends the key. Whether it fits is all that a wrong guess may learn, so every other reason reads the same.
fn redeem(
    session: &mut Session,
    caller: &Caller,
    hash: &str,
    now: Instant,
) -> Result<Option<Happening>, Refusal> {
    if caller.as_agent().is_some() {
        return Err(Refusal::NotYourRole);
    }
    let fits = session.key.as_ref().is_some_and(|key| key.hash == hash);
    if !fits || session.ended.is_some() || session.sharer().is_some() {
        return Err(Refusal::WrongKey);
    }
    session.key = None;
    session.offer = Some(OfferHold { visitor: caller.subject.clone(), expires_at: now.plus(OFFER_LIFE) });
    Ok(Some(Happening { kind: NoticeKind::Offered, about: None }))
}

fn join_as_sharer(
    session: &mut Session,
    caller: &Caller,
    connection: ConnectionId,
    consent: Option<Consent>,
    now: Instant,
) -> Result<Option<Happening>, Refusal> {
    if session.participant_of(caller).is_some() {
        return resume(session, caller, connection, now);
    }
    if session.offer.as_ref().is_none_or(|offer| offer.visitor != caller.subject) {
        // Who never held the offer can't tell an ended session from one that never was.
        return Err(Refusal::OfferExpired);
    }
    refuse_unless_waiting(session)?;
    let consent = consent.ok_or(Refusal::NoConsent)?;
    session.offer = None;
    let id = session.admit(caller, Role::Sharer, connection, now);
    if let Some(sharer) = session.participants.iter_mut().find(|participant| participant.id == id) {
        sharer.consent = Some(RecordedConsent { at: now, to: consent });
    }
    Ok(Some(Happening { kind: NoticeKind::Joined, about: Some(id) }))
}

fn join_as_viewer(
    session: &mut Session,
    caller: &Caller,
    connection: ConnectionId,
    now: Instant,
) -> Result<Option<Happening>, Refusal> {
    if !caller.may(Permission::CobrowseSessionView) {
        return Err(Refusal::NotPermitted);
    }
    if session.participant_of(caller).is_some() {
        return resume(session, caller, connection, now);
    }
    refuse_if_ended(session)?;
    if session.viewers().count() >= MAX_VIEWERS {
        return Err(Refusal::TooManyViewers);
    }
    let id = session.admit(caller, Role::Viewer, connection, now);
    Ok(Some(Happening { kind: NoticeKind::Joined, about: Some(id) }))
}

fn refuse(session: &mut Session, caller: &Caller) -> Result<Option<Happening>, Refusal> {
    if session.offer.as_ref().is_none_or(|offer| offer.visitor != caller.subject) {
        return Err(Refusal::OfferExpired);
    }
    session.offer = None;
    Ok(Some(Happening { kind: NoticeKind::Refused, about: None }))
}

/// A sign of life. On the same connection it renews the time until which the participant counts as present, at most
/// once in half of that time, so that most of them cost no write.
fn resume(
    session: &mut Session,
    caller: &Caller,
    connection: ConnectionId,
    now: Instant,
) -> Result<Option<Happening>, Refusal> {
    let id = participant_of(session, caller)?.id.clone();
    if session.ended.is_some() {
        return Ok(None);
    }
    let Some(participant) = session.participants.iter_mut().find(|participant| participant.id == id) else {
        return Err(Refusal::NoSuchSession);
    };
    match &participant.attachment {
        Attachment::Present { connection: held, until } if *held == connection => {
            if now.until(*until) < ROUTE_LIFE / 2 {
                participant.attachment = Attachment::Present { connection, until: now.plus(ROUTE_LIFE) };
            }
            Ok(None)
        }
        Attachment::Present { .. } | Attachment::Away { .. } => {
            participant.epoch += 1;
            participant.attachment = Attachment::Present { connection, until: now.plus(ROUTE_LIFE) };
            Ok(Some(Happening { kind: NoticeKind::Returned, about: Some(id) }))
        }
    }
}

fn leave(session: &mut Session, caller: &Caller, now: Instant) -> Result<Option<Happening>, Refusal> {
    let leaver = participant_of(session, caller)?.clone();
    if session.ended.is_some() {
        return Ok(None);
    }
    match leaver.role {
        Role::Sharer => Ok(end(session, EndReason::Ended, &leaver, now)),
        Role::Viewer if session.viewers().count() == 1 => {
            Ok(end(session, EndReason::NoViewerLeft, &leaver, now))
        }
        Role::Viewer => {
            session.participants.retain(|participant| participant.id != leaver.id);
            session.control.forget(&leaver.id);
            Ok(Some(Happening { kind: NoticeKind::Left, about: Some(leaver.id) }))
        }
    }
}

/// Ends it by somebody. What is over stays as it was.
fn end(session: &mut Session, reason: EndReason, by: &Participant, now: Instant) -> Option<Happening> {
    if session.ended.is_some() {
        return None;
    }
    session.close(Ending {
        reason,
        at: now,
        by: Some(by.id.clone()),
        by_role: Some(by.role),
        by_name: by.name.clone(),
    });
    Some(Happening { kind: NoticeKind::Ended, about: Some(by.id.clone()) })
}
