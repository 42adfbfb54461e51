//! Who may act on the page.

use crate::world::{World, grant, join, resume, seconds};
use alongside_policy::Caller;
use alongside_protocol::{NoticeKind, ParticipantId, PauseReason};
use alongside_session::{Command, Ground, Refusal, Wish, may_act};
use alongside_testing::{agent, connection, foreign, the, visitor};

impl World {
    pub(crate) fn holder(&self) -> Option<&ParticipantId> {
        self.session.control.lease.as_ref().map(|lease| &lease.holder)
    }

    fn may(&self, caller: &Caller, on: &str, wish: Wish, epoch: u32, page: u32) -> Result<(), Refusal> {
        let ground = Ground { epoch, page };
        may_act(&self.session, caller, &connection(on), wish, ground).map(|(from, to)| {
            assert_eq!((from.id.as_str(), to.as_str()), ("p1", "vera-1"));
        })
    }
}

#[test]
fn a_viewer_asks_the_sharer_grants_and_the_viewer_may_act() {
    let mut world = World::with_two_viewers();
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 0, 1), Err(Refusal::NoControl));
    assert_eq!(world.expect(&agent("ada"), Command::AskControl), [NoticeKind::ControlAsked]);
    assert_eq!(world.expect(&visitor("vera"), grant("p1")), [NoticeKind::ControlGranted]);
    let lease = world.session.control.lease.clone().unwrap();
    assert_eq!((lease.consent.at, lease.consent.to.wording.as_str()), (world.now, "control-1"));
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 1, 1), Ok(()));
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Navigate, 1, 1), Ok(()));
}

#[test]
fn nobody_else_may_act_nor_the_holder_on_other_ground() {
    let world = World::controlled();
    let may = |caller: &Caller, on: &str, epoch, page| world.may(caller, on, Wish::Act, epoch, page);
    assert_eq!(may(&agent("ben"), "ben-1", 1, 1), Err(Refusal::NoControl));
    assert_eq!(may(&agent("carla"), "carla-1", 1, 1), Err(Refusal::NoSuchSession));
    assert_eq!(may(&foreign(agent("ada")), "ada-1", 1, 1), Err(Refusal::NoSuchSession));
    assert_eq!(may(&visitor("vera"), "vera-1", 1, 1), Err(Refusal::NotYourRole));
    assert_eq!(may(&agent("ada"), "ada-0", 1, 1), Err(Refusal::NotHere));
    assert_eq!(may(&agent("ada"), "ada-1", 0, 1), Err(Refusal::NoControl));
    assert_eq!(may(&agent("ada"), "ada-1", 2, 1), Err(Refusal::NoControl));
    assert_eq!(may(&agent("ada"), "ada-1", 1, 2), Err(Refusal::PageChanged));
}

#[test]
fn acting_and_navigating_are_two_rights() {
    let mut world = World::controlled();
    world.session.settings.allow_agent_navigation = false;
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 1, 1), Ok(()));
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Navigate, 1, 1), Err(Refusal::NavigationOff));
    let mut world = World::shared();
    world.session.settings.allow_agent_control = false;
    assert_eq!(world.act(&agent("ada"), Command::AskControl), Err(Refusal::ControlOff));
}

#[test]
fn while_the_page_pauses_or_its_connection_is_gone_nothing_is_done() {
    let mut world = World::controlled();
    world.expect(&visitor("vera"), Command::Pause(PauseReason::Sharer));
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 1, 1), Err(Refusal::Paused));
    world.expect(&visitor("vera"), Command::Continue);
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 1, 1), Ok(()));
    world.disconnect("vera-1");
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 1, 1), Err(Refusal::SharerAway));
}

#[test]
fn the_sharer_takes_back_at_once_and_turns_down_who_asks() {
    let mut world = World::controlled();
    world.expect(&agent("ben"), Command::AskControl);
    assert_eq!(world.expect(&visitor("vera"), Command::TakeBackControl), [NoticeKind::ControlTakenBack]);
    assert_eq!(world.holder(), None);
    assert!(world.session.control.asked.is_empty());
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 1, 1), Err(Refusal::NoControl));
    assert_eq!(world.act(&visitor("vera"), grant("p3")), Err(Refusal::NotAsked));
    assert!(world.expect(&visitor("vera"), Command::TakeBackControl).is_empty());
}

