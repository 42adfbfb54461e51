//! Which ticket is asked for, and its making.

use alongside_policy::{Caller, TICKET_LIFE};
use alongside_protocol::{ErrorCode, Instant, Ticket, VisitorToken};
use alongside_runtime::{Failure, http::Call};
use alongside_seal::{Purpose, Seal};
use alongside_store::{Store, TicketHold};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

/// Issues tickets.
pub(crate) struct Tickets {
    pub(crate) store: Store,
    pub(crate) visitor_seal: Seal,
    pub(crate) console_origin: String,
    socket: String,
}

impl Tickets {
    pub(crate) fn new(store: Store, secret: &[u8], socket: String, console_origin: String) -> Self {
        Self { store, visitor_seal: Seal::new(secret, Purpose::Visitor), console_origin, socket }
    }

    pub(crate) async fn handle(&self, call: Call) -> Result<Value, Failure> {
        let ticket = match call.route.as_str() {
            "POST /tickets" => self.for_agent(&call).await?,
            "POST /visitor-tickets" => self.for_visitor(&call).await?,
            _ => return Err(Failure::refused(ErrorCode::NotFound, "There is nothing at this address.")),
        };
        Ok(serde_json::to_value(ticket)?)
    }

    /// Makes a ticket for this caller, to be spent from a page of this origin.
    pub(crate) async fn issue(
        &self,
        caller: Caller,
        origin: String,
        visitor: Option<VisitorToken>,
        now: Instant,
    ) -> Result<Ticket, Failure> {
        let ticket = random_text::<32>();
        let ends_at = now.plus(TICKET_LIFE);
        self.store.keep_ticket(&ticket, &TicketHold { caller, origin, ends_at }).await?;
        Ok(Ticket { ticket, expires_at: ends_at, socket: self.socket.clone(), visitor })
    }
}

/// So many random bytes, as text that is safe in addresses.
pub(crate) fn random_text<const BYTES: usize>() -> String {
    let mut bytes = [0_u8; BYTES];
    rand::fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}
