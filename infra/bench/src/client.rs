//! A client that speaks the protocol over a socket.

use crate::error::{Error, Naming};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{Message, client::IntoClientRequest};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};
use ulid::Ulid;

/// How long what must come may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A socket, as a client has it.
pub(crate) type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A participant's connection.
pub(crate) struct Client {
    socket: Socket,
    /// What came while something else was waited for.
    waiting: VecDeque<Value>,
    /// By which a visitor comes back.
    pub(crate) visitor_token: Option<String>,
}

/// Opens a socket from a page of this origin. What is sent leaves at once: Nagle's delay would be measured instead.
pub(crate) async fn open_socket(address: &str, origin: &str) -> Result<Socket, Error> {
    let mut request = address.into_client_request().naming("a socket's address")?;
    request.headers_mut().insert("origin", origin.parse().naming("an origin")?);
    let (socket, _) = connect_async_with_config(request, None, true).await.naming("opening a socket")?;
    Ok(socket)
}

impl Client {
    /// Spends a ticket, and says hello.
    pub(crate) async fn open(ticket: &Value, origin: &str) -> Result<Self, Error> {
        let part = |name: &str| ticket[name].as_str().naming(format!("a ticket without {name}"));
        let address = format!("{}?ticket={}", part("socket")?, part("ticket")?);
        let socket = open_socket(&address, origin).await?;
        let visitor_token = ticket["visitor"].as_str().map(str::to_owned);
        let mut client = Self { socket, waiting: VecDeque::new(), visitor_token };
        client.ask("session", json!({"type": "hello", "protocol": 1})).await?;
        Ok(client)
    }

    /// Sends a request and waits for its answer.
    pub(crate) async fn ask(&mut self, action: &str, mut request: Value) -> Result<Value, Error> {
        let id = Ulid::generate().to_string();
        request["action"] = json!(action);
        request["id"] = json!(id);
        let text = request.to_string();
        self.socket.send(Message::text(text)).await.naming("sending a request")?;
        let mut answer = self.take(|message| message["reply"] == id).await?;
        if answer.get("ok").is_none() {
            return Err(Error::wrong(format!("{action} {}: {}", request["type"], answer["error"])));
        }
        Ok(answer["ok"].take())
    }

    /// The next notice of this kind.
    pub(crate) async fn notice(&mut self, kind: &str) -> Result<Value, Error> {
        self.take(|message| message["notice"] == kind).await
    }

    /// The socket, for the load.
    pub(crate) fn into_socket(self) -> Socket {
        self.socket
    }

    async fn take(&mut self, is_it: impl Fn(&Value) -> bool) -> Result<Value, Error> {
        if let Some(found) = self.waiting.iter().position(&is_it).and_then(|at| self.waiting.remove(at)) {
            return Ok(found);
        }
        let coming = async {
            loop {
                let message = self.socket.next().await.naming("a socket closed while it was waited for")?;
                let Message::Text(text) = message.naming("reading from a socket")? else { continue };
                let message: Value = serde_json::from_str(&text).naming("a message that is no JSON")?;
                if is_it(&message) {
                    return Ok(message);
                }
                self.waiting.push_back(message);
            }
        };
        match tokio::time::timeout(PATIENCE, coming).await {
            Ok(message) => message,
            Err(_) => Err(Error::wrong(format!("an answer did not come; what came: {:?}", self.waiting))),
        }
    }
}

/// A text out of an answer.
pub(crate) fn text(value: &Value) -> Result<String, Error> {
    value.as_str().map(str::to_owned).naming(format!("{value} is no text"))
}
