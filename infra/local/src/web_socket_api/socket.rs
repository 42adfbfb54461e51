//! One open socket, from the upgrade to `$disconnect`.
//!
//! A single task reads, writes and watches the clock. It never waits on one of the three alone: a client that doesn't
//! read is still read from, and still cut when its time is up.

use std::{
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use futures_util::{Sink, SinkExt, Stream, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::{
    io::AsyncReadExt,
    sync::mpsc,
    time::{Instant, Sleep},
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Bytes, Message, Utf8Bytes,
        protocol::{
            CloseFrame, Role,
            frame::{
                Frame,
                coding::{Data, OpCode},
            },
        },
    },
};

use super::{
    WebSocketApi,
    closing::{By, Closing},
    connections::{Connection, Outbound},
    event::{Ids, now},
    limits, route,
};

type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// What the socket's task has to deal with next.
enum Happening {
    Message(Utf8Bytes),
    Closing(Closing),
    /// The timer rang: the idle limit may have passed.
    TimeToLook,
}

/// Serves a socket to its end.
pub(super) async fn run(
    api: Arc<WebSocketApi>,
    connection: Arc<Connection>,
    mut outbound: mpsc::Receiver<Outbound>,
    upgraded: Upgraded,
) {
    let config = Some(limits::socket());
    let mut socket = WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, config).await;
    let opened = Instant::now();
    let mut timer = Box::pin(tokio::time::sleep(api.limits.idle.min(api.limits.connection)));
    let mut unsent = false;
    let closing = loop {
        let next = poll_fn(|context| {
            poll(context, &connection, &mut socket, &mut outbound, timer.as_mut(), &mut unsent)
        });
        match next.await {
            Happening::Message(text) => {
                connection.touch(now());
                api.connections.received();
                api.recorder.message(&connection.who.connection_id, &text);
                // Each on its own, so that a slow message doesn't hold up the next.
                tokio::spawn(dispatch(Arc::clone(&api), Arc::clone(&connection), text));
            }
            Happening::Closing(closing) => break closing,
            Happening::TimeToLook => match time_left(&api, &connection, opened) {
                Ok(left) => timer.as_mut().reset(Instant::now() + left),
                Err(closing) => break closing,
            },
        }
    };
    api.connections.close(&connection.who.connection_id);
    drop(outbound);
    let disconnected = tokio::spawn(disconnect(Arc::clone(&api), Arc::clone(&connection), closing.clone()));
    // A client that doesn't take part in its end isn't waited for.
    let _ = tokio::time::timeout(limits::CLOSE_HANDSHAKE, close(&mut socket, &closing)).await;
    drop(socket);
    let _ = disconnected.await;
}

/// A connection that `$connect` accepted and whose client had gone by then.
pub(super) async fn lost(api: &Arc<WebSocketApi>, connection: &Arc<Connection>) {
    api.connections.close(&connection.who.connection_id);
    disconnect(Arc::clone(api), Arc::clone(connection), Closing::vanished()).await;
}

fn poll(
    context: &mut Context<'_>,
    connection: &Connection,
    socket: &mut Socket,
    outbound: &mut mpsc::Receiver<Outbound>,
    timer: Pin<&mut Sleep>,
    unsent: &mut bool,
) -> Poll<Happening> {
    // Out: what is posted goes into the socket's buffer as long as that drains, then waits in the channel.
    loop {
        match Pin::new(&mut *socket).poll_ready(context) {
            Poll::Ready(Ok(())) => {}
            Poll::Ready(Err(error)) => return Poll::Ready(Happening::Closing(Closing::failed(&error))),
            Poll::Pending => break,
        }
        match outbound.poll_recv(context) {
            Poll::Ready(Some(Outbound::Text(text))) => {
                if let Err(error) = write(socket, text) {
                    return Poll::Ready(Happening::Closing(Closing::failed(&error)));
                }
                connection.touch(now());
                *unsent = true;
            }
            Poll::Ready(Some(Outbound::Close(closing))) => return Poll::Ready(Happening::Closing(closing)),
            Poll::Ready(None) | Poll::Pending => break,
        }
    }
    if *unsent {
        match Pin::new(&mut *socket).poll_flush(context) {
            Poll::Ready(Ok(())) => *unsent = false,
            Poll::Ready(Err(error)) => return Poll::Ready(Happening::Closing(Closing::failed(&error))),
            Poll::Pending => {}
        }
    }
    // In.
    loop {
        match Pin::new(&mut *socket).poll_next(context) {
            Poll::Ready(Some(Ok(message))) => match message {
                Message::Text(text) => return Poll::Ready(Happening::Message(text)),
                Message::Binary(_) => return Poll::Ready(Happening::Closing(Closing::binary())),
                Message::Close(frame) => return Poll::Ready(Happening::Closing(Closing::by_client(frame))),
                // Control frames don't count against the idle limit; whether they do on AWS isn't documented.
                Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            },
            Poll::Ready(Some(Err(error))) => return Poll::Ready(Happening::Closing(Closing::failed(&error))),
            Poll::Ready(None) => return Poll::Ready(Happening::Closing(Closing::vanished())),
            Poll::Pending => break,
        }
    }
    timer.poll(context).map(|()| Happening::TimeToLook)
}

