//! How a session ends, and what of it is left.

use crate::world::{World, join, join_sharing, redeem, resume, seconds};
use alongside_protocol::{EndReason, NoticeKind, Role};
use alongside_session::{Command, Refusal};
use alongside_testing::{agent, visitor};

#[test]
fn whoever_ends_it_ends_it_for_all_and_is_named() {
    for (caller, role, name) in
        [(agent("ada"), Role::Viewer, Some("ada")), (visitor("vera"), Role::Sharer, None)]
    {
        let mut world = World::shared();
        assert_eq!(world.expect(&caller, Command::End), [NoticeKind::Ended]);
        let ending = world.session.ended.unwrap();
        assert_eq!((ending.reason, ending.by_role), (EndReason::Ended, Some(role)));
        assert_eq!(ending.by_name.as_ref().map(|name| name.as_str()), name);
    }
}

#[test]
fn a_sharer_who_leaves_and_the_last_viewer_who_leaves_end_it_and_another_viewer_does_not() {
    let mut world = World::shared();
    world.expect(&agent("ben"), join("ben-1"));
    assert_eq!(world.expect(&agent("ben"), Command::Leave), [NoticeKind::Left]);
    assert_eq!(world.expect(&agent("ada"), Command::Leave), [NoticeKind::Ended]);
    let mut world = World::shared();
    assert_eq!(world.expect(&visitor("vera"), Command::Leave), [NoticeKind::Ended]);
}

#[test]
fn what_is_over_stays_as_it_was() {
    let mut world = World::shared();
    world.hold_key_is_refused();
    world.expect(&visitor("vera"), Command::End);
    let ended = world.session.clone();
    for command in [Command::End, Command::Leave, resume("ada-9")] {
        assert!(world.expect(&agent("ada"), command).is_empty());
        assert_eq!(world.session, ended);
    }
    assert_eq!(world.act(&agent("ben"), join("ben-1")), Err(Refusal::Ended));
    assert_eq!(world.act(&visitor("mallory"), redeem("k1")), Err(Refusal::WrongKey));
    assert_eq!(world.act(&visitor("mallory"), join_sharing("m")), Err(Refusal::OfferExpired));
    assert!(world.disconnect("ada-1").is_empty());
    assert_eq!(world.session, ended);
}

#[test]
fn nobody_from_outside_ends_it() {
    let mut world = World::shared();
    assert_eq!(world.act(&agent("ben"), Command::End), Err(Refusal::NoSuchSession));
    assert_eq!(world.act(&visitor("mallory"), Command::End), Err(Refusal::NoSuchSession));
}

#[test]
fn it_ends_by_itself_after_eight_hours() {
    let mut world = World::shared();
    for _ in 0..48 {
        world.wait(seconds(600));
        let _ = world.act(&agent("ada"), resume("ada-1"));
        let _ = world.act(&visitor("vera"), resume("vera-1"));
    }
    assert_eq!(world.session.ended.unwrap().reason, EndReason::TooLong);
}

impl World {
    fn hold_key_is_refused(&mut self) {
        let hold =
            alongside_session::KeyHold { hash: "k9".to_owned(), expires_at: self.now.plus(seconds(300)) };
        assert_eq!(self.act(&agent("ada"), Command::HoldKey(hold)), Err(Refusal::AlreadyShared));
    }
}
