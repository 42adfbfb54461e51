//! A session to play with: commands in, the session as committed out.

use alongside_policy::Caller;
use alongside_protocol::{Consent, Instant, NoticeKind, RequestId};
use alongside_session::{Command, Decision, KeyHold, Refusal, Session, decide};
use alongside_testing::{START, agent, connection, consent, request, session, the, visitor};
use std::time::Duration;

/// Seconds, for moments that a test names.
pub(crate) const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

pub(crate) struct World {
    pub(crate) session: Session,
    pub(crate) now: Instant,
    next_request: u128,
}

impl World {
    /// A session that `ada` has created on connection `ada-1`.
    pub(crate) fn waiting() -> Self {
        Self { session: session(), now: START, next_request: 1 }
    }

    /// And that customer `vera` shares in, on connection `vera-1`.
    pub(crate) fn shared() -> Self {
        let mut world = Self::waiting();
        world.hold_key("k1");
        world.expect(&visitor("vera"), redeem("k1"));
        world.expect(&visitor("vera"), join_sharing("vera-1"));
        world
    }

    /// And that viewer `ben` is in as `p3`, on connection `ben-1`.
    pub(crate) fn with_two_viewers() -> Self {
        let mut world = Self::shared();
        world.expect(&agent("ben"), join("ben-1"));
        world
    }

    /// And that `ada` (`p1`) holds control.
    pub(crate) fn controlled() -> Self {
        let mut world = Self::with_two_viewers();
        world.expect(&agent("ada"), Command::AskControl);
        world.expect(&visitor("vera"), grant("p1"));
        world
    }

    pub(crate) fn wait(&mut self, time: Duration) -> &mut Self {
        self.now = self.now.plus(time);
        self
    }

    pub(crate) fn hold_key(&mut self, hash: &str) {
        let hold = KeyHold { hash: hash.to_owned(), expires_at: self.now.plus(alongside_policy::KEY_LIFE) };
        self.expect(&agent("ada"), Command::HoldKey(hold));
    }

    pub(crate) fn fresh_request(&mut self) -> RequestId {
        self.next_request += 1;
        request(self.next_request)
    }

    /// Decides and commits; returns what happened.
    pub(crate) fn act(&mut self, caller: &Caller, command: Command) -> Result<Vec<NoticeKind>, Refusal> {
        let request = self.fresh_request();
        let decision = decide(&self.session, caller, request, command, self.now)?;
        Ok(self.commit(decision))
    }

    #[track_caller]
    pub(crate) fn expect(&mut self, caller: &Caller, command: Command) -> Vec<NoticeKind> {
        self.act(caller, command.clone())
            .unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal}"))
    }

    pub(crate) fn disconnect(&mut self, id: &str) -> Vec<NoticeKind> {
        let decision = Decision::on_disconnect(&self.session, &connection(id), self.now);
        self.commit(decision)
    }

    pub(crate) fn commit(&mut self, decision: Decision) -> Vec<NoticeKind> {
        self.session = decision.session;
        decision.happenings.iter().map(|happening| happening.kind).collect()
    }
}

pub(crate) fn redeem(hash: &str) -> Command {
    Command::Redeem { hash: hash.to_owned() }
}

pub(crate) fn join(id: &str) -> Command {
    Command::Join { connection: connection(id), consent: None }
}

pub(crate) fn join_sharing(id: &str) -> Command {
    Command::Join { connection: connection(id), consent: Some(consent()) }
}

pub(crate) fn resume(id: &str) -> Command {
    Command::Resume { connection: connection(id) }
}

pub(crate) fn grant(to: &str) -> Command {
    Command::GrantControl { to: the(to), consent: control_consent() }
}

pub(crate) fn control_consent() -> Consent {
    Consent { wording: the("control-1"), locale: the("en") }
}
