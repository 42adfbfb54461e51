//! The real system for a run: `template.yaml` behind a gateway on free ports, with release bootstraps and state of
//! its own.

use crate::{
    client::Client,
    error::{Error, Naming},
    threads::Threads,
};
use alongside_local::{Addresses, Gateway, Options, StatusReport, manifest::Manifest, manifest::Person};
use alongside_store::Store;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The manifest's agent whose rights every agent of the load has.
const MODEL_AGENT: &str = "ada";

/// Where what the system stores is kept while it runs.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Storage {
    Disk,
    /// Where the operating system offers it: a disk's speed is nothing that a function can do anything about.
    Memory,
}

impl Storage {
    fn folder(self) -> Result<TempDir, Error> {
        let memory = Path::new("/dev/shm");
        let folder = match self {
            Self::Memory if memory.is_dir() => TempDir::new_in(memory),
            Self::Memory | Self::Disk => TempDir::new(),
        };
        folder.naming("making a folder for the system's state")
    }
}

/// Where everything lies.
#[derive(Debug, Clone)]
pub(crate) struct Paths {
    pub(crate) repository: PathBuf,
    /// Release bootstraps, and the release `hello-world` and `alongside-seed` beside them.
    pub(crate) bootstraps: PathBuf,
}

impl Paths {
    pub(crate) fn template(&self) -> PathBuf {
        self.repository.join("template.yaml")
    }

    pub(crate) fn target(&self) -> PathBuf {
        self.repository.join("target")
    }
}

/// A running system. Dropped, it ends too.
pub(crate) struct System {
    gateway: Gateway,
    threads: Threads,
    http: reqwest::Client,
    _state: TempDir,
}

impl System {
    /// Starts a system in which so many agents more than the demo's can sign in: `agent-0`, `agent-1` and so on.
    pub(crate) async fn start(paths: &Paths, agents: usize, storage: Storage) -> Result<Self, Error> {
        let state = storage.folder()?;
        let manifest = Manifest::read(&paths.repository.join("infra/one-machine.yaml"));
        let manifest = manifest.naming("reading the manifest")?.with_ephemeral_ports();
        let options = Options {
            template: paths.template(),
            manifest: with_agents(manifest, agents)?,
            bootstraps: paths.bootstraps.clone(),
            state: state.path().to_owned(),
            time_scale: 1.0,
            record: None,
        };
        let threads = Threads::start()?;
        let gateway = threads.run(Gateway::start(options)).await?.naming("starting the system")?;
        Ok(Self { gateway, threads, http: reqwest::Client::new(), _state: state })
    }

    pub(crate) async fn stop(self) -> Result<(), Error> {
        self.threads.run(self.gateway.stop()).await
    }

    pub(crate) fn addresses(&self) -> &Addresses {
        self.gateway.addresses()
    }

    pub(crate) fn status(&self) -> StatusReport {
        self.gateway.status()
    }

    pub(crate) fn sdk_environment(&self) -> &BTreeMap<String, String> {
        self.gateway.sdk_environment()
    }

    pub(crate) fn site(&self, name: &str) -> Result<&str, Error> {
        let site = self.gateway.addresses().sites.get(name).map(String::as_str);
        site.naming(format!("the manifest has no site {name}"))
    }

    /// What `!Ref` gives.
    pub(crate) fn reference(&self, name: &str) -> Result<String, Error> {
        let reference = self.gateway.reference(name).map(str::to_owned);
        reference.naming(format!("the template has no {name}"))
    }

    /// The template's secret, asked for as a function would.
    pub(crate) async fn secret(&self) -> Result<Vec<u8>, Error> {
        let request = self
            .http
            .post(&self.addresses().secrets_manager)
            .header("x-amz-target", "secretsmanager.GetSecretValue")
            .body(json!({"SecretId": self.reference("Secret")?}).to_string());
        let answer = request.send().await.naming("asking for the secret")?;
        let answer: Value = answer.json().await.naming("reading the secret")?;
        let secret = answer["SecretString"].as_str().naming("the secret has no text")?;
        Ok(secret.as_bytes().to_owned())
    }

    /// The tables, as the functions see them.
    pub(crate) fn store(&self) -> Result<Store, Error> {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .region(Region::new("us-east-1"))
            .endpoint_url(&self.addresses().dynamodb)
            .credentials_provider(Credentials::new("AKIDLOCAL", "local", None, None, "this machine"))
            .build();
        let dynamo = aws_sdk_dynamodb::Client::from_conf(config);
        Ok(Store::new(dynamo, self.reference("SessionsTable")?, self.reference("DirectoryTable")?))
    }

    /// An agent's ticket.
    pub(crate) async fn agent_ticket(&self, subject: &str) -> Result<Value, Error> {
        let token = self.gateway.token_for(subject).naming(format!("signing {subject} in"))?;
        self.post("/tickets", None, Some(&token), &json!({})).await
    }

    /// A ticket for a visitor of the first demo shop; with a token, for the same one as before.
    pub(crate) async fn visitor_ticket(&self, token: Option<&str>) -> Result<Value, Error> {
        let body = match token {
            None => json!({"site": "site-nordwind"}),
            Some(token) => json!({"site": "site-nordwind", "visitor": token}),
        };
        self.post("/visitor-tickets", Some(self.site("shop")?), None, &body).await
    }

    /// An agent, connected and welcomed.
    pub(crate) async fn agent(&self, subject: &str) -> Result<Client, Error> {
        Client::open(&self.agent_ticket(subject).await?, self.site("console")?).await
    }

    /// A visitor, connected and welcomed; with a token, the same one as before.
    pub(crate) async fn visitor(&self, token: Option<&str>) -> Result<Client, Error> {
        Client::open(&self.visitor_ticket(token).await?, self.site("shop")?).await
    }

    async fn post(
        &self,
        path: &str,
        origin: Option<&str>,
        bearer: Option<&str>,
        body: &Value,
    ) -> Result<Value, Error> {
        let mut request = self.http.post(format!("{}{path}", self.addresses().http)).body(body.to_string());
        request = request.header("content-type", "application/json");
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        if let Some(bearer) = bearer {
            request = request.bearer_auth(bearer);
        }
        let what = || format!("POST {path}");
        let answer = request.send().await.naming(what())?;
        let status = answer.status();
        let body: Value = answer.json().await.naming(what())?;
        if status.is_success() {
            Ok(body)
        } else {
            Err(Error::wrong(format!("POST {path}: {status} {body}")))
        }
    }
}

/// The manifest with more agents: one agent can be in one session only.
fn with_agents(mut manifest: Manifest, agents: usize) -> Result<Manifest, Error> {
    let people = &mut manifest.oidc.people;
    let model = people.iter().find(|person| person.sub == MODEL_AGENT).cloned();
    let model = model.naming(format!("the manifest has no agent {MODEL_AGENT}"))?;
    people.extend((0..agents).map(|number| Person { sub: format!("agent-{number}"), ..model.clone() }));
    Ok(manifest)
}

/// The repository that this binary was built from.
pub(crate) fn repository() -> Result<PathBuf, Error> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(Path::to_owned).naming("the repository is not where it was built")
}
