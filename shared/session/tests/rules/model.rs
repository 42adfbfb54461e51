//! The rules of control, checked exhaustively: every order of joins, leaves, losses and returns of connections,
//! questions, answers and time in a session of one sharer and two agents, up to the bounds named below.
//!
//! Commits are conditional on the revision that was read, so what two functions do at once is one after the other, or
//! one of them decides again: steps are whole.

use crate::world::{World, control_consent, join};
use alongside_policy::{CONTROL_GRACE, Caller, GRACE, MAX_VIEWERS, ROUTE_LIFE};
use alongside_protocol::{ConnectionId, NoticeKind, ParticipantId, Role};
use alongside_session::{Attachment, Command, Decision, Ground, Session, Wish, decide, may_act, settle};
use alongside_testing::{START, agent, connection, request, visitor};
use stateright::{Checker, HasDiscoveries, Model, Property};
use std::hash::{Hash, Hasher};
use std::time::Duration;

/// Time passes in steps that all limits are made of.
const TICK: Duration = Duration::from_secs(15);

/// How far it is looked: so many grants, and so many participants, one after the other.
const MOST_GRANTS: u32 = 2;
const MOST_JOINED: u32 = 4;

/// A session at `START`, whatever time has passed: all moments in it move instead.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    session: Session,
    /// Who was given the newest epoch.
    granted: Option<ParticipantId>,
    /// Whether an epoch before it was another's.
    has_moved: bool,
    /// A rule that a step broke.
    broken: Option<&'static str>,
}

