//! A client that speaks the protocol by hand, so that it can also speak it wrongly.

use crate::world::PATIENCE;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::collections::VecDeque;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error as SocketError, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use ulid::Ulid;

/// A refusal, by HTTP or over a socket.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) retry_after_seconds: Option<u64>,
    /// The HTTP status; 0 over a socket.
    pub(crate) status: u16,
}

impl Refused {
    pub(crate) fn of_http(status: u16, body: &Value) -> Self {
        Self { status, ..Self::of(&body["error"]) }
    }

    pub(crate) fn of(error: &Value) -> Self {
        Self {
            code: error["code"].as_str().unwrap_or_default().to_owned(),
            message: error["message"].as_str().unwrap_or_default().to_owned(),
            retry_after_seconds: error["retry_after_seconds"].as_u64(),
            status: 0,
        }
    }
}

pub(crate) struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// What came while something else was waited for.
    waiting: VecDeque<Value>,
    pub(crate) visitor_token: Option<String>,
}

impl Client {
    /// Spends a ticket from a page of this origin; the HTTP status when the upgrade is refused.
    pub(crate) async fn try_open(ticket: &Value, origin: &str) -> Result<Self, u16> {
        let address =
            format!("{}?ticket={}", ticket["socket"].as_str().unwrap(), ticket["ticket"].as_str().unwrap());
        let mut request = address.into_client_request().unwrap();
        request.headers_mut().insert("origin", origin.parse().unwrap());
        match connect_async(request).await {
            Ok((socket, _)) => {
                let visitor_token = ticket["visitor"].as_str().map(str::to_owned);
                Ok(Self { socket, waiting: VecDeque::new(), visitor_token })
            }
            Err(SocketError::Http(answer)) => Err(answer.status().as_u16()),
            Err(error) => panic!("the socket can't be opened: {error}"),
        }
    }

    pub(crate) async fn open(ticket: &Value, origin: &str) -> Self {
        let mut client = Self::try_open(ticket, origin).await.unwrap();
        client.ask("session", json!({"type": "hello", "protocol": 1})).await.unwrap();
        client
    }

    /// Sends a request with a fresh id and waits for its answer.
    pub(crate) async fn ask(&mut self, action: &str, request: Value) -> Result<Value, Refused> {
        self.ask_as(&Ulid::generate().to_string(), action, request).await
    }

    /// Sends a request with this id and waits for its answer.
    pub(crate) async fn ask_as(
        &mut self,
        id: &str,
        action: &str,
        mut request: Value,
    ) -> Result<Value, Refused> {
        request["action"] = json!(action);
        request["id"] = json!(id);
        self.send(&request.to_string()).await;
        let answer = self.take(|message| message["reply"] == id).await;
        match answer.get("ok") {
            Some(ok) => Ok(ok.clone()),
            None => Err(Refused::of(&answer["error"])),
        }
    }

    pub(crate) async fn send(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    /// Sends what the other side may refuse to read to its end.
    pub(crate) async fn send_whatever_comes_of_it(&mut self, text: &str) {
        let _ = self.socket.send(Message::text(text)).await;
    }

    /// The other side closes the socket.
    pub(crate) async fn is_closed(&mut self) -> bool {
        let closes = async { while self.receive().await.is_some() {} };
        tokio::time::timeout(PATIENCE, closes).await.is_ok()
    }

    /// Sends what is no request and returns the refusal.
    pub(crate) async fn send_bad(&mut self, text: &str) -> Refused {
        self.send(text).await;
        let answer = self.take(|message| message.get("error").is_some()).await;
        Refused::of(&answer["error"])
    }

    pub(crate) async fn notice(&mut self, kind: &str) -> Value {
        self.take(|message| message["notice"] == kind).await
    }

    pub(crate) async fn relayed(&mut self) -> Value {
        self.take(|message| message.get("stream").is_some()).await
    }

    /// The next message of this kind; others are kept for whoever waits for them.
    pub(crate) async fn take(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(index) = self.waiting.iter().position(&is_it) {
            return self.waiting.remove(index).unwrap();
        }
        tokio::time::timeout(PATIENCE, async {
            loop {
                let message = self.receive().await.expect("the socket closed while a message was waited for");
                if is_it(&message) {
                    return message;
                }
                self.waiting.push_back(message);
            }
        })
        .await
        .unwrap_or_else(|_| panic!("what was waited for did not come; what came: {:?}", self.waiting))
    }

    /// The next message; none when the socket has closed.
    async fn receive(&mut self) -> Option<Value> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Text(text)) => return Some(serde_json::from_str(&text).unwrap()),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// Nothing is said to this client that it did not ask for, by the time that a round trip of its own is through.
    pub(crate) async fn has_heard_nothing(&mut self) -> bool {
        self.ask("session", json!({"type": "hello", "protocol": 1})).await.unwrap();
        self.waiting.is_empty()
    }

    /// A message of this kind, if it has come by the time that a round trip of its own is through.
    pub(crate) async fn hear_of(&mut self, is_it: impl Fn(&Value) -> bool) -> Option<Value> {
        self.ask("session", json!({"type": "hello", "protocol": 1})).await.unwrap();
        let index = self.waiting.iter().position(is_it)?;
        self.waiting.remove(index)
    }

    /// What was said so far is of no interest.
    pub(crate) async fn forget(&mut self) {
        self.ask("session", json!({"type": "hello", "protocol": 1})).await.unwrap();
        self.waiting.clear();
    }

    /// Closes the socket, as a closed tab does.
    pub(crate) async fn close(mut self) {
        self.socket.close(None).await.unwrap();
    }
}
