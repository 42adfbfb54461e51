//! One turn of a session: load, decide, commit, tell. Between the functions (floor 6) and what they are made of.
//!
//! Invariants:
//! - a lost race loads and decides again, a bounded number of times;
//! - nobody is told what was not committed;
//! - a connection that turns out to be gone makes its participant away, in a turn of its own.

mod error;

pub use error::Error;

use alongside_policy::Caller;
use alongside_protocol::{ConnectionId, Controlled, Instant, RequestId, SessionId, SubjectId};
use alongside_runtime::Failure;
use alongside_session::{
    Command, Decision, Happening, Session, audit, audit_of_creation, decide, settle, view,
};
use alongside_sockets::Notices;
use alongside_store::{Commit, CommitError, Engage, Store};

/// How often a lost race is run again. Two agents and a customer collide once or twice; more is a fault.
const RACES: usize = 8;

/// How many rounds of telling follow from connections that turned out to be gone while telling.
const ROUNDS: usize = 4;

/// Takes turns.
#[derive(Clone, Debug)]
pub struct Turn {
    store: Store,
    notices: Notices,
}

/// Who asks for a turn.
#[derive(Clone, Copy, Debug)]
pub struct Actor<'a> {
    /// Who.
    pub caller: &'a Caller,
    /// Over which connection.
    pub connection: &'a ConnectionId,
    /// The request's id.
    pub request: RequestId,
}

/// Something to be committed with what the caller's place has become.
struct Taken {
    read: Session,
    decision: Decision,
}

impl Turn {
    /// Takes turns over these tables and connections.
    #[must_use]
    pub const fn new(store: Store, notices: Notices) -> Self {
        Self { store, notices }
    }

