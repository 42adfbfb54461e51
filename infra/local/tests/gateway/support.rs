//! A gateway of a test's own, and clients that wait on conditions with deadlines.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use alongside_local::{Gateway, Options, manifest::Manifest};
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, http::StatusCode, protocol::CloseFrame},
};

/// Nothing that a test waits for takes longer, even on a busy machine.
pub(crate) const DEADLINE: Duration = Duration::from_secs(20);

const MANIFEST: &str = r#"
parameters: { Issuer: "${oidc}" }
sites:
  pages: { directory: pages, config: { api: "${http}", nested: ["${sites.app}"] }, headers: { x-frame-options: DENY } }
  app: { directory: pages, spa: index.html }
oidc:
  audience: fixture
  clients: [{ id: app, redirect_uris: ["http://app.example/*"] }]
  people:
    - { sub: ada, about: Tests, claims: { name: Ada Lindqvist, scope: "fixture:read openid", roles: [a, b], level: 3 } }
    - { sub: ben, claims: { name: Ben Okafor, scope: "fixture:write" } }
ready: "http at ${http}"
"#;

/// A running gateway and the folder that it lives in.
pub(crate) struct World {
    pub(crate) gateway: Gateway,
    pub(crate) http: reqwest::Client,
    folder: tempfile::TempDir,
}

pub(crate) fn fixture_template() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gateway/template.yaml")
}

/// Where cargo puts examples: beside the folder of the test's own binary.
pub(crate) fn bootstraps() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    test.parent().and_then(Path::parent).expect("target/<profile>/deps").join("examples")
}

/// What a test's gateway starts with, in a folder of its own.
pub(crate) fn options(folder: &Path) -> Options {
    let pages = folder.join("pages");
    std::fs::create_dir_all(pages.join("deep")).unwrap();
    std::fs::write(pages.join("index.html"), "<h1>index</h1>").unwrap();
    std::fs::write(pages.join("deep/script.js"), "export {}").unwrap();
    std::fs::write(folder.join("private.txt"), "private").unwrap();
    // Beside the pages, because sites are relative to the template.
    let template = folder.join("template.yaml");
    std::fs::copy(fixture_template(), &template).unwrap();
    Options {
        template,
        manifest: Manifest::parse(MANIFEST).unwrap(),
        bootstraps: bootstraps(),
        state: folder.join("state"),
        time_scale: 1.0,
        record: None,
    }
}

