//! The HTTP API, as API Gateway has it: routes, CORS, JWT authorizers, and Lambda proxy events of format 2.0.

mod answer;
mod cors;
mod event;
mod jwt;
mod routes;

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    body::{self, Body},
    extract::{ConnectInfo, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use tokio::net::TcpListener;

use crate::{
    Error,
    lambda::{Functions, InvocationError},
    listener::{self, Closing},
    record::Recorder,
    schedule::uuid,
    status::Status,
    template,
};

/// What HTTP APIs take of a body.
const BODY_LIMIT: usize = 10 * 1024 * 1024;

/// The request line and all headers together.
const HEADER_LIMIT: usize = 10_240;

/// The API with its routes.
pub(crate) struct HttpApi {
    id: String,
    domain: String,
    routes: routes::Routes,
    cors: Option<template::Cors>,
    authorizers: jwt::Authorizers,
    functions: Functions,
    recorder: Recorder,
}

impl HttpApi {
    pub(crate) fn new(
        api: template::HttpApi,
        functions: Functions,
        recorder: Recorder,
        domain: String,
    ) -> Result<Self, Error> {
        Ok(Self {
            id: api.id,
            domain,
            routes: routes::Routes::new(api.routes)?,
            cors: api.cors,
            authorizers: jwt::Authorizers::new(api.authorizers)?,
            functions,
            recorder,
        })
    }

    /// Serves the API until the gateway stops; `/_local/status` beside it is the gateway's own.
    pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener, status: Status, closing: Closing) {
        let router = Router::new().fallback(enter).with_state(self);
        let status = Router::new().route("/_local/status", get(async move || axum::Json(status.read())));
        listener::serve(listener, router.merge(status), closing).await;
    }
}

async fn enter(
    State(api): State<Arc<HttpApi>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    if let Some(cors) = &api.cors
        && let Some(answer) = cors::preflight(cors, &request)
    {
        return answer;
    }
    let origin = request.headers().get(header::ORIGIN).cloned();
    let mut response = serve(&api, peer, request).await;
    if let (Some(cors), Some(origin)) = (&api.cors, origin) {
        cors::add_headers(cors, &origin, response.headers_mut());
    }
    response
}

async fn serve(api: &Arc<HttpApi>, peer: SocketAddr, request: Request) -> Response {
    let headers: usize =
        request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    if headers + request.uri().path_and_query().map_or(0, |path| path.as_str().len()) > HEADER_LIMIT {
        return refuse(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "Request Header Fields Too Large");
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = body::to_bytes(body, BODY_LIMIT).await else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large");
    };
    api.recorder.request("http", &parts.method, &parts.uri, &parts.headers, &body);
    let Some(found) = api.routes.find(&parts.method, parts.uri.path()) else {
        return refuse(StatusCode::NOT_FOUND, "Not Found");
    };
    let route = found.route;
    let jwt = match &route.authorizer {
        None => None,
        Some(name) => match api.authorizers.check(name, &parts.headers, &route.scopes).await {
            Ok(jwt) => Some(jwt),
            Err(jwt::Refusal::Unauthorized) => {
                let mut response = refuse(StatusCode::UNAUTHORIZED, "Unauthorized");
                response
                    .headers_mut()
                    .insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
                return response;
            }
            Err(jwt::Refusal::Forbidden) => return refuse(StatusCode::FORBIDDEN, "Forbidden"),
        },
    };
    let event = event::build(&event::Inputs {
        api_id: &api.id,
        domain: &api.domain,
        route: &found,
        parts: &parts,
        body: &body,
        source_ip: peer.ip(),
        jwt,
    });
    drop(body);
    let Some(function) = api.functions.get(&route.function).cloned() else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error");
    };
    let patience = route.timeout;
    // A client that goes doesn't stop the function, as on AWS.
    let invoked = tokio::spawn(async move { function.invoke(uuid(), event.into(), patience).await });
    match invoked.await {
        Ok(Ok(payload)) => answer::from_payload(&payload)
            .unwrap_or_else(|| refuse(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")),
        Ok(Err(InvocationError::NoAnswer(_))) => {
            refuse(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable")
        }
        Ok(Err(InvocationError::TooLarge)) => {
            refuse(StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large")
        }
        Ok(Err(_)) | Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"),
    }
}

/// A refusal as API Gateway words it.
fn refuse(status: StatusCode, message: &str) -> Response {
    let body = json!({"message": message}).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], Body::from(body)).into_response()
}
