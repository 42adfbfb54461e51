//! The way into a connection: authorizer, `$connect`, and only then the upgrade.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::Response,
};
use hyper::upgrade::OnUpgrade;
use serde::Deserialize;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::{
    WebSocketApi, authorizer,
    connections::new_id,
    event::{Ids, Who, now},
    limits, refuse, socket,
};

/// What `$connect` answers, as far as an upgrade cares.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Answer {
    status_code: Option<u16>,
    headers: std::collections::BTreeMap<String, String>,
    body: Option<String>,
}

/// Answers an upgrade request.
pub(super) async fn upgrade(api: Arc<WebSocketApi>, peer: SocketAddr, mut request: Request) -> Response {
    let Some(key) = handshake_key(&request) else {
        return refuse(StatusCode::UPGRADE_REQUIRED, "Upgrade Required");
    };
    let Some(on_upgrade) = request.extensions_mut().remove::<OnUpgrade>() else {
        return refuse(StatusCode::UPGRADE_REQUIRED, "Upgrade Required");
    };
    let (parts, _) = request.into_parts();
    api.recorder.request("socket", &parts.method, &parts.uri, &parts.headers, &[]);
    // The caller may go while functions decide; on AWS they decide all the same, so this isn't cut short either.
    let decided = tokio::spawn(async move { decide(api, peer, parts.headers, parts.uri, on_upgrade).await });
    match decided.await {
        Ok(Ok(protocol)) => accept(&key, protocol),
        Ok(Err(refusal)) => refusal,
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error"),
    }
}

fn handshake_key(request: &Request) -> Option<HeaderValue> {
    let has = |name, token: &str| {
        let value = request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        value.is_some_and(|value| value.split(',').any(|part| part.trim().eq_ignore_ascii_case(token)))
    };
    let is_handshake = request.method() == Method::GET
        && has(header::CONNECTION, "upgrade")
        && has(header::UPGRADE, "websocket")
        && has(header::SEC_WEBSOCKET_VERSION, "13");
    if is_handshake { request.headers().get(header::SEC_WEBSOCKET_KEY).cloned() } else { None }
}

fn accept(key: &HeaderValue, protocol: Option<HeaderValue>) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
    if let Ok(accept) = HeaderValue::try_from(derive_accept_key(key.as_bytes())) {
        headers.insert(header::SEC_WEBSOCKET_ACCEPT, accept);
    }
    if let Some(protocol) = protocol {
        headers.insert(header::SEC_WEBSOCKET_PROTOCOL, protocol);
    }
    response
}

/// Asks the authorizer and `$connect`, and opens the connection if both agree. Gives the subprotocol.
async fn decide(
    api: Arc<WebSocketApi>,
    peer: SocketAddr,
    headers: HeaderMap,
    uri: Uri,
    on_upgrade: OnUpgrade,
) -> Result<Option<HeaderValue>, Response> {
    let text =
        |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned);
    let mut who = Who {
        connection_id: new_id(),
        connected_at: now(),
        source_ip: peer.ip().to_string(),
        user_agent: text(header::USER_AGENT),
        api_id: api.api.id.clone(),
        stage: api.api.stage.clone(),
        domain: api.domain.clone(),
        authorizer: None,
    };
    if let Some(authorizer) = &api.api.authorizer {
        match authorizer::ask(&api, authorizer, &who, &headers, &uri).await {
            Ok(context) => who.authorizer = Some(context),
            Err(refusal) => return Err(refuse(refusal.status, refusal.message)),
        }
    }
    let protocol = ask_connect(&api, &who, &headers, &uri).await?;
    // Known from here on: the client may be written to as soon as it can read.
    let (connection, outbound) = api.connections.open(who);
    tokio::spawn(async move {
        match tokio::time::timeout(limits::CLOSE_HANDSHAKE, on_upgrade).await {
            Ok(Ok(upgraded)) => socket::run(api, connection, outbound, upgraded).await,
            _ => socket::lost(&api, &connection).await,
        }
    });
    Ok(protocol)
}

async fn ask_connect(
    api: &WebSocketApi,
    who: &Who,
    headers: &HeaderMap,
    uri: &Uri,
) -> Result<Option<HeaderValue>, Response> {
    let broken = || refuse(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error");
    let Some(route) = api.api.routes.get("$connect") else { return Ok(None) };
    let function = api.functions.get(&route.function).ok_or_else(broken)?;
    let ids = Ids::new();
    let event = who.connect(&ids, headers, uri).map_err(|_| broken())?;
    let answer = function.invoke(ids.invocation, event.into(), route.timeout).await.map_err(|_| broken())?;
    let answer: Answer = serde_json::from_slice(&answer).unwrap_or_default();
    let status = answer.status_code.and_then(|status| StatusCode::from_u16(status).ok());
    match status {
        Some(status) if status.is_success() => {
            let protocol =
                answer.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("sec-websocket-protocol"));
            Ok(protocol.and_then(|(_, value)| HeaderValue::try_from(value).ok()))
        }
        Some(status) if status.is_client_error() || status.is_server_error() => {
            let mut response = refuse(status, status.canonical_reason().unwrap_or("Forbidden"));
            if let Some(body) = answer.body {
                *response.body_mut() = Body::from(body);
            }
            Err(response)
        }
        // No proxy response at all: API Gateway calls that a malformed one.
        _ => Err(broken()),
    }
}