impl World {
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    pub(crate) async fn start_with(change: impl FnOnce(&mut Options)) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), change).await
    }

    pub(crate) async fn start_in(folder: tempfile::TempDir, change: impl FnOnce(&mut Options)) -> Self {
        let mut options = options(folder.path());
        change(&mut options);
        let gateway = Gateway::start(options).await.expect("the gateway starts");
        let http = reqwest::Client::builder().timeout(DEADLINE).no_proxy();
        let http = http.redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { gateway, http, folder }
    }

    /// Stops the gateway and keeps its folder.
    pub(crate) async fn stop(self) -> tempfile::TempDir {
        self.gateway.stop().await;
        self.folder
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.gateway.addresses().http)
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(self.url(path)).send().await.expect("an answer")
    }

    /// The JSON that a function behind the HTTP API returns.
    pub(crate) async fn json(&self, path: &str) -> Value {
        self.get(path).await.json().await.expect("JSON")
    }

    /// Opens a socket, or gives the status of the refusal.
    pub(crate) async fn try_open(&self, query: &str) -> Result<Socket, (StatusCode, Value)> {
        let url = format!("{}{query}", self.gateway.addresses().socket);
        let mut request = url.into_client_request().unwrap();
        request.headers_mut().insert("origin", "https://shop.example".parse().unwrap());
        match tokio::time::timeout(DEADLINE, connect_async(request)).await.expect("an answer to the upgrade")
        {
            Ok((stream, _)) => Ok(Socket(stream)),
            Err(Error::Http(response)) => {
                let body = response.body().as_ref().and_then(|body| serde_json::from_slice(body).ok());
                Err((response.status(), body.unwrap_or_default()))
            }
            Err(error) => panic!("the upgrade failed: {error}"),
        }
    }

    pub(crate) async fn open(&self) -> Socket {
        self.try_open("?ticket=good").await.expect("the socket opens")
    }

    /// Opens a socket and asks for its connection id.
    pub(crate) async fn open_with_id(&self) -> (Socket, String) {
        let mut socket = self.open().await;
        let event = socket.ask(r#"{"action":"echo"}"#).await;
        let id = event["requestContext"]["connectionId"].as_str().unwrap().to_owned();
        (socket, id)
    }

    pub(crate) fn sdk(&self) -> aws_config::SdkConfig {
        let http = aws_smithy_http_client::Builder::new().build_http();
        let credentials =
            aws_sdk_dynamodb::config::Credentials::new("AKIDTEST", "secret", None, None, "test");
        let credentials = aws_sdk_dynamodb::config::SharedCredentialsProvider::new(credentials);
        aws_config::SdkConfig::builder()
            .behavior_version(aws_config::BehaviorVersion::latest())
            .region(aws_config::Region::new("us-east-1"))
            .credentials_provider(credentials)
            .http_client(http)
            .retry_config(aws_config::retry::RetryConfig::disabled())
            .build()
    }

    pub(crate) fn dynamodb(&self) -> aws_sdk_dynamodb::Client {
        let config = aws_sdk_dynamodb::config::Builder::from(&self.sdk());
        aws_sdk_dynamodb::Client::from_conf(config.endpoint_url(&self.gateway.addresses().dynamodb).build())
    }

    pub(crate) fn management(&self) -> aws_sdk_apigatewaymanagement::Client {
        let config = aws_sdk_apigatewaymanagement::config::Builder::from(&self.sdk());
        let endpoint = &self.gateway.addresses().management;
        aws_sdk_apigatewaymanagement::Client::from_conf(config.endpoint_url(endpoint).build())
    }

    /// Waits until the fixture has noted an event under this key.
    pub(crate) async fn noted(&self, key: &str) -> Value {
        let began = Instant::now();
        loop {
            if let Some((event, _)) = self.note(key).await {
                return event;
            }
            assert!(began.elapsed() < DEADLINE, "no note of {key}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What is noted under this key by now, and how often.
    pub(crate) async fn note(&self, key: &str) -> Option<(Value, u64)> {
        let pk = aws_sdk_dynamodb::types::AttributeValue::S(key.into());
        let item = self.dynamodb().get_item().table_name("Notes").key("pk", pk).consistent_read(true).send();
        let item = item.await.expect("an answer").item?;
        let event = serde_json::from_str(item["event"].as_s().ok()?).ok()?;
        Some((event, item["times"].as_n().ok()?.parse().ok()?))
    }
}

/// A client's side of a socket.
pub(crate) struct Socket(pub(crate) WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    pub(crate) async fn send(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.expect("the message leaves");
    }

    /// The next message, as it came.
    pub(crate) async fn next(&mut self) -> Message {
        let next = tokio::time::timeout(DEADLINE, self.0.next()).await.expect("a message in time");
        next.expect("the socket is open").expect("a good message")
    }

    pub(crate) async fn json(&mut self) -> Value {
        let message = self.next().await;
        serde_json::from_str(message.to_text().expect("text")).expect("JSON")
    }

    pub(crate) async fn ask(&mut self, text: &str) -> Value {
        self.send(text).await;
        self.json().await
    }

    /// Reads to the close frame.
    pub(crate) async fn closed(&mut self) -> Option<CloseFrame> {
        let read = async {
            while let Some(message) = self.0.next().await {
                match message {
                    Ok(Message::Close(frame)) => return frame,
                    Ok(_) => {}
                    Err(error) => panic!("no close frame, but {error}"),
                }
            }
            panic!("no close frame");
        };
        tokio::time::timeout(DEADLINE, read).await.expect("a close frame in time")
    }

    /// The code of the close frame.
    pub(crate) async fn close_code(&mut self) -> u16 {
        self.closed().await.expect("a code").code.into()
    }
}