/// Writes a text, in frames of 32 KB at most.
fn write(socket: &mut Socket, text: Utf8Bytes) -> Result<(), tokio_tungstenite::tungstenite::Error> {
    if text.len() <= limits::FRAME {
        return Pin::new(socket).start_send(Message::Text(text));
    }
    let mut rest = Bytes::from(text);
    let mut kind = Data::Text;
    while !rest.is_empty() {
        let payload = rest.split_to(rest.len().min(limits::FRAME));
        let frame = Frame::message(payload, OpCode::Data(kind), rest.is_empty());
        Pin::new(&mut *socket).start_send(Message::Frame(frame))?;
        kind = Data::Continue;
    }
    Ok(())
}

/// How long until one of the limits, or which has passed.
fn time_left(api: &WebSocketApi, connection: &Connection, opened: Instant) -> Result<Duration, Closing> {
    let left = api.limits.connection.checked_sub(opened.elapsed()).filter(|left| !left.is_zero());
    let left = left.ok_or_else(Closing::expired)?;
    let quiet = Duration::from_millis(u64::try_from(now() - connection.last_active()).unwrap_or(0));
    let idle = api.limits.idle.checked_sub(quiet).filter(|left| !left.is_zero());
    Ok(left.min(idle.ok_or_else(Closing::idle)?))
}

/// Hands a message to its route's function; tells the client if that fails.
async fn dispatch(api: Arc<WebSocketApi>, connection: Arc<Connection>, text: Utf8Bytes) {
    let selected = route::select(&text, &api.api.route_selection).filter(|key| !key.starts_with('$'));
    let routes = &api.api.routes;
    let found =
        selected.and_then(|key| routes.get_key_value(&key)).or_else(|| routes.get_key_value("$default"));
    let ids = Ids::new();
    let Some((key, route)) = found else {
        tell(&connection, "Forbidden", &ids);
        return;
    };
    let event = connection.who.message(key, &ids, &text);
    let (Ok(event), Some(function)) = (event, api.functions.get(&route.function)) else {
        tell(&connection, "Internal server error", &ids);
        return;
    };
    drop(text);
    let request = ids.request.clone();
    if function.invoke(ids.invocation, event.into(), route.timeout).await.is_err() {
        tell(&connection, "Internal server error", &Ids { request, invocation: String::new() });
    }
    // Routes have no response of their own (no RouteResponse in the template): what a function returns goes nowhere.
}

/// The frame that API Gateway sends when it can't serve a message.
fn tell(connection: &Connection, message: &str, ids: &Ids) {
    let frame = json!({
        "message": message,
        "connectionId": connection.who.connection_id,
        "requestId": ids.request,
    });
    // A client that is gone, or reads nothing, isn't told.
    let _ = connection.send(frame.to_string().into());
}

/// Tells the function that the connection is closed.
async fn disconnect(api: Arc<WebSocketApi>, connection: Arc<Connection>, closing: Closing) {
    let Some(route) = api.api.routes.get("$disconnect") else { return };
    let ids = Ids::new();
    let event = connection.who.disconnect(&ids, closing.code, &closing.reason);
    if let (Ok(event), Some(function)) = (event, api.functions.get(&route.function)) {
        // What went wrong is in the log; nobody is there to be told.
        let _ = function.invoke(ids.invocation, event.into(), route.timeout).await;
    }
}

/// Says goodbye as far as the other side is there to hear it.
async fn close(socket: &mut Socket, closing: &Closing) {
    let frame = CloseFrame { code: closing.code.into(), reason: closing.reason.clone().into() };
    match closing.by {
        By::Network => {}
        // Reading on sends the answer to the client's close frame.
        By::Client => while let Some(Ok(_)) = socket.next().await {},
        By::Gateway => {
            if socket.close(Some(frame)).await.is_ok() {
                while let Some(Ok(_)) = socket.next().await {}
            }
        }
        By::GatewayMidFrame => {
            if socket.send(Message::Close(Some(frame))).await.is_ok() {
                // Closing with bytes unread would reset the connection, and the client would never see the code.
                let mut rest = [0; 4096];
                while socket.get_mut().read(&mut rest).await.is_ok_and(|count| count > 0) {}
            }
        }
    }
}
