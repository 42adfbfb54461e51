//! What administrators can read of it later.

use crate::world::{World, grant, join_sharing, redeem};
use alongside_policy::Caller;
use alongside_protocol::{AuditKind, EndReason, PauseReason, Role};
use alongside_session::{Command, audit, audit_of_creation, decide};
use alongside_testing::{agent, connection, consent, visitor};

impl World {
    fn audited(&mut self, caller: &Caller, command: Command) -> Vec<(AuditKind, Option<Role>)> {
        let request = self.fresh_request();
        let read = self.session.clone();
        let decision = decide(&read, caller, request, command, self.now).unwrap();
        let entries = audit(&read, &decision, self.now);
        assert!(entries.iter().all(|entry| entry.at == self.now));
        self.commit(decision);
        entries.into_iter().map(|entry| (entry.what, entry.role)).collect()
    }
}

#[test]
fn joins_control_pauses_and_the_end_are_kept_with_who_and_which_wording() {
    let mut world = World::waiting();
    let first = audit_of_creation(&world.session);
    assert_eq!((first.what, first.name.unwrap().as_str()), (AuditKind::Created, "ada"));
    world.hold_key("k1");
    let (ada, vera) = (agent("ada"), visitor("vera"));
    assert_eq!(world.audited(&vera, redeem("k1")), [(AuditKind::Offered, None)]);
    let joined = AuditKind::Joined { consent: Some(consent()) };
    assert_eq!(world.audited(&vera, join_sharing("vera-1")), [(joined, Some(Role::Sharer))]);
    assert_eq!(world.audited(&ada, Command::AskControl), [(AuditKind::ControlAsked, Some(Role::Viewer))]);
    let granted = AuditKind::ControlGranted { consent: crate::world::control_consent() };
    assert_eq!(world.audited(&vera, grant("p1")), [(granted, Some(Role::Viewer))]);
    let pause = Command::Pause(PauseReason::Sharer);
    let paused = AuditKind::Paused { reason: PauseReason::Sharer };
    assert_eq!(world.audited(&vera, pause), [(paused, Some(Role::Sharer))]);
    assert_eq!(
        world.audited(&vera, Command::TakeBackControl),
        [(AuditKind::ControlTakenBack, Some(Role::Viewer))]
    );
    let ended = AuditKind::Ended { reason: EndReason::Ended };
    assert_eq!(world.audited(&vera, Command::End), [(ended, Some(Role::Sharer))]);
}

#[test]
fn who_has_left_is_still_named_and_page_loads_leave_no_trace() {
    let mut world = World::with_two_viewers();
    assert_eq!(world.audited(&agent("ben"), Command::Leave), [(AuditKind::Left, Some(Role::Viewer))]);
    let resumed = Command::Resume { connection: connection("vera-2") };
    assert_eq!(world.audited(&visitor("vera"), resumed), []);
}
