//! Issues keys.

use crate::digits::{ATTEMPTS, digits_of};
use alongside_policy::KEY_LIFE;
use alongside_protocol::{ErrorCode, IssuedKey, KeyRequest, SessionId};
use alongside_runtime::{Failure, socket::Call};
use alongside_seal::{Purpose, Seal};
use alongside_session::{Command, KeyHold, Session};
use alongside_store::{CommitError, security_key_hash};
use alongside_turn::{Actor, Error, Turn};
use serde_json::Value;

/// Issues keys.
pub(crate) struct Keys {
    turn: Turn,
    seal: Seal,
}

impl Keys {
    pub(crate) fn new(turn: Turn, secret: &[u8]) -> Self {
        Self { turn, seal: Seal::new(secret, Purpose::SecurityKey) }
    }

    pub(crate) async fn handle(&self, call: Call<KeyRequest>) -> Result<Value, Failure> {
        let KeyRequest::Issue { session } = &call.request;
        for attempt in 0..ATTEMPTS {
            match self.issue(session, &call, attempt).await {
                Ok(session) => return self.issued(&session, &call),
                Err(Error::Commit(CommitError::KeyTaken)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Failure::refused(ErrorCode::Throttled, "No free key was found. Try again in a moment."))
    }

    async fn issue(&self, id: &SessionId, call: &Call<KeyRequest>, attempt: u8) -> Result<Session, Error> {
        let digits = digits_of(&self.seal, id, call.id, attempt);
        let hash = security_key_hash(&self.seal, &call.caller.organisation, &digits);
        let hold = Command::HoldKey(KeyHold { hash, expires_at: call.now.plus(KEY_LIFE) });
        let actor = Actor { caller: &call.caller, connection: &call.connection, request: call.id };
        self.turn.take(id, actor, &hold, call.now).await
    }

    /// The digits that this request got, now or when it came for the first time.
    fn issued(&self, session: &Session, call: &Call<KeyRequest>) -> Result<Value, Failure> {
        let is_live = |hold: &&KeyHold| call.now < hold.expires_at;
        let found = session.key.as_ref().filter(is_live).and_then(|hold| {
            let mut attempts =
                (0..ATTEMPTS).map(|attempt| digits_of(&self.seal, &session.id, call.id, attempt));
            let key = attempts
                .find(|key| security_key_hash(&self.seal, &session.organisation, key) == hold.hash)?;
            Some(IssuedKey { key, expires_at: hold.expires_at })
        });
        let Some(issued) = found else {
            return Err(Failure::refused(
                ErrorCode::Expired,
                "This key has been used or replaced. Ask for a new one.",
            ));
        };
        Ok(serde_json::to_value(issued)?)
    }
}
