//! A whole system for one test: a gateway on ports of its own, with state of its own, and clients for it.

mod client;
mod store;

pub(crate) use client::{Client, Refused};

use alongside_local::{Gateway, Options, manifest::Manifest};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// How long a test waits for what must come. Long, as a loaded machine is slow; nothing waits for it in vain.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct World {
    pub(crate) gateway: Gateway,
    http: reqwest::Client,
    state: TempDir,
}

pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// Where cargo puts binaries: this test's own lies in `deps` below it.
pub(crate) fn bootstraps() -> PathBuf {
    std::env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned()
}

impl World {
    pub(crate) async fn start() -> Self {
        Self::start_over(TempDir::new().unwrap()).await
    }

    /// The gateway is gone from one moment to the next, its functions with it; another one starts over its state.
    pub(crate) async fn dropped_and_started_again(self) -> Self {
        drop(self.gateway);
        Self::start_over(self.state).await
    }

    async fn start_over(state: TempDir) -> Self {
        let manifest = Manifest::read(&repository().join("infra/one-machine.yaml")).unwrap();
        let gateway = Gateway::start(Options {
            template: repository().join("template.yaml"),
            manifest: manifest.with_ephemeral_ports(),
            bootstraps: bootstraps(),
            state: state.path().to_owned(),
            time_scale: 1.0,
            record: None,
        });
        Self { gateway: gateway.await.unwrap(), http: reqwest::Client::new(), state }
    }

    pub(crate) fn site(&self, name: &str) -> String {
        self.gateway.addresses().sites[name].clone()
    }

    /// A ticket for one of the demo agents.
    pub(crate) async fn agent_ticket(&self, subject: &str) -> Result<Value, Refused> {
        let token = self.gateway.token_for(subject).unwrap();
        self.post("/tickets", None, Some(&token), "{}").await
    }

    /// A ticket for a visitor of the first demo shop; with a token, for the same one as before.
    pub(crate) async fn visitor_ticket(&self, token: Option<&str>) -> Result<Value, Refused> {
        let body = match token {
            None => json!({"site": "site-nordwind"}),
            Some(token) => json!({"site": "site-nordwind", "visitor": token}),
        };
        self.post("/visitor-tickets", Some(&self.site("shop")), None, &body.to_string()).await
    }

    pub(crate) async fn post(
        &self,
        path: &str,
        origin: Option<&str>,
        bearer: Option<&str>,
        body: &str,
    ) -> Result<Value, Refused> {
        let mut request =
            self.http.post(format!("{}{path}", self.gateway.addresses().http)).body(body.to_owned());
        request = request.header("content-type", "application/json");
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        if let Some(bearer) = bearer {
            request = request.bearer_auth(bearer);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.unwrap();
        if status == 200 { Ok(body) } else { Err(Refused::of_http(status, &body)) }
    }

    /// A demo agent, connected and welcomed.
    pub(crate) async fn agent(&self, subject: &str) -> Client {
        let ticket = self.agent_ticket(subject).await.unwrap();
        Client::open(&ticket, &self.site("console")).await
    }

    /// A visitor of the first demo shop, connected and welcomed.
    pub(crate) async fn visitor(&self) -> Client {
        let ticket = self.visitor_ticket(None).await.unwrap();
        Client::open(&ticket, &self.site("shop")).await
    }

    /// A session with agent `ada` in it, and its id.
    pub(crate) async fn session(&self) -> (Client, String) {
        let mut ada = self.agent("ada").await;
        let joined = ada.ask("session", json!({"type": "create"})).await.unwrap();
        (ada, text(&joined["view"]["session"]))
    }

    /// A session with agent `ada` and a customer who shares.
    pub(crate) async fn shared_session(&self) -> Shared {
        let (mut ada, session) = self.session().await;
        let mut vera = self.visitor().await;
        let joined = share(&mut ada, &mut vera, &session).await;
        ada.notice("session.offered").await;
        let notice = ada.notice("session.joined").await;
        Shared { ada_route: text(&notice["route"]), vera_route: text(&joined["route"]), ada, vera, session }
    }
}

pub(crate) struct Shared {
    pub(crate) ada: Client,
    pub(crate) ada_route: String,
    pub(crate) vera: Client,
    pub(crate) vera_route: String,
    pub(crate) session: String,
}

/// The agent issues a key, the visitor redeems it and joins.
pub(crate) async fn share(agent: &mut Client, visitor: &mut Client, session: &str) -> Value {
    let key = issue_key(agent, session).await;
    visitor.ask("session", json!({"type": "redeem", "key": key})).await.unwrap();
    let consent = json!({"wording": "view-1", "locale": "en"});
    visitor.ask("session", json!({"type": "join", "session": session, "consent": consent})).await.unwrap()
}

pub(crate) async fn issue_key(agent: &mut Client, session: &str) -> String {
    let issued = agent.ask("key", json!({"type": "issue", "session": session})).await.unwrap();
    text(&issued["key"])
}

#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}
