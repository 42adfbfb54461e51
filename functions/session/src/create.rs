//! `create`: an agent opens a session.

use crate::handler::{Sessions, actor};
use alongside_policy::Permission;
use alongside_protocol::{ErrorCode, SessionId, SessionRequest};
use alongside_runtime::{Failure, socket::Call};
use alongside_session::{Refusal, Session};
use alongside_store::CommitError;
use alongside_turn::Error;
use serde_json::Value;

impl Sessions {
    pub(crate) async fn create(&self, call: &Call<SessionRequest>) -> Result<Value, Failure> {
        let caller = &call.caller;
        if caller.as_agent().is_none() {
            return Err(Error::from(Refusal::NotYourRole).into());
        }
        if !(caller.may(Permission::CobrowseSessionView) && caller.may(Permission::CobrowseVoiceEscalate)) {
            return Err(Error::from(Refusal::NotPermitted).into());
        }
        let Some(organisation) = self.turn.store().organisation(&caller.organisation).await? else {
            return Err(Failure::refused(
                ErrorCode::NotFound,
                "Your organisation is not set up. Ask your administrator.",
            ));
        };
        let id = self.id_for(call)?;
        let session = Session::create(
            id,
            organisation.name,
            organisation.settings,
            caller,
            call.connection.clone(),
            call.id,
            call.now,
        );
        match self.turn.open(&session, actor(call), call.now).await {
            Ok(()) => self.joined(&session, call),
            Err(Error::Commit(CommitError::LostRace)) => self.created_before(&session.id, call).await,
            Err(error) => Err(error.into()),
        }
    }

    /// The id follows from the request, so that a repeated one finds what the first one made. Nobody can guess it.
    fn id_for(&self, call: &Call<SessionRequest>) -> Result<SessionId, Failure> {
        let caller = &call.caller;
        let parts: [&[u8]; 3] = [
            caller.organisation.as_str().as_bytes(),
            caller.subject.as_str().as_bytes(),
            &call.id.to_string().into_bytes(),
        ];
        let text = self.session_seal.hash_text(&parts);
        SessionId::try_from(text.chars().take(22).collect::<String>()).map_err(Failure::fault)
    }

    async fn created_before(&self, id: &SessionId, call: &Call<SessionRequest>) -> Result<Value, Failure> {
        let session = self.turn.store().session(id, call.now).await?;
        let session = session.ok_or_else(|| Failure::from(Error::from(CommitError::LostRace)))?;
        self.joined(&session, call)
    }
}
