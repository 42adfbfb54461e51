//! What holds after any commands by anybody in any order: random walks.

use crate::world::{World, grant, join, join_sharing, redeem, resume, seconds};
use alongside_policy::{Caller, MAX_VIEWERS};
use alongside_protocol::{Instant, PauseReason, Role};
use alongside_session::{Command, KeyHold, Session, decide, settle};
use alongside_testing::{agent, foreign, the, visitor};
use proptest::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug)]
enum Step {
    Act(Caller, Command, bool),
    Disconnect(String),
    Wait(u64),
}

fn callers() -> impl Strategy<Value = Caller> {
    prop_oneof![
        Just(agent("ada")),
        Just(agent("ben")),
        Just(agent("carla")),
        Just(visitor("vera")),
        Just(visitor("mallory")),
        Just(foreign(agent("ada"))),
    ]
}

fn connections() -> impl Strategy<Value = String> {
    "[abcvm]-[123]"
}

fn commands() -> impl Strategy<Value = Command> {
    // When it ends is set when it is issued: see `issued_now`.
    let hold = |hash: String| KeyHold { hash, expires_at: alongside_testing::START };
    prop_oneof![
        "k[12]".prop_map(move |hash| Command::HoldKey(hold(hash))),
        "k[12]".prop_map(|hash| redeem(&hash)),
        connections().prop_map(|id| join(&id)),
        connections().prop_map(|id| join_sharing(&id)),
        connections().prop_map(|id| resume(&id)),
        Just(Command::Refuse),
        Just(Command::Leave),
        Just(Command::End),
        Just(Command::AskControl),
        Just(Command::AskControl),
        "p[123]".prop_map(|to| grant(&to)),
        "p[123]".prop_map(|to| Command::RefuseControl { to: the(&to) }),
        Just(Command::ReleaseControl),
        Just(Command::TakeBackControl),
        Just(Command::Pause(PauseReason::Sharer)),
        Just(Command::Pause(PauseReason::Page)),
        Just(Command::Continue),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (callers(), commands(), any::<bool>()).prop_map(|(caller, command, twice)| Step::Act(caller, command, twice)),
        1 => connections().prop_map(Step::Disconnect),
        1 => prop_oneof![Just(1), Just(14), Just(16), Just(59), Just(61), Just(121), Just(901)].prop_map(Step::Wait),
    ];
    prop::collection::vec(step, 1..60)
}

fn issued_now(command: Command, now: Instant) -> Command {
    match command {
        Command::HoldKey(hold) => Command::HoldKey(KeyHold { expires_at: now.plus(seconds(300)), ..hold }),
        other => other,
    }
}

fn check(before: &Session, after: &Session, epochs: &mut HashMap<String, u32>) {
    assert!(after.participants.iter().filter(|p| p.role == Role::Sharer).count() <= 1, "two sharers");
    assert!(after.viewers().count() <= MAX_VIEWERS, "too many viewers");
    assert_eq!(
        after.rev == before.rev,
        after == before,
        "the revision grows with every change and nothing else"
    );
    assert!(after.rev <= before.rev + 1);
    if before.ended.is_some() {
        assert_eq!(after, before, "what is over changed");
    }
    if after.ended.is_some() {
        assert!(after.key.is_none() && after.offer.is_none() && after.due_at().is_none());
    }
    check_control(before, after);
    for participant in &after.participants {
        let epoch = epochs.entry(participant.id.to_string()).or_default();
        assert!(participant.epoch >= *epoch, "an epoch went back");
        *epoch = participant.epoch;
        assert_eq!(
            participant.consent.is_some(),
            participant.role == Role::Sharer,
            "a sharer without consent"
        );
    }
}

fn check_control(before: &Session, after: &Session) {
    let (then, now) = (&before.control, &after.control);
    assert!(now.epoch >= then.epoch, "a lease's epoch went back");
    if now.lease.is_some() && now.lease != then.lease {
        assert_eq!(now.epoch, then.epoch + 1, "a lease without an epoch of its own");
    }
    if let Some(lease) = &now.lease {
        assert!(
            after.viewers().any(|viewer| viewer.id == lease.holder),
            "the holder is no viewer in the session"
        );
    }
    for ask in &now.asked {
        assert!(after.viewers().any(|viewer| viewer.id == ask.by), "who asks is no viewer in the session");
        assert!(now.lease.as_ref().is_none_or(|lease| lease.holder != ask.by), "the holder asks");
    }
    if after.ended.is_some() {
        assert!(
            now.lease.is_none() && now.asked.is_empty() && after.paused.is_none(),
            "control outlives the session"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]
    #[test]
    fn the_invariants_hold_after_any_steps(steps in steps()) {
        let mut world = World::waiting();
        let mut epochs = HashMap::new();
        for step in steps {
            let before = world.session.clone();
            match step {
                Step::Wait(time) => { world.wait(seconds(time)); }
                Step::Disconnect(id) => { world.disconnect(&id); }
                Step::Act(caller, command, twice) => {
                    let request = world.fresh_request();
                    let command = issued_now(command, world.now);
                    if let Ok(decision) = decide(&before, &caller, request, command.clone(), world.now) {
                        world.commit(decision);
                        if twice {
                            let again = decide(&world.session, &caller, request, command, world.now).unwrap();
                            prop_assert_eq!(&again.session, &world.session, "the same request twice");
                        }
                    }
                }
            }
            check(&before, &world.session, &mut epochs);
            let (settled, _) = settle(&world.session, world.now);
            let (again, happenings) = settle(&settled, world.now);
            prop_assert!(again == settled && happenings.is_empty(), "settling twice differs");
            prop_assert!(settled.due_at().is_none_or(|due| due > world.now), "due in the past after settling");
        }
    }
}
