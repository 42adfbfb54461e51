//! A stub of `@connections`: every connection is open, takes every message, and remembers it.

use crate::error::{Error, Naming};
use axum::{Router, body::Bytes};
use serde_json::Value;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;

/// What was posted.
#[derive(Clone, Default)]
pub(super) struct Connections(Arc<Mutex<Vec<Bytes>>>);

impl Connections {
    /// Serves until the run ends; gives the WebSocket's address, beside which `@connections` lies.
    pub(super) async fn serve(&self) -> Result<String, Error> {
        let listener = TcpListener::bind("127.0.0.1:0").await.naming("opening a door for @connections")?;
        let port = listener.local_addr().naming("asking for a port")?.port();
        let posted = self.clone();
        let router = Router::new().fallback(move |message: Bytes| async move {
            posted.0.lock().unwrap_or_else(PoisonError::into_inner).push(message);
        });
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(format!("ws://127.0.0.1:{port}"))
    }

    /// What was posted since this was asked last.
    pub(super) fn take(&self) -> Result<Vec<Value>, Error> {
        let posted = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        posted
            .iter()
            .map(|message| serde_json::from_slice(message).naming("a post that is no JSON"))
            .collect()
    }
}
