//! Each request of the action, and its answer.

use alongside_protocol::{Act, ControlRequest, Deed, ErrorCode, InvalidAct, SessionId};
use alongside_runtime::{Failure, socket::Call};
use alongside_session::{Command, Ground, Wish};
use alongside_turn::{Actor, Turn};
use serde_json::Value;

/// Answers the action's requests.
pub(crate) struct Control {
    pub(crate) turn: Turn,
}

impl Control {
    pub(crate) const fn new(turn: Turn) -> Self {
        Self { turn }
    }

    pub(crate) async fn handle(&self, call: Call<ControlRequest>) -> Result<Value, Failure> {
        match call.request.clone() {
            ControlRequest::Request { session } => self.take(&call, &session, Command::AskControl).await,
            ControlRequest::Grant { session, to, consent } => {
                self.take(&call, &session, Command::GrantControl { to, consent }).await
            }
            ControlRequest::Refuse { session, to } => {
                self.take(&call, &session, Command::RefuseControl { to }).await
            }
            ControlRequest::Release { session } => self.take(&call, &session, Command::ReleaseControl).await,
            ControlRequest::TakeBack { session } => {
                self.take(&call, &session, Command::TakeBackControl).await
            }
            ControlRequest::Act { session, epoch, page, n, acts } => {
                Act::check(&acts).map_err(|invalid| malformed(&invalid))?;
                self.act(&call, &session, Wish::Act, Ground { epoch, page }, n, Deed::Acts { acts }).await
            }
            ControlRequest::Navigate { session, epoch, page, n, to } => {
                to.check().map_err(|invalid| malformed(&invalid))?;
                self.act(&call, &session, Wish::Navigate, Ground { epoch, page }, n, Deed::Going { to }).await
            }
        }
    }

    async fn take(
        &self,
        call: &Call<ControlRequest>,
        id: &SessionId,
        command: Command,
    ) -> Result<Value, Failure> {
        let actor = Actor { caller: &call.caller, connection: &call.connection, request: call.id };
        let session = self.turn.take(id, actor, &command, call.now).await?;
        self.turn.controlled(&session, &call.caller)
    }
}

fn malformed(invalid: &InvalidAct) -> Failure {
    Failure::refused(ErrorCode::Malformed, format!("This can't be done: {invalid}. See docs/protocol.md."))
}