#[test]
fn a_grant_to_another_moves_control_under_a_new_epoch() {
    let mut world = World::controlled();
    world.expect(&agent("ben"), Command::AskControl);
    world.expect(&visitor("vera"), grant("p3"));
    assert_eq!(world.holder(), Some(&the("p3")));
    assert_eq!(world.session.control.epoch, 2);
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 1, 1), Err(Refusal::NoControl));
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 2, 1), Err(Refusal::NoControl));
    // Who gives back what they hold no longer changes nothing.
    assert!(world.expect(&agent("ada"), Command::ReleaseControl).is_empty());
    assert_eq!(world.holder(), Some(&the("p3")));
}

#[test]
fn control_is_given_only_to_who_asks_and_only_by_the_sharer() {
    let mut world = World::with_two_viewers();
    assert_eq!(world.act(&visitor("vera"), grant("p1")), Err(Refusal::NotAsked));
    world.expect(&agent("ada"), Command::AskControl);
    for caller in [agent("ada"), agent("ben")] {
        for command in [grant("p1"), Command::RefuseControl { to: the("p1") }, Command::TakeBackControl] {
            assert_eq!(world.act(&caller, command), Err(Refusal::NotYourRole));
        }
    }
    for command in [Command::AskControl, Command::ReleaseControl] {
        assert_eq!(world.act(&visitor("vera"), command), Err(Refusal::NotYourRole));
    }
    assert_eq!(world.holder(), None);
}

#[test]
fn a_question_ends_by_an_answer_by_taking_it_back_or_by_time() {
    let mut world = World::with_two_viewers();
    let ask = |world: &mut World| {
        assert_eq!(world.expect(&agent("ada"), Command::AskControl), [NoticeKind::ControlAsked])
    };
    ask(&mut world);
    assert!(world.expect(&agent("ada"), Command::AskControl).is_empty(), "asked once is asked");
    let refuse = Command::RefuseControl { to: the("p1") };
    assert_eq!(world.expect(&visitor("vera"), refuse), [NoticeKind::ControlRefused]);
    ask(&mut world);
    assert_eq!(world.expect(&agent("ada"), Command::ReleaseControl), [NoticeKind::ControlLapsed]);
    ask(&mut world);
    world.wait(seconds(60));
    assert_eq!(world.act(&visitor("vera"), grant("p1")), Err(Refusal::NotAsked));
    let happened = world.expect(&agent("ada"), resume("ada-1"));
    assert_eq!(happened, [NoticeKind::ControlLapsed]);
}

#[test]
fn control_outlives_a_page_load_and_not_more() {
    for (lost, back) in [("ada-1", agent("ada")), ("vera-1", visitor("vera"))] {
        let mut world = World::controlled();
        world.disconnect(lost);
        world.wait(seconds(14));
        world.expect(&back, resume("again"));
        assert_eq!(world.holder(), Some(&the("p1")), "{lost} came back in time");
        world.disconnect("again");
        let lost_at = world.now;
        world.wait(seconds(15));
        assert_eq!(world.session.due_at(), Some(lost_at.plus(seconds(15))), "sweep comes by then");
        let happened = world.expect(&agent("ben"), resume("ben-1"));
        assert_eq!(happened, [NoticeKind::ControlLost]);
        assert_eq!(world.holder(), None);
    }
}

#[test]
fn who_leaves_holds_nothing_and_asks_for_nothing() {
    let mut world = World::controlled();
    world.expect(&agent("ben"), Command::AskControl);
    world.expect(&agent("ben"), Command::Leave);
    assert!(world.session.control.asked.is_empty());
    world.expect(&agent("ben"), join("ben-2"));
    world.expect(&agent("ada"), Command::Leave);
    assert_eq!(world.holder(), None);
    assert_eq!(world.may(&agent("ada"), "ada-1", Wish::Act, 1, 1), Err(Refusal::NoSuchSession));
    world.expect(&visitor("vera"), Command::End);
    assert_eq!(world.act(&agent("ben"), Command::AskControl), Err(Refusal::Ended));
}

#[test]
fn nobody_gets_control_of_a_page_that_is_not_shared() {
    let mut world = World::waiting();
    assert_eq!(world.act(&agent("ada"), Command::AskControl), Err(Refusal::NothingShared));
}

#[test]
fn control_is_not_given_to_who_is_away() {
    let mut world = World::with_two_viewers();
    world.expect(&agent("ada"), Command::AskControl);
    world.disconnect("ada-1");
    assert_eq!(world.act(&visitor("vera"), grant("p1")), Err(Refusal::NotAsked));
}
