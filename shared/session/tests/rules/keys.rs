//! Security keys and the offer that a key becomes.

use crate::world::{World, join_sharing, redeem, seconds};
use alongside_protocol::NoticeKind;
use alongside_session::{Command, KeyHold, Refusal, decide};
use alongside_testing::{agent, agent_with, request, visitor};

#[test]
fn a_key_is_used_once() {
    let mut world = World::waiting();
    world.hold_key("k1");
    assert_eq!(world.expect(&visitor("vera"), redeem("k1")), [NoticeKind::Offered]);
    assert_eq!(world.act(&visitor("mallory"), redeem("k1")), Err(Refusal::WrongKey));
    assert_eq!(world.act(&visitor("vera"), redeem("k1")), Err(Refusal::WrongKey));
}

#[test]
fn the_same_request_redeems_a_key_again_with_the_same_effect() {
    let mut world = World::waiting();
    world.hold_key("k1");
    let first = decide(&world.session, &visitor("vera"), request(99), redeem("k1"), world.now).unwrap();
    let second = decide(&first.session, &visitor("vera"), request(99), redeem("k1"), world.now).unwrap();
    assert_eq!(second.session, first.session);
    assert!(second.happenings.is_empty());
}

#[test]
fn a_key_ends_after_five_minutes() {
    for (wait, fits) in [(299, true), (300, false), (301, false)] {
        let mut world = World::waiting();
        world.hold_key("k1");
        world.wait(seconds(wait));
        assert_eq!(world.act(&visitor("vera"), redeem("k1")).is_ok(), fits, "after {wait} s");
    }
}

#[test]
fn a_new_key_ends_the_one_before() {
    let mut world = World::waiting();
    world.hold_key("k1");
    world.hold_key("k2");
    assert_eq!(world.act(&visitor("vera"), redeem("k1")), Err(Refusal::WrongKey));
    world.expect(&visitor("vera"), redeem("k2"));
}

#[test]
fn only_a_viewer_with_the_permission_holds_a_key() {
    let mut world = World::waiting();
    let hold = || Command::HoldKey(KeyHold { hash: "k".to_owned(), expires_at: alongside_testing::START });
    assert_eq!(world.act(&agent("ben"), hold()), Err(Refusal::NoSuchSession));
    assert_eq!(world.act(&agent_with("ada", "cobrowse:session:view"), hold()), Err(Refusal::NotPermitted));
    let mut shared = World::shared();
    assert_eq!(shared.act(&visitor("vera"), hold()), Err(Refusal::NotYourRole));
    assert_eq!(shared.act(&agent("ada"), hold()), Err(Refusal::AlreadyShared));
}

#[test]
fn agents_do_not_redeem_security_keys() {
    let mut world = World::waiting();
    world.hold_key("k1");
    assert_eq!(world.act(&agent("ben"), redeem("k1")), Err(Refusal::NotYourRole));
}

#[test]
fn who_redeemed_the_key_and_nobody_else_joins_and_only_with_consent() {
    let mut world = World::waiting();
    world.hold_key("k1");
    world.expect(&visitor("vera"), redeem("k1"));
    assert_eq!(world.act(&visitor("mallory"), join_sharing("m-1")), Err(Refusal::OfferExpired));
    assert_eq!(world.act(&visitor("vera"), crate::world::join("vera-1")), Err(Refusal::NoConsent));
    world.expect(&visitor("vera"), join_sharing("vera-1"));
    let consent = world.session.sharer().unwrap().consent.clone().unwrap();
    assert_eq!((consent.to.wording.as_str(), consent.at), ("view-1", world.now));
}

#[test]
fn an_offer_that_nobody_decides_on_ends_and_the_agent_is_told() {
    let mut world = World::waiting();
    world.hold_key("k1");
    world.expect(&visitor("vera"), redeem("k1"));
    world.wait(seconds(120));
    assert_eq!(world.act(&visitor("vera"), join_sharing("vera-1")), Err(Refusal::OfferExpired));
    let (settled, happenings) = alongside_session::settle(&world.session, world.now);
    assert!(settled.offer.is_none());
    assert_eq!(happenings[0].kind, NoticeKind::Refused);
}

#[test]
fn a_customer_who_refuses_leaves_the_session_waiting_for_a_new_key() {
    let mut world = World::waiting();
    world.hold_key("k1");
    world.expect(&visitor("vera"), redeem("k1"));
    assert_eq!(world.act(&agent("ada"), Command::HoldKey(hold_of("k2"))), Err(Refusal::BeingDecided));
    assert_eq!(world.expect(&visitor("vera"), Command::Refuse), [NoticeKind::Refused]);
    world.hold_key("k2");
    world.expect(&visitor("vera"), redeem("k2"));
}

fn hold_of(hash: &str) -> KeyHold {
    KeyHold { hash: hash.to_owned(), expires_at: alongside_testing::START.plus(seconds(300)) }
}
