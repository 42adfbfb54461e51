//! Tickets for agents: who asks stands in the bearer token, which API Gateway has verified.

use crate::handler::Tickets;
use alongside_protocol::{AgentTicketRequest, ErrorCode, MAX_REQUEST_BYTES, Ticket, decode_body};
use alongside_runtime::{Failure, caller_from_claims, http::Call};

impl Tickets {
    pub(crate) async fn for_agent(&self, call: &Call) -> Result<Ticket, Failure> {
        let AgentTicketRequest {} =
            decode_body(&call.body, MAX_REQUEST_BYTES).map_err(|malformed| Failure::from(&malformed))?;
        let caller = caller_from_claims(&call.claims).ok_or_else(|| {
            Failure::refused(
                ErrorCode::Forbidden,
                "Your account has no organisation in Alongside. Ask your administrator to add the `organisation` claim.",
            )
        })?;
        if self.store.organisation(&caller.organisation).await?.is_none() {
            let message =
                "Your organisation is not set up in Alongside. Ask your administrator to create it.";
            return Err(Failure::refused(ErrorCode::Forbidden, message));
        }
        self.issue(caller, self.console_origin.clone(), None, call.now).await
    }
}
