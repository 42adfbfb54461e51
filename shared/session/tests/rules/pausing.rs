//! When the page shows nothing.

use crate::world::World;
use alongside_protocol::{NoticeKind, PauseReason};
use alongside_session::{Command, Refusal};
use alongside_testing::{agent, visitor};

fn reason(world: &World) -> Option<PauseReason> {
    world.session.paused.map(|pause| pause.reason)
}

#[test]
fn the_sharer_pauses_and_goes_on_and_nobody_else_does() {
    let mut world = World::shared();
    for command in [Command::Pause(PauseReason::Sharer), Command::Continue] {
        assert_eq!(world.act(&agent("ada"), command), Err(Refusal::NotYourRole));
    }
    let pause = Command::Pause(PauseReason::Sharer);
    assert_eq!(world.expect(&visitor("vera"), pause.clone()), [NoticeKind::Paused]);
    assert!(world.expect(&visitor("vera"), pause).is_empty());
    assert_eq!(world.expect(&visitor("vera"), Command::Continue), [NoticeKind::Continued]);
    assert!(world.expect(&visitor("vera"), Command::Continue).is_empty());
}

#[test]
fn a_page_that_must_not_be_seen_does_not_weaken_the_customers_own_pause() {
    let mut world = World::shared();
    world.expect(&visitor("vera"), Command::Pause(PauseReason::Page));
    world.expect(&visitor("vera"), Command::Pause(PauseReason::Sharer));
    assert_eq!(reason(&world), Some(PauseReason::Sharer));
    assert!(world.expect(&visitor("vera"), Command::Pause(PauseReason::Page)).is_empty());
    assert_eq!(reason(&world), Some(PauseReason::Sharer));
}
