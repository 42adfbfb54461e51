//! The floor: a relay that copies what a sharer sends to its viewers, and does nothing else.

use crate::{
    client::{Socket, open_socket},
    error::{Error, Naming},
};
use futures_util::{SinkExt, StreamExt};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_tungstenite::accept_hdr_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};

/// Messages that wait for one viewer.
const BUFFER: usize = 256;

/// Viewers by session.
type Rooms = Arc<Mutex<HashMap<String, Vec<mpsc::Sender<Message>>>>>;

/// Opens a socket as one side of a session.
pub(crate) async fn connect(address: &str, session: usize, side: &str) -> Result<Socket, Error> {
    open_socket(&format!("{address}/{session}/{side}"), "http://127.0.0.1").await
}

/// Serves for as long as the runtime runs; gives the address.
pub(crate) async fn serve() -> Result<String, Error> {
    let listener = TcpListener::bind("127.0.0.1:0").await.naming("opening the plain relay")?;
    let address = listener.local_addr().naming("asking for a port")?;
    let rooms = Rooms::default();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let rooms = Arc::clone(&rooms);
            // A socket that breaks shows as lost messages.
            tokio::spawn(async move { serve_one(stream, rooms).await });
        }
    });
    Ok(format!("ws://{address}"))
}

async fn serve_one(stream: TcpStream, rooms: Rooms) -> Result<(), Error> {
    stream.set_nodelay(true).naming("a plain socket")?;
    let mut path = String::new();
    #[expect(clippy::result_large_err, reason = "tungstenite's own signature")]
    let note_path = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
        request.uri().path().clone_into(&mut path);
        Ok(response)
    };
    let mut socket = accept_hdr_async(stream, note_path).await.naming("a plain socket's handshake")?;
    let (session, side) = path.trim_start_matches('/').split_once('/').naming("a path without a side")?;
    if side == "viewer" {
        let (sender, mut messages) = mpsc::channel(BUFFER);
        rooms
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(session.to_owned())
            .or_default()
            .push(sender);
        while let Some(message) = messages.recv().await {
            socket.send(message).await.naming("a plain viewer")?;
        }
        return Ok(());
    }
    while let Some(message) = socket.next().await {
        let message = message.naming("a plain sharer")?;
        if message.is_text() {
            let viewers = rooms
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get(session)
                .cloned()
                .unwrap_or_default();
            for viewer in viewers {
                // A viewer whose buffer is full shows as lost messages.
                let _ = viewer.try_send(message.clone());
            }
        }
    }
    Ok(())
}
