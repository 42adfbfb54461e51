//! The WebSocket API and its `@connections`, as API Gateway has them.
//!
//! - The upgrade is pending until the authorizer and `$connect` have answered; who is refused gets an HTTP status.
//! - Messages of one socket are dispatched each on its own: nothing keeps their order, as on AWS.
//! - A connection is known to `@connections` from its upgrade to its close, and to nobody before or after.
//! - What AWS leaves undocumented is decided in [`limits`] and [`closing`], and told in docs/differences-from-aws.md.

mod authorizer;
mod closing;
mod connect;
mod connections;
mod event;
mod limits;
mod management;
mod route;
mod socket;

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;
use tokio::net::TcpListener;

pub use connections::ConnectionStatus;
pub(crate) use connections::Connections;

use crate::{
    lambda::Functions,
    listener::{self, Closing},
    record::Recorder,
    template,
    time_scale::TimeScale,
};

/// The API, shared by its sockets.
pub(crate) struct WebSocketApi {
    api: template::WebSocketApi,
    functions: Functions,
    connections: Connections,
    recorder: Recorder,
    limits: limits::Limits,
    /// `127.0.0.1:4401`, as `requestContext.domainName` has it.
    domain: String,
}

impl WebSocketApi {
    pub(crate) fn new(
        api: template::WebSocketApi,
        functions: Functions,
        recorder: Recorder,
        scale: TimeScale,
        domain: String,
    ) -> Self {
        let limits = limits::Limits::scaled(scale);
        Self { api, functions, connections: Connections::default(), recorder, limits, domain }
    }

    /// The connections that are open now.
    pub(crate) fn connections(&self) -> &Connections {
        &self.connections
    }

    /// Serves sockets and `@connections` until the gateway stops.
    pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener, closing: Closing) {
        listener::serve(listener, Router::new().fallback(enter).with_state(self), closing).await;
    }
}

/// Everything that arrives at the door: upgrades of the stage, and `@connections` below it.
async fn enter(
    State(api): State<Arc<WebSocketApi>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    let mut segments = request.uri().path().trim_start_matches('/').splitn(3, '/');
    let stage = segments.next().unwrap_or_default();
    if stage != api.api.stage {
        return refuse(StatusCode::FORBIDDEN, "Forbidden");
    }
    match (segments.next().map(management::decode).as_deref(), segments.next().map(management::decode)) {
        (None | Some(""), None) => connect::upgrade(api, peer, request).await,
        (Some("@connections"), Some(id)) => management::answer(&api.connections, &id, request).await,
        _ => refuse(StatusCode::FORBIDDEN, "Forbidden"),
    }
}

/// A refusal as API Gateway words it.
fn refuse(status: StatusCode, message: &str) -> Response {
    let body = json!({"message": message}).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], Body::from(body)).into_response()
}
