//! Functions behind the WebSocket API.

use crate::answer::Answer;
use crate::{Failure, caller_from_context, now};
use alongside_policy::Caller;
use alongside_protocol::{ConnectionId, ErrorCode, Instant, RequestId, decode_frame};
use alongside_sockets::Sockets;
use aws_lambda_events::apigw::{ApiGatewayProxyResponse, ApiGatewayWebsocketProxyRequest};
use lambda_runtime::{LambdaEvent, service_fn};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// An event of a connection, before its body is looked at.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Who.
    pub caller: Caller,
    /// Over which connection.
    pub connection: ConnectionId,
    /// From which address.
    pub source: String,
    /// Which route was selected.
    pub route: String,
    /// The message; empty for `$connect` and `$disconnect`.
    pub body: String,
    /// When.
    pub now: Instant,
}

/// A request with everything that deciding on it needs.
#[derive(Clone, Debug)]
pub struct Call<R> {
    /// Who.
    pub caller: Caller,
    /// Over which connection.
    pub connection: ConnectionId,
    /// From which address.
    pub source: String,
    /// The request's id.
    pub id: RequestId,
    /// What is asked.
    pub request: R,
    /// When.
    pub now: Instant,
}

/// Runs a function that answers the requests of one action, until Lambda stops it. Whatever the message, somebody
/// is answered and the function lives on.
///
/// # Errors
/// When Lambda's Runtime API can't be reached.
pub async fn run_action<R, H>(
    action: &'static str,
    sockets: Sockets,
    handle: H,
) -> Result<(), lambda_runtime::Error>
where
    R: DeserializeOwned,
    H: AsyncFn(Call<R>) -> Result<Value, Failure>,
{
    run_arrivals(async |arrival: Arrival| {
        let connection = arrival.connection.clone();
        let answer = answer(action, arrival, &handle).await;
        match sockets.post(&connection, &answer).await {
            Ok(_) => Ok(()),
            Err(error) => Err(Failure::fault(error)),
        }
    })
    .await
}

async fn answer<R, H>(action: &str, arrival: Arrival, handle: &H) -> Answer
where
    R: DeserializeOwned,
    H: AsyncFn(Call<R>) -> Result<Value, Failure>,
{
    if arrival.route != action {
        // `$default`: API Gateway found no route of that name.
        let failure = Failure::refused(
            ErrorCode::Malformed,
            "The message needs an `action` that exists. See docs/protocol.md.",
        );
        return Answer::refusal(None, failure);
    }
    let frame = match decode_frame::<R>(&arrival.body) {
        Ok(frame) => frame,
        Err(malformed) => return Answer::refusal(malformed.id(), Failure::from(&malformed)),
    };
    let Arrival { caller, connection, source, now, .. } = arrival;
    if caller.expires_at <= now {
        let failure =
            Failure::refused(ErrorCode::Unauthenticated, "Your sign-in has run out. Open a new connection.");
        return Answer::refusal(Some(frame.id), failure);
    }
    let call = Call { caller, connection, source, id: frame.id, request: frame.request, now };
    Answer::new(frame.id, handle(call).await)
}

/// Runs a function that takes events of connections as they come: `$connect`, `$disconnect`, streams. What it
/// returns as a failure is logged; API Gateway tells the client of an integration's failure.
///
/// # Errors
/// When Lambda's Runtime API can't be reached.
pub async fn run_arrivals<H>(handle: H) -> Result<(), lambda_runtime::Error>
where
    H: AsyncFn(Arrival) -> Result<(), Failure>,
{
    let handle = &handle;
    lambda_runtime::run(service_fn(async |event: LambdaEvent<ApiGatewayWebsocketProxyRequest>| {
        let status = match arrival_of(event.payload) {
            None => 401,
            Some(arrival) => match handle(arrival).await {
                Ok(()) => 200,
                Err(failure) => i64::from(failure.into_body().code.http_status()),
            },
        };
        let mut response = ApiGatewayProxyResponse::default();
        response.status_code = status;
        Ok::<_, lambda_runtime::Error>(response)
    }))
    .await
}

fn arrival_of(event: ApiGatewayWebsocketProxyRequest) -> Option<Arrival> {
    let context = event.request_context;
    Some(Arrival {
        caller: caller_from_context(&context.authorizer.fields)?,
        connection: ConnectionId::try_from(context.connection_id?).ok()?,
        source: context.identity.source_ip.unwrap_or_default(),
        route: context.route_key?,
        body: event.body.unwrap_or_default(),
        now: now(),
    })
}