    /// The tables.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The connections.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Does what the actor asks for in a session, and returns the session as it stands then.
    ///
    /// # Errors
    /// A refusal, or a fault of what a turn needs. Nothing has been committed then.
    pub async fn take(
        &self,
        id: &SessionId,
        actor: Actor<'_>,
        command: &Command,
        now: Instant,
    ) -> Result<Session, Error> {
        for _ in 0..RACES {
            let read = self.store.session(id, now).await?.ok_or(alongside_session::Refusal::NoSuchSession)?;
            let decision = decide(&read, actor.caller, actor.request, command.clone(), now)?;
            match self.commit(&read, &decision, actor, command, now).await {
                Ok(()) => return Ok(self.tell(Taken { read, decision }, Some(actor.connection), now).await),
                Err(Error::Commit(CommitError::LostRace)) => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::TooManyRaces)
    }

    /// The answer to a change that leaves everybody's place as it was, for whoever is in the session. Who repeats
    /// another's request id is not.
    ///
    /// # Errors
    /// A refusal when the caller is not in it.
    pub fn controlled(&self, session: &Session, caller: &Caller) -> Result<serde_json::Value, Failure> {
        let participant = session
            .participant_of(caller)
            .ok_or_else(|| Failure::from(Error::from(alongside_session::Refusal::NoSuchSession)))?;
        Ok(serde_json::to_value(Controlled { view: view(session, participant) })?)
    }

    /// Commits a session that the caller has just created.
    ///
    /// # Errors
    /// [`CommitError::LostRace`] when the same request created it before; else as [`Turn::take`].
    pub async fn open(&self, session: &Session, actor: Actor<'_>, now: Instant) -> Result<(), Error> {
        let audit = [audit_of_creation(session)];
        let commit = Commit { bind: Some(actor.connection), audit: &audit, ..Commit::create(session) };
        self.commit_engaging(commit, Some(&actor.caller.subject), now).await
    }

    /// The participant on this connection is away from now on.
    ///
    /// # Errors
    /// A fault of what a turn needs.
    pub async fn disconnect(
        &self,
        id: &SessionId,
        connection: &ConnectionId,
        now: Instant,
    ) -> Result<(), Error> {
        self.change(id, now, |read| Decision::on_disconnect(read, connection, now)).await
    }

    /// Does what time has done.
    ///
    /// # Errors
    /// A fault of what a turn needs.
    pub async fn settle(&self, id: &SessionId, now: Instant) -> Result<(), Error> {
        self.change(id, now, |read| {
            let (session, happenings) = settle(read, now);
            Decision { session, happenings }
        })
        .await
    }

    /// A turn that nobody asked for.
    async fn change(
        &self,
        id: &SessionId,
        now: Instant,
        decide: impl Fn(&Session) -> Decision,
    ) -> Result<(), Error> {
        if let Some(taken) = self.change_quietly(id, now, decide).await? {
            self.tell(taken, None, now).await;
        }
        Ok(())
    }

    async fn change_quietly(
        &self,
        id: &SessionId,
        now: Instant,
        decide: impl Fn(&Session) -> Decision,
    ) -> Result<Option<Taken>, Error> {
        for _ in 0..RACES {
            let Some(read) = self.store.session(id, now).await? else { return Ok(None) };
            let decision = decide(&read);
            if decision.session.rev == read.rev {
                return Ok(None);
            }
            let audit = audit(&read, &decision, now);
            let commit = Commit { audit: &audit, ..Commit::change(&decision.session, read.rev) };
            match self.store.commit(&commit, now).await {
                Ok(()) => return Ok(Some(Taken { read, decision })),
                Err(CommitError::LostRace) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::TooManyRaces)
    }

    async fn commit(
        &self,
        read: &Session,
        decision: &Decision,
        actor: Actor<'_>,
        command: &Command,
        now: Instant,
    ) -> Result<(), Error> {
        let decided = &decision.session;
        if decided.rev == read.rev {
            return Ok(());
        }
        let place = |session: &Session| session.participant_of(actor.caller).cloned();
        let (before, after) = (place(read), place(decided));
        let enters = before.is_none() && after.is_some();
        let binds = after.as_ref().is_some_and(|after| {
            after.connection() == Some(actor.connection)
                && before.is_none_or(|before| before.connection() != Some(actor.connection))
        });
        let audit = audit(read, decision, now);
        let mut commit = Commit { audit: &audit, ..Commit::change(decided, read.rev) };
        commit.bind = binds.then_some(actor.connection);
        if let Command::HoldKey(key) = command {
            commit.key = Some(key);
        }
        let agent = (enters && actor.caller.as_agent().is_some()).then_some(&actor.caller.subject);
        self.commit_engaging(commit, agent, now).await
    }

    /// Commits; an agent whose place is still held by a session that they are in no longer gets it all the same.
    async fn commit_engaging(
        &self,
        mut commit: Commit<'_>,
        agent: Option<&SubjectId>,
        now: Instant,
    ) -> Result<(), Error> {
        commit.engage = agent.map(|agent| Engage { agent, instead_of: None });
        let committed = self.store.commit(&commit, now).await;
        let (Err(CommitError::Engaged), Some(agent)) = (&committed, agent) else { return Ok(committed?) };
        let organisation = &commit.session.organisation;
        let Some(held_by) = self.store.engagement(organisation, agent, now).await? else {
            return Err(CommitError::LostRace.into());
        };
        if self.is_in(&held_by, agent, now).await? {
            return Err(Error::Engaged(held_by));
        }
        commit.engage = Some(Engage { agent, instead_of: Some(&held_by) });
        Ok(self.store.commit(&commit, now).await?)
    }

    async fn is_in(&self, id: &SessionId, agent: &SubjectId, now: Instant) -> Result<bool, Error> {
        let Some(session) = self.store.session(id, now).await? else { return Ok(false) };
        let (session, _) = settle(&session, now);
        Ok(session.ended.is_none()
            && session.participants.iter().any(|participant| participant.subject == *agent))
    }

    /// Tells what was committed, gives up the places of agents who are out, and sees to connections that are gone.
    /// What fails here is logged: the commit stands, and the next notice or `resume` heals what was not told.
    async fn tell(&self, taken: Taken, except: Option<&ConnectionId>, now: Instant) -> Session {
        let session = taken.decision.session.clone();
        // The actor reads its own doing in its answer; of what follows from it, it is told like everybody.
        let mut except = except;
        let mut pending = vec![taken];
        for _ in 0..ROUNDS {
            let Some(Taken { read, decision }) = pending.pop() else { break };
            self.release_leavers(&read, &decision.session).await;
            self.clear_up(&read, &decision.session).await;
            let gone = self.post(&decision.session, &decision.happenings, except.take(), now).await;
            for connection in gone {
                match self
                    .change_quietly(&session.id, now, |read| Decision::on_disconnect(read, &connection, now))
                    .await
                {
                    Ok(next) => pending.extend(next),
                    Err(error) => {
                        tracing::warn!(%error, "a gone connection's participant is not marked away")
                    }
                }
            }
        }
        session
    }

    async fn post(
        &self,
        session: &Session,
        happenings: &[Happening],
        except: Option<&ConnectionId>,
        now: Instant,
    ) -> Vec<ConnectionId> {
        self.notices.tell(session, happenings, except, now).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "a notice was not delivered");
            Vec::new()
        })
    }

    /// Annotations go with the session. When this fails, their expiry does it.
    async fn clear_up(&self, read: &Session, decided: &Session) {
        if read.ended.is_none()
            && decided.ended.is_some()
            && let Err(error) = self.store.clear_board(&read.id).await
        {
            tracing::warn!(%error, "a session's annotations are not cleared away");
        }
    }

    async fn release_leavers(&self, read: &Session, decided: &Session) {
        let stays = |subject: &SubjectId| {
            decided.ended.is_none()
                && decided.participants.iter().any(|participant| participant.subject == *subject)
        };
        let leavers =
            read.viewers().filter(|_| read.ended.is_none()).filter(|viewer| !stays(&viewer.subject));
        for leaver in leavers {
            if let Err(error) = self.store.release(&read.organisation, &leaver.subject, &read.id).await {
                tracing::warn!(%error, "an agent's place is not given up");
            }
        }
    }
}
