//! `@connections`: how functions write to sockets, with the answers that the stock SDK expects.

use axum::{
    body::{self, Body},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use serde_json::json;

use super::{
    closing::Closing,
    connections::{Connection, Connections, PostError},
    limits,
};

const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// A segment of the path: clients encode `@` and `=`.
pub(super) fn decode(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().into_owned()
}

/// Answers POST, GET and DELETE of one connection.
pub(super) async fn answer(connections: &Connections, id: &str, request: Request) -> Response {
    if let Err(bad) = check_signature(request.headers()) {
        return bad.answer();
    }
    match *request.method() {
        Method::POST => post(connections, id, request.into_body()).await,
        Method::GET => match connections.get(id) {
            Some(connection) => describe(&connection),
            None => gone(),
        },
        Method::DELETE => match connections.get(id) {
            Some(connection) => {
                connections.close(id);
                connection.ask_to_close(Closing::deleted()).await;
                respond(StatusCode::NO_CONTENT, Body::empty())
            }
            None => gone(),
        },
        _ => error(
            StatusCode::FORBIDDEN,
            "MissingAuthenticationTokenException",
            "Missing Authentication Token",
        ),
    }
}

async fn post(connections: &Connections, id: &str, message: Body) -> Response {
    let Ok(message) = body::to_bytes(message, limits::MESSAGE).await else {
        return error(StatusCode::PAYLOAD_TOO_LARGE, "PayloadTooLargeException", "Message too long");
    };
    match connections.post(id, &message) {
        Ok(()) => respond(StatusCode::OK, Body::empty()),
        Err(PostError::Gone) => gone(),
        Err(PostError::BufferFull) => {
            error(StatusCode::TOO_MANY_REQUESTS, "LimitExceededException", "The client's buffer is full")
        }
    }
}

fn describe(connection: &Connection) -> Response {
    let who = &connection.who;
    let time = |millis| {
        Timestamp::from_millisecond(millis).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
    };
    let body = json!({
        "connectedAt": time(who.connected_at),
        "lastActiveAt": time(connection.last_active()),
        "identity": {"sourceIp": who.source_ip, "userAgent": who.user_agent.as_deref().unwrap_or_default()},
    });
    respond(StatusCode::OK, Body::from(body.to_string()))
}

/// Credentials aren't verified, but they must be there and be for this service: a function that forgets to sign
/// would fail on AWS.
fn check_signature(headers: &HeaderMap) -> Result<(), BadSignature> {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let header = header.ok_or(BadSignature::Missing)?;
    let parameters = header.strip_prefix("AWS4-HMAC-SHA256 ").ok_or(BadSignature::Incomplete)?;
    let parameter = |name: &str| {
        let value = parameters.split(',').find_map(|part| part.trim().strip_prefix(name));
        value.filter(|value| !value.is_empty()).ok_or(BadSignature::Incomplete)
    };
    let credential = parameter("Credential=")?;
    parameter("SignedHeaders=")?;
    parameter("Signature=")?;
    if !headers.contains_key("x-amz-date") && !headers.contains_key(header::DATE) {
        return Err(BadSignature::Incomplete);
    }
    if credential.ends_with("/execute-api/aws4_request") { Ok(()) } else { Err(BadSignature::AnotherService) }
}

/// What is wrong with a signature.
#[derive(Debug, Clone, Copy)]
enum BadSignature {
    Missing,
    Incomplete,
    AnotherService,
}

impl BadSignature {
    fn answer(self) -> Response {
        let (kind, message) = match self {
            Self::Missing => ("MissingAuthenticationTokenException", "Missing Authentication Token"),
            Self::Incomplete => ("IncompleteSignatureException", "The signature is incomplete"),
            Self::AnotherService => (
                "InvalidSignatureException",
                "Credential should be scoped to correct service: 'execute-api'.",
            ),
        };
        error(StatusCode::FORBIDDEN, kind, message)
    }
}

fn gone() -> Response {
    error(StatusCode::GONE, "GoneException", "The connection is gone")
}

fn error(status: StatusCode, kind: &'static str, message: &str) -> Response {
    let mut response = respond(status, Body::from(json!({"message": message}).to_string()));
    response.headers_mut().insert(ERROR_TYPE, HeaderValue::from_static(kind));
    response
}

fn respond(status: StatusCode, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
