//! The connections that are open now, and the one way in which messages reach them.

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use axum::body::Bytes;
use base64::{Engine, engine::general_purpose::URL_SAFE};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::{closing::Closing, event::Who, limits};

/// Open connections by id.
#[derive(Clone, Default)]
pub(crate) struct Connections(Arc<Registry>);

#[derive(Default)]
struct Registry {
    open: RwLock<HashMap<String, Arc<Connection>>>,
    opened: AtomicU64,
    posts: AtomicU64,
    messages: AtomicU64,
}

/// One open connection.
pub(super) struct Connection {
    pub(super) who: Who,
    outbound: mpsc::Sender<Outbound>,
    last_active: AtomicI64,
}

/// What the socket's task is told to do.
#[derive(Debug)]
pub(super) enum Outbound {
    /// Send a text.
    Text(Utf8Bytes),
    /// Close.
    Close(Closing),
}

/// Why a message doesn't reach a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PostError {
    /// Unknown, closed, or not yet open.
    Gone,
    /// The client doesn't read what waits for it.
    BufferFull,
}

/// How many connections there are and were.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct ConnectionStatus {
    /// Open now.
    pub open: usize,
    /// Opened since the gateway started.
    pub opened: u64,
    /// Messages that came in.
    pub messages: u64,
    /// Messages that `@connections` sent out.
    pub posts: u64,
}

/// An id that nobody guesses, in the shape of AWS's: fifteen characters and a `=`.
pub(super) fn new_id() -> String {
    URL_SAFE.encode(rand::random::<[u8; 11]>())
}

impl Connections {
    /// Makes a connection known. The receiver is the socket's.
    pub(super) fn open(&self, who: Who) -> (Arc<Connection>, mpsc::Receiver<Outbound>) {
        let (outbound, receiver) = mpsc::channel(limits::OUTBOUND_BUFFER);
        let last_active = AtomicI64::new(who.connected_at);
        let connection = Arc::new(Connection { who, outbound, last_active });
        self.0.opened.fetch_add(1, Ordering::Relaxed);
        let mut open = self.0.open.write().unwrap_or_else(PoisonError::into_inner);
        open.insert(connection.who.connection_id.clone(), Arc::clone(&connection));
        (connection, receiver)
    }

    /// Forgets a connection: from now on it is gone.
    pub(super) fn close(&self, id: &str) {
        self.0.open.write().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    pub(super) fn get(&self, id: &str) -> Option<Arc<Connection>> {
        self.0.open.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// Sends a text to a connection: the one seam through which every post goes.
    pub(super) fn post(&self, id: &str, text: &Bytes) -> Result<(), PostError> {
        let connection = self.get(id).ok_or(PostError::Gone)?;
        // API Gateway replaces what isn't UTF-8.
        let lossy = || String::from_utf8_lossy(text).into_owned().into();
        let text = Utf8Bytes::try_from(text.clone()).unwrap_or_else(|_| lossy());
        connection.send(text)?;
        self.0.posts.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Counts a message that came in.
    pub(super) fn received(&self) {
        self.0.messages.fetch_add(1, Ordering::Relaxed);
    }

    /// Closes every connection, because the gateway stops.
    pub(crate) fn close_all(&self) {
        let open: Vec<_> = self.0.open.write().unwrap_or_else(PoisonError::into_inner).drain().collect();
        for (_, connection) in open {
            // A client that doesn't read its buffer doesn't read a farewell either.
            let _ = connection.outbound.try_send(Outbound::Close(Closing::stopping()));
        }
    }

    pub(crate) fn status(&self) -> ConnectionStatus {
        ConnectionStatus {
            open: self.0.open.read().unwrap_or_else(PoisonError::into_inner).len(),
            opened: self.0.opened.load(Ordering::Relaxed),
            messages: self.0.messages.load(Ordering::Relaxed),
            posts: self.0.posts.load(Ordering::Relaxed),
        }
    }
}

impl Connection {
    pub(super) fn send(&self, text: Utf8Bytes) -> Result<(), PostError> {
        self.outbound.try_send(Outbound::Text(text)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => PostError::BufferFull,
            mpsc::error::TrySendError::Closed(_) => PostError::Gone,
        })
    }

    pub(super) async fn ask_to_close(&self, closing: Closing) {
        // Waits for a place behind what was posted before; an error means that it is closed already.
        let _ =
            tokio::time::timeout(limits::CLOSE_HANDSHAKE, self.outbound.send(Outbound::Close(closing))).await;
    }

    /// Notes that a message went in or out, in milliseconds since the epoch.
    pub(super) fn touch(&self, now: i64) {
        self.last_active.store(now, Ordering::Relaxed);
    }

    pub(super) fn last_active(&self) -> i64 {
        self.last_active.load(Ordering::Relaxed)
    }
}
