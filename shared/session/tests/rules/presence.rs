//! Connections come and go; participants stay for a while.

use crate::world::{World, join, resume, seconds};
use alongside_protocol::{EndReason, NoticeKind, Phase};
use alongside_session::{Attachment, Refusal, settle};
use alongside_testing::{agent, connection, visitor};

#[test]
fn a_lost_connection_makes_its_participant_away_and_resuming_brings_it_back() {
    let mut world = World::shared();
    assert_eq!(world.disconnect("vera-1"), [NoticeKind::Away]);
    world.wait(seconds(59));
    assert_eq!(world.expect(&visitor("vera"), resume("vera-2")), [NoticeKind::Returned]);
    let sharer = world.session.sharer().unwrap();
    assert_eq!((sharer.connection(), sharer.epoch), (Some(&connection("vera-2")), 2));
}

#[test]
fn a_sharer_who_does_not_come_back_within_a_minute_ends_the_session() {
    let mut world = World::shared();
    world.disconnect("vera-1");
    world.wait(seconds(60));
    let (settled, happenings) = settle(&world.session, world.now);
    assert_eq!(settled.ended.unwrap().reason, EndReason::SharerLost);
    assert_eq!(happenings.last().unwrap().kind, NoticeKind::Ended);
}

#[test]
fn a_viewer_who_does_not_come_back_has_left_and_the_last_one_ends_the_session() {
    let mut world = World::shared();
    world.expect(&agent("ben"), join("ben-1"));
    world.disconnect("ben-1");
    world.wait(seconds(60));
    assert_eq!(world.act(&agent("ben"), resume("ben-2")), Err(Refusal::NoSuchSession));
    assert_eq!(world.expect(&agent("ada"), resume("ada-2")), [NoticeKind::Left, NoticeKind::Returned]);
    world.disconnect("ada-2");
    world.wait(seconds(60));
    assert_eq!(settle(&world.session, world.now).0.ended.unwrap().reason, EndReason::NoViewerLeft);
}

#[test]
fn the_end_of_an_old_connection_does_not_touch_who_has_a_new_one() {
    let mut world = World::shared();
    world.expect(&visitor("vera"), resume("vera-2"));
    let before = world.session.clone();
    assert!(world.disconnect("vera-1").is_empty());
    assert_eq!(world.session, before);
}

#[test]
fn who_gives_no_sign_of_life_counts_as_away_though_no_disconnect_came() {
    let mut world = World::shared();
    world.wait(seconds(14 * 60));
    world.expect(&agent("ada"), resume("ada-1"));
    world.wait(seconds(61));
    let (settled, happenings) = settle(&world.session, world.now);
    assert_eq!(happenings[0].kind, NoticeKind::Away);
    assert!(matches!(
        settled.sharer().map(|sharer| &sharer.attachment),
        None | Some(Attachment::Away { .. })
    ));
}

#[test]
fn a_sign_of_life_costs_a_write_only_once_in_half_a_route() {
    let mut world = World::shared();
    let before = world.session.rev;
    world.expect(&visitor("vera"), resume("vera-1"));
    assert_eq!(world.session.rev, before);
    world.wait(seconds(8 * 60));
    world.expect(&visitor("vera"), resume("vera-1"));
    assert_eq!(world.session.rev, before + 1);
    assert_eq!(world.session.phase(), Phase::Active);
}
