//! Who comes in.

use crate::world::{World, join, join_sharing};
use alongside_protocol::{NoticeKind, ParticipantId, Phase, Role};
use alongside_session::{Reach, Refusal, reach, view};
use alongside_testing::{agent, agent_with, connection, foreign, the, visitor};

#[test]
fn a_second_viewer_joins_and_a_third_is_refused() {
    let mut world = World::shared();
    assert_eq!(world.expect(&agent("ben"), join("ben-1")), [NoticeKind::Joined]);
    assert_eq!(world.act(&agent("carla"), join("carla-1")), Err(Refusal::TooManyViewers));
}

#[test]
fn another_organisation_finds_no_such_session() {
    let mut world = World::shared();
    assert_eq!(world.act(&foreign(agent("ada")), join("x-1")), Err(Refusal::NoSuchSession));
    assert_eq!(world.act(&foreign(visitor("vera")), join_sharing("x-1")), Err(Refusal::NoSuchSession));
}

#[test]
fn an_agent_without_the_permission_does_not_join() {
    let mut world = World::shared();
    let without = agent_with("dmitri", "cobrowse:voice:escalate");
    assert_eq!(world.act(&without, join("d-1")), Err(Refusal::NotPermitted));
}

#[test]
fn there_is_one_sharer() {
    let mut world = World::shared();
    assert_eq!(world.session.phase(), Phase::Active);
    assert_eq!(world.act(&visitor("mallory"), join_sharing("m-1")), Err(Refusal::OfferExpired));
    assert_eq!(world.session.participants.iter().filter(|p| p.role == Role::Sharer).count(), 1);
}

#[test]
fn joining_again_is_coming_back_and_not_a_second_place() {
    let mut world = World::shared();
    world.expect(&agent("ben"), join("ben-1"));
    assert_eq!(world.expect(&agent("ben"), join("ben-2")), [NoticeKind::Returned]);
    assert_eq!(world.session.viewers().count(), 2);
}

#[test]
fn ids_are_never_given_twice() {
    let mut world = World::shared();
    world.expect(&agent("ben"), join("ben-1"));
    world.expect(&agent("ben"), alongside_session::Command::Leave);
    world.expect(&agent("ben"), join("ben-2"));
    let ids: Vec<&ParticipantId> =
        world.session.participants.iter().map(|participant| &participant.id).collect();
    assert_eq!(ids, [&the::<ParticipantId>("p1"), &the("p2"), &the("p4")]);
}

#[test]
fn streams_reach_everybody_else_in_the_session_and_nobody_outside_of_it() {
    let mut world = World::shared();
    world.expect(&agent("ben"), join("ben-1"));
    let of = |session: &alongside_session::Session, id: &str| {
        reach(session, session.participant(&the(id)).unwrap())
    };
    let session = world.session.clone();
    let to = |sharer: Option<&str>, viewers: &[&str]| Reach {
        sharer: sharer.map(connection),
        viewers: viewers.iter().map(|id| connection(id)).collect(),
    };
    assert_eq!(of(&session, "p2"), to(None, &["ada-1", "ben-1"]));
    assert_eq!(of(&session, "p1"), to(Some("vera-1"), &["ben-1"]));
    assert_eq!(of(&session, "p3"), to(Some("vera-1"), &["ada-1"]));
    world.disconnect("vera-1");
    assert!(of(&world.session, "p2").is_empty());
    assert_eq!(of(&world.session, "p1"), to(None, &["ben-1"]));
    world.expect(&agent("ada"), alongside_session::Command::End);
    assert!(of(&world.session, "p1").is_empty());
}

#[test]
fn a_view_tells_no_subject_no_connection_and_no_key() {
    let mut world = World::waiting();
    world.hold_key("hash-of-key");
    let seen = format!("{:?}", view(&world.session, &world.session.participants[0]));
    assert!(!seen.contains("ada-1") && !seen.contains("hash-of-key"), "{seen}");
}
