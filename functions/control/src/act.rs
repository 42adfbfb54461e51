//! `act` and `navigate`: checked against the lease in the table, then sent to the sharer's page. One read, no write.

use crate::handler::Control;
use alongside_protocol::{ActNotice, ControlRequest, Deed, SessionId};
use alongside_runtime::{Failure, socket::Call};
use alongside_session::{Ground, Refusal, Wish, may_act, settle};
use alongside_sockets::Delivery;
use alongside_turn::Error;
use serde_json::{Value, json};

impl Control {
    /// Repeating it is harmless: the sharer's page does each `n` once.
    pub(crate) async fn act(
        &self,
        call: &Call<ControlRequest>,
        id: &SessionId,
        wish: Wish,
        ground: Ground,
        n: u32,
        what: Deed,
    ) -> Result<Value, Failure> {
        let refuse = |refusal: Refusal| Failure::from(Error::from(refusal));
        let read = self.turn.store().session(id, call.now).await?;
        let (session, _) = settle(&read.ok_or_else(|| refuse(Refusal::NoSuchSession))?, call.now);
        let (from, to) = may_act(&session, &call.caller, &call.connection, wish, ground).map_err(refuse)?;
        let notice = ActNotice {
            notice: "control.act".to_owned(),
            session: session.id.clone(),
            from: from.id.clone(),
            epoch: ground.epoch,
            page: ground.page,
            n,
            what,
        };
        let posted = self.turn.notices().sockets().post(to, &notice).await.map_err(Failure::fault)?;
        if posted == Delivery::Gone {
            self.turn.disconnect(id, to, call.now).await?;
            return Err(refuse(Refusal::SharerAway));
        }
        Ok(json!({}))
    }
}
