//! Each request of the action, and its answer.

use alongside_policy::Caller;
use alongside_protocol::{ErrorCode, Left, PROTOCOL_VERSION, SessionId, SessionRequest, Welcome};
use alongside_runtime::{Failure, socket::Call};
use alongside_seal::{Purpose, Seal};
use alongside_session::{Command, Refusal, Session, view};
use alongside_turn::{Actor, Turn};
use serde_json::{Value, json};

/// Answers the action's requests.
pub(crate) struct Sessions {
    pub(crate) turn: Turn,
    pub(crate) key_seal: Seal,
    pub(crate) session_seal: Seal,
    pub(crate) source_seal: Seal,
}

impl Sessions {
    pub(crate) fn new(turn: Turn, secret: &[u8]) -> Self {
        let seal = |purpose| Seal::new(secret, purpose);
        Self {
            turn,
            key_seal: seal(Purpose::SecurityKey),
            session_seal: seal(Purpose::SessionId),
            source_seal: seal(Purpose::Source),
        }
    }

    pub(crate) async fn handle(&self, call: Call<SessionRequest>) -> Result<Value, Failure> {
        let connection = call.connection.clone();
        match &call.request {
            SessionRequest::Hello { protocol } => self.welcome(&call, *protocol).await,
            SessionRequest::Create {} => self.create(&call).await,
            SessionRequest::Redeem { key } => self.redeem(&call, key).await,
            SessionRequest::Join { session, consent } => {
                let command = Command::Join { connection, consent: consent.clone() };
                let session = self.take(&call, session, command).await?;
                self.joined(&session, &call)
            }
            SessionRequest::Resume { session } => {
                let session = self.take(&call, session, Command::Resume { connection }).await?;
                self.joined(&session, &call)
            }
            SessionRequest::Refuse { session } => {
                self.take(&call, session, Command::Refuse).await?;
                Ok(json!({}))
            }
            SessionRequest::Leave { session } => {
                let session = self.take(&call, session, Command::Leave).await?;
                left(&session, &call.caller)
            }
            SessionRequest::End { session } => {
                let session = self.take(&call, session, Command::End).await?;
                left(&session, &call.caller)
            }
            SessionRequest::Pause { session, reason } => {
                let session = self.take(&call, session, Command::Pause(*reason)).await?;
                Ok(self.turn.controlled(&session, &call.caller)?)
            }
            SessionRequest::Continue { session } => {
                let session = self.take(&call, session, Command::Continue).await?;
                Ok(self.turn.controlled(&session, &call.caller)?)
            }
        }
    }

    pub(crate) async fn take(
        &self,
        call: &Call<SessionRequest>,
        id: &SessionId,
        command: Command,
    ) -> Result<Session, Failure> {
        Ok(self.turn.take(id, actor(call), &command, call.now).await?)
    }

    async fn welcome(&self, call: &Call<SessionRequest>, protocol: u32) -> Result<Value, Failure> {
        if protocol != PROTOCOL_VERSION {
            let message = "This page speaks another version of Alongside. Reload it.";
            return Err(Failure::refused(ErrorCode::Unsupported, message));
        }
        let caller = &call.caller;
        // A visitor's page knows its session by itself; an agent may sign in anywhere.
        let session = match caller.as_agent() {
            Some(_) => self.turn.store().engagement(&caller.organisation, &caller.subject, call.now).await?,
            None => None,
        };
        Ok(serde_json::to_value(Welcome {
            protocol: PROTOCOL_VERSION,
            now: call.now,
            expires_at: caller.expires_at,
            organisation: caller.organisation.clone(),
            session,
        })?)
    }

    /// The answer for whoever is in the session. Who repeats another's request id is not.
    pub(crate) fn joined(&self, session: &Session, call: &Call<SessionRequest>) -> Result<Value, Failure> {
        let participant = session
            .participant_of(&call.caller)
            .ok_or_else(|| Failure::from(alongside_turn::Error::from(Refusal::NoSuchSession)))?;
        Ok(serde_json::to_value(self.turn.notices().joined(session, participant, call.now)?)?)
    }
}

pub(crate) const fn actor(call: &Call<SessionRequest>) -> Actor<'_> {
    Actor { caller: &call.caller, connection: &call.connection, request: call.id }
}

fn left(session: &Session, caller: &Caller) -> Result<Value, Failure> {
    let view = session.participant_of(caller).map(|participant| view(session, participant));
    Ok(serde_json::to_value(Left { view })?)
}
