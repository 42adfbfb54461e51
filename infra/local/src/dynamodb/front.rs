//! The door in front of the engine: counts what passes, by operation.
//!
//! It costs a hop on loopback. What a cost report needs can't be had otherwise: the engine keeps no counts.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{StatusCode, Uri, uri::PathAndQuery},
    response::{IntoResponse, Response},
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use tokio::net::TcpListener;

use crate::listener::{self, Closing};

/// How often each operation was asked for.
#[derive(Debug, Default)]
pub(crate) struct Operations(Mutex<BTreeMap<String, u64>>);

impl Operations {
    fn count(&self, operation: &str) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match counts.get_mut(operation) {
            Some(count) => *count += 1,
            None => {
                counts.insert(operation.to_owned(), 1);
            }
        }
    }

    pub(crate) fn counts(&self) -> BTreeMap<String, u64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[derive(Clone)]
struct Front {
    engine: Arc<str>,
    client: Client<HttpConnector, Body>,
    operations: Arc<Operations>,
}

pub(super) async fn serve(
    listener: TcpListener,
    closing: Closing,
    engine_port: u16,
    operations: Arc<Operations>,
) {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    let client = Client::builder(TokioExecutor::new()).build(connector);
    let front = Front { engine: format!("127.0.0.1:{engine_port}").into(), client, operations };
    listener::serve(listener, Router::new().fallback(forward).with_state(front), closing).await;
}

async fn forward(State(front): State<Front>, mut request: Request) -> Response {
    let target = request.headers().get("x-amz-target").and_then(|target| target.to_str().ok());
    if let Some((_, operation)) = target.and_then(|target| target.split_once('.'))
        && operation.bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        front.operations.count(operation);
    }
    let path = request.uri().path_and_query().cloned().unwrap_or_else(|| PathAndQuery::from_static("/"));
    let uri = Uri::builder().scheme("http").authority(&*front.engine).path_and_query(path).build();
    let Ok(uri) = uri else { return StatusCode::BAD_REQUEST.into_response() };
    *request.uri_mut() = uri;
    match front.client.request(request).await {
        Ok(response) => response.map(Body::new),
        Err(error) => {
            tracing::warn!(%error, "the DynamoDB engine didn't answer");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