impl Hash for State {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for one in &self.session.participants {
            (&one.id, one.connection()).hash(state);
            if let Attachment::Away { until } = one.attachment {
                until.hash(state);
            }
        }
        for ask in &self.session.control.asked {
            (&ask.by, ask.expires_at).hash(state);
        }
        self.session.control.lease.as_ref().map(|lease| &lease.holder).hash(state);
        (self.session.ended.is_some(), self.session.control.epoch, self.session.joined_ever).hash(state);
        (&self.granted, self.has_moved, self.broken).hash(state);
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Step {
    Ask(&'static str),
    Release(&'static str),
    Grant(ParticipantId),
    Refuse(ParticipantId),
    TakeBack,
    Join(&'static str),
    Leave(&'static str),
    Resume(&'static str),
    Lose(ParticipantId),
    Wait,
}

struct Rules;

fn caller(name: &str) -> Caller {
    if name == "vera" { visitor(name) } else { agent(name) }
}

/// One name a person: that the end of an old connection does not touch a new one is tested elsewhere.
fn connection_of(name: &str) -> ConnectionId {
    connection(&format!("{name}-1"))
}

impl Step {
    fn decide(&self, session: &Session) -> Option<Decision> {
        let act = |name: &str, command: Command| {
            // Every request has an id of its own: what is remembered of the last ones is cleared below.
            decide(session, &caller(name), request(u128::MAX), command, START).ok()
        };
        match self {
            Self::Ask(name) => act(name, Command::AskControl),
            Self::Release(name) => act(name, Command::ReleaseControl),
            Self::Grant(to) => {
                act("vera", Command::GrantControl { to: to.clone(), consent: control_consent() })
            }
            Self::Refuse(to) => act("vera", Command::RefuseControl { to: to.clone() }),
            Self::TakeBack => act("vera", Command::TakeBackControl),
            Self::Join(name) => act(name, join(connection_of(name).as_str())),
            Self::Leave(name) => act(name, Command::Leave),
            Self::Resume(name) => act(name, Command::Resume { connection: connection_of(name) }),
            Self::Lose(id) => {
                let lost = session.participant(id)?.connection()?.clone();
                Some(Decision::on_disconnect(session, &lost, START))
            }
            Self::Wait => {
                let mut later = session.clone();
                move_moments(&mut later, TICK);
                let (session, happenings) = settle(&later, START);
                Some(Decision { session, happenings })
            }
        }
    }
}

/// Everything that is to come comes so much sooner. Nothing is to come after the end.
fn move_moments(session: &mut Session, by: Duration) {
    if session.ended.is_some() {
        return;
    }
    for one in &mut session.participants {
        if let Attachment::Away { until } = &mut one.attachment {
            *until = until.minus(by);
        }
    }
    for ask in &mut session.control.asked {
        ask.expires_at = ask.expires_at.minus(by);
    }
}

/// What differs and makes no difference is made the same.
fn normalised(mut session: Session) -> Session {
    session.rev = 0;
    session.answered.clear();
    for one in &mut session.participants {
        one.epoch = 1;
        if let Attachment::Present { until, .. } = &mut one.attachment {
            *until = START.plus(ROUTE_LIFE);
        }
    }
    if let Some(ending) = &mut session.ended {
        ending.at = START;
    }
    session
}

/// A rule that this step broke.
fn broken_by(step: &Step, before: &Session, after: &Decision) -> Option<&'static str> {
    let (then, now) = (&before.control, &after.session.control);
    let granted = after.happenings.iter().any(|one| one.kind == NoticeKind::ControlGranted);
    let asked = |id: &ParticipantId| then.asked.iter().any(|ask| ask.by == *id);
    if now.epoch != then.epoch + u32::from(granted) {
        return Some("an epoch without a grant, or a grant without an epoch");
    }
    let is_new = now.lease != then.lease && now.lease.is_some();
    if is_new
        && !matches!(step, Step::Grant(to) if asked(to) && now.lease.as_ref().is_some_and(|l| l.holder == *to))
    {
        return Some("control by another way than the sharer's answer to that viewer's question");
    }
    (before.ended.is_some() && after.session != *before).then_some("what is over changed")
}

impl Model for Rules {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        let session = normalised(World::with_two_viewers().session);
        vec![State { session, granted: None, has_moved: false, broken: None }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Step>) {
        for name in ["ada", "ben"] {
            actions.extend([Step::Ask(name), Step::Release(name), Step::Join(name), Step::Leave(name)]);
        }
        actions.extend(["ada", "ben", "vera"].map(Step::Resume));
        actions.extend([Step::TakeBack, Step::Wait]);
        for one in &state.session.participants {
            actions.push(Step::Lose(one.id.clone()));
            if one.role == Role::Viewer {
                actions.extend([Step::Grant(one.id.clone()), Step::Refuse(one.id.clone())]);
            }
        }
    }

    fn next_state(&self, last: &State, step: Step) -> Option<State> {
        let decision = step.decide(&last.session)?;
        let is_grant = decision.happenings.iter().any(|one| one.kind == NoticeKind::ControlGranted);
        let given =
            decision.session.control.lease.as_ref().filter(|_| is_grant).map(|lease| lease.holder.clone());
        let has_moved = last.has_moved || given.is_some() && last.granted.is_some() && given != last.granted;
        let granted = given.or_else(|| last.granted.clone());
        let mut before = last.session.clone();
        if step == Step::Wait {
            move_moments(&mut before, TICK);
        }
        let broken = broken_by(&step, &before, &decision);
        Some(State { session: normalised(decision.session), granted, has_moved, broken })
    }

    fn within_boundary(&self, state: &State) -> bool {
        state.session.control.epoch <= MOST_GRANTS && state.session.joined_ever <= MOST_JOINED
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("no step breaks a rule", |_, state: &State| state.broken.is_none()),
            Property::always("the holder is a viewer in a session that goes on", |_, state: &State| {
                let session = &state.session;
                session.control.lease.as_ref().is_none_or(|lease| {
                    session.ended.is_none() && session.viewers().any(|viewer| viewer.id == lease.holder)
                })
            }),
            Property::always(
                "who may act is the one whom the newest epoch was given, under that epoch",
                |_, state: &State| {
                    who_may_act(state).iter().all(|(id, epoch)| {
                        *epoch == state.session.control.epoch && state.granted.as_ref() == Some(id)
                    })
                },
            ),
            Property::always("two never may act", |_, state: &State| who_may_act(state).len() <= 1),
            Property::always(
                "control does not outlive a lost connection by more than its grace",
                |_, state: &State| {
                    let (settled, _) = settle(&state.session, START);
                    let Some(lease) = &settled.control.lease else { return true };
                    settled
                        .participants
                        .iter()
                        .filter(|one| one.role == Role::Sharer || one.id == lease.holder)
                        .all(|one| match one.attachment {
                            Attachment::Away { until } => START < until.minus(GRACE).plus(CONTROL_GRACE),
                            Attachment::Present { .. } => true,
                        })
                },
            ),
            Property::always(
                "who asks is a viewer in the session, once, and does not hold it",
                |_, state: &State| {
                    let control = &state.session.control;
                    control.asked.iter().all(|ask| {
                        state.session.viewers().any(|viewer| viewer.id == ask.by)
                            && control.asked.iter().filter(|other| other.by == ask.by).count() == 1
                            && control.lease.as_ref().is_none_or(|lease| lease.holder != ask.by)
                    })
                },
            ),
            Property::always("one sharer, and viewers up to the limit", |_, state: &State| {
                let sharers =
                    state.session.participants.iter().filter(|one| one.role == Role::Sharer).count();
                sharers <= 1 && state.session.viewers().count() <= MAX_VIEWERS
            }),
            Property::sometimes("two ask at once", |_, state: &State| state.session.control.asked.len() == 2),
            Property::sometimes("control moves from one to the other", |_, state: &State| {
                who_may_act(state).len() == 1 && state.has_moved
            }),
            Property::sometimes("a holder is away and keeps control", |_, state: &State| {
                let lease = state.session.control.lease.as_ref();
                lease.is_some_and(|lease| {
                    state.session.participant(&lease.holder).is_some_and(|one| one.connection().is_none())
                })
            }),
            Property::sometimes("it ends", |_, state: &State| state.session.ended.is_some()),
        ]
    }
}

/// Whoever would get through with an act, and under which epoch: all people, connections and epochs tried.
fn who_may_act(state: &State) -> Vec<(ParticipantId, u32)> {
    let session = &state.session;
    let page = session.sharer().map_or(0, |sharer| sharer.epoch);
    let mut found = Vec::new();
    for name in ["ada", "ben", "vera", "carla"] {
        for epoch in 0..=MOST_GRANTS + 1 {
            let ground = Ground { epoch, page };
            if let Ok((viewer, _)) = may_act(session, &caller(name), &connection_of(name), Wish::Act, ground)
            {
                found.push((viewer.id.clone(), epoch));
            }
        }
    }
    found
}

#[test]
fn no_order_of_steps_breaks_a_rule_of_control() {
    let checker = Rules
        .checker()
        .threads(2)
        .timeout(Duration::from_secs(120))
        .finish_when(HasDiscoveries::AnyFailures)
        .spawn_bfs()
        .join();
    checker.assert_properties();
    let states = checker.unique_state_count();
    println!(
        "control: {states} states, {} transitions, depth {}",
        checker.state_count(),
        checker.max_depth()
    );
    // Fewer would mean that steps are refused which are possible.
    assert!(states > 10_000, "only {states} states");
}
