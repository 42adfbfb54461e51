//! Checks a relayed message against its route, and posts it.

use alongside_protocol::{
    ErrorBody, ErrorCode, MAX_RELAY_BODY_BYTES, MAX_RELAY_BYTES, RelayMessage, RelayRefused, RelayRequest,
};
use alongside_runtime::{Failure, socket::Arrival};
use alongside_sockets::{Route, Routes, Sockets};
use futures_util::future::join_all;

/// Relays.
pub(crate) struct Relay {
    sockets: Sockets,
    routes: Routes,
}

impl Relay {
    pub(crate) const fn new(sockets: Sockets, routes: Routes) -> Self {
        Self { sockets, routes }
    }

    /// Posts to everybody on the route. Who is refused is told; who gets through is not, as streams count by
    /// themselves and an answer would double the bill.
    pub(crate) async fn handle(&self, arrival: Arrival) -> Result<(), Failure> {
        match self.check(&arrival) {
            Ok((route, request)) => self.post(route, request).await,
            Err(error) => {
                let refused = RelayRefused { notice: "relay.refused".to_owned(), error };
                self.sockets.post(&arrival.connection, &refused).await.map(drop).map_err(Failure::fault)
            }
        }
    }

    /// Size, then shape, then rights, then state.
    fn check<'a>(&self, arrival: &'a Arrival) -> Result<(Route, RelayRequest<'a>), ErrorBody> {
        if arrival.body.len() > MAX_RELAY_BYTES {
            return Err(refusal(ErrorCode::TooLarge, "The message has more than 32 KB. Split it."));
        }
        let request: RelayRequest<'a> = serde_json::from_str(&arrival.body).map_err(|_| {
            refusal(ErrorCode::Malformed, "The message is no relay request. See docs/protocol.md.")
        })?;
        if request.body.len() > MAX_RELAY_BODY_BYTES {
            return Err(refusal(ErrorCode::TooLarge, "The body has more than 28 KB. Split it."));
        }
        let route = self
            .routes
            .open(&request.route)
            .ok()
            .filter(|route| route.from == arrival.connection)
            .ok_or_else(|| refusal(ErrorCode::Forbidden, "The route is not yours. Send `resume` for one."))?;
        if route.receivers(request.stream).is_none() {
            return Err(refusal(ErrorCode::Forbidden, "This stream is not yours to send in this session."));
        }
        if route.expires_at <= arrival.now || arrival.caller.expires_at <= arrival.now {
            return Err(refusal(ErrorCode::Expired, "The route has run out. Send `resume` for a new one."));
        }
        Ok((route, request))
    }

    async fn post(&self, route: Route, request: RelayRequest<'_>) -> Result<(), Failure> {
        let to: Vec<_> = route.receivers(request.stream).unwrap_or_default().into_iter().cloned().collect();
        let message = RelayMessage {
            stream: request.stream,
            session: route.session,
            from: route.participant,
            epoch: route.epoch,
            n: request.n,
            more: request.more,
            body: request.body,
        };
        let bytes = serde_json::to_vec(&message)?;
        let posted = join_all(to.iter().map(|to| self.sockets.post_bytes(to, bytes.clone()))).await;
        // A gone connection is no news for the sender: `$disconnect`, or silence, makes its participant away.
        posted.into_iter().find_map(Result::err).map_or(Ok(()), |error| Err(Failure::fault(error)))
    }
}

fn refusal(code: ErrorCode, message: &str) -> ErrorBody {
    ErrorBody { code, message: message.to_owned(), retry_after_seconds: None }
}
