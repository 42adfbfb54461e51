//! Doors: sockets on 127.0.0.1, and how they are served.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, SocketAddr},
};

use axum::{Router, serve::ListenerExt};
use tokio::{net::TcpListener, sync::watch};

use crate::Error;

/// Binds a port of 127.0.0.1, 0 for any free one; `door` names it in messages.
pub(crate) async fn bind(door: &str, port: u16) -> Result<TcpListener, Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|source| {
        let door = door.to_owned();
        match source.kind() {
            ErrorKind::AddrInUse => Error::PortTaken { port, door },
            _ => Error::Listen { port, door, source },
        }
    })
}

/// The port of a bound door.
pub(crate) fn port(listener: &TcpListener) -> Result<u16, Error> {
    let address = listener.local_addr();
    address
        .map(|address| address.port())
        .map_err(|source| Error::System { what: "asking for a port", source })
}

/// Tells doors when to close: the gateway holds the sending side and drops it.
pub(crate) type Closing = watch::Receiver<()>;

/// Resolves when the gateway stops, or is dropped.
pub(crate) async fn closed(mut closing: Closing) {
    while closing.changed().await.is_ok() {}
}

/// Serves a router until the gateway stops. Answers leave at once: Nagle's delay would be most of a relay's latency.
pub(crate) async fn serve(listener: TcpListener, router: Router, closing: Closing) {
    let listener = listener.tap_io(|stream| {
        // A stream that refuses is about to fail anyway.
        let _ = stream.set_nodelay(true);
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    if let Err(error) = axum::serve(listener, service).with_graceful_shutdown(closed(closing)).await {
        tracing::error!(%error, "a door closed");
    }
}
