//! The gateway as a whole: how its parts are brought up, found and taken down.
//!
//! The order of a start matters. Every door is bound first, because addresses are part of what the template resolves
//! to; then the template, then tables and secrets, then the doors are served, then the seed runs. Until `start`
//! returns nothing is promised.

mod doors;
mod functions;
mod seed;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    task::{JoinHandle, JoinSet},
};

use crate::{
    Error,
    dynamodb::DynamoDb,
    http_api::HttpApi,
    lambda::{self, Endpoints, Functions, RuntimeApi},
    manifest::{Manifest, Names},
    oidc::Issuer,
    record::Recorder,
    schedule,
    secrets_manager::SecretsManager,
    sites::Site,
    state::StateFolder,
    status::{Status, StatusReport},
    template::{Document, Surroundings, Template},
    time_scale::TimeScale,
    web_socket_api::WebSocketApi,
};
use doors::Doors;

/// How long doors may take to close.
const STOPPING: Duration = Duration::from_secs(2);

/// What a gateway is started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// The SAM template; folders in template and manifest are relative to where it lies.
    pub template: PathBuf,
    /// The manifest.
    pub manifest: Manifest,
    /// Where the functions' bootstraps are.
    pub bootstraps: PathBuf,
    /// The state folder.
    pub state: PathBuf,
    /// By how much idle cuts, two-hour cuts and schedules are shortened.
    pub time_scale: f64,
    /// Where inbound bytes are recorded.
    pub record: Option<PathBuf>,
}

/// Where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// The HTTP API, `http://127.0.0.1:4400`.
    pub http: String,
    /// The WebSocket API with its stage, `ws://127.0.0.1:4401/default`.
    pub socket: String,
    /// `@connections` with the stage, as the SDK's endpoint: `http://127.0.0.1:4401/default`.
    pub management: String,
    /// DynamoDB.
    pub dynamodb: String,
    /// Secrets Manager.
    pub secrets_manager: String,
    /// The OpenID Connect issuer.
    pub oidc: String,
    /// Static sites by name.
    pub sites: BTreeMap<String, String>,
    /// The state folder.
    pub state: PathBuf,
}

/// A running gateway. Dropping it stops it too, without waiting.
pub struct Gateway {
    addresses: Addresses,
    ready: String,
    references: BTreeMap<String, String>,
    environment: BTreeMap<String, String>,
    issuer: Arc<Issuer>,
    functions: Functions,
    sockets: Option<Arc<WebSocketApi>>,
    status: Status,
    dynamodb: DynamoDb,
    open: Option<watch::Sender<()>>,
    doors: JoinSet<()>,
    clockwork: Vec<JoinHandle<()>>,
    state: StateFolder,
}

impl Gateway {
    /// Starts a gateway. When this returns, every door is open and the seed has run.
    pub async fn start(options: Options) -> Result<Self, Error> {
        let document = Document::read(&options.template)?;
        let root = options.template.parent().map(PathBuf::from).unwrap_or_default();
        let manifest = options.manifest;
        let state = StateFolder::open(&options.state)?;
        let recorder = Recorder::to(options.record.as_deref())?;
        let scale = TimeScale::new(options.time_scale);

        let doors = Doors::bind(&manifest).await?;
        let mut names = doors.names();
        names.set("bootstraps", options.bootstraps.to_string_lossy());
        names.set("state", state.path().to_string_lossy());
        let template = document.resolve(&Surroundings {
            parameters: names.fill_map("parameters", &manifest.parameters)?,
            http_endpoint: doors.http_url(),
            socket_endpoint: doors.socket_url(),
        })?;
        for (name, value) in &template.references {
            names.set(format!("ref.{name}"), value);
        }

        let dynamodb = DynamoDb::open(state.path(), &template.tables).await?;
        let secrets = SecretsManager::open(&state, template.secrets.clone())?;
        let endpoints = Endpoints { dynamodb: doors.dynamodb_url(), secrets_manager: doors.secrets_url() };
        let mut environment = lambda::inherited(&manifest.environment);
        environment.extend(lambda::sdk_environment(&endpoints));
        let secret = schedule::uuid();
        let runtime_api = format!("http://{}/{secret}", doors.runtime_authority());
        let functions = functions::build(
            &template,
            &root,
            &options.bootstraps,
            manifest.functions.processes,
            &environment,
            &runtime_api,
        )?;
        let runtime = RuntimeApi::new(functions.clone(), &secret);
        let issuer =
            Arc::new(Issuer::open(&state, doors.oidc_url(), filled_oidc(&names, manifest.oidc.clone())?)?);
        let mut sites = Vec::new();
        for (name, site) in &manifest.sites {
            sites.push(prepare_site(name, site, &names, &root, &recorder)?);
        }
        let ready = names.fill("ready", &manifest.ready)?;

        let Template { http_api, web_socket_api, schedules, references, functions: described, .. } = template;
        let stage = web_socket_api.as_ref().map_or("default", |api| &api.stage).to_owned();
        let addresses = doors.addresses(&stage, state.path());
        let sockets = web_socket_api.map(|api| {
            let (functions, recorder) = (functions.clone(), recorder.clone());
            Arc::new(WebSocketApi::new(api, functions, recorder, scale, doors.socket_authority()))
        });
        let status = Status {
            functions: functions.clone(),
            connections: sockets.as_ref().map(|api| api.connections().clone()),
            operations: Arc::clone(&dynamodb.operations),
        };
        let http_api = http_api
            .map(|api| HttpApi::new(api, functions.clone(), recorder, doors.http_authority()).map(Arc::new))
            .transpose()?;

        let (open, closing) = watch::channel(());
        let mut served = JoinSet::new();
        served.spawn(lambda::serve(doors.runtime, runtime, closing.clone()));
        served.spawn(dynamodb.serve(doors.dynamodb, closing.clone()));
        served.spawn(secrets.serve(doors.secrets, closing.clone()));
        served.spawn(Arc::clone(&issuer).serve(doors.oidc, closing.clone()));
        if let Some(api) = http_api {
            served.spawn(api.serve(doors.http, status.clone(), closing.clone()));
        }
        if let Some(api) = &sockets {
            served.spawn(Arc::clone(api).serve(doors.socket, closing.clone()));
        }
        for (site, (_, listener)) in sites.into_iter().zip(doors.sites) {
            served.spawn(site.serve(listener, closing.clone()));
        }
        let mut clockwork = vec![tokio::spawn(functions.clone().reap()), tokio::spawn(dynamodb.sweep(scale))];
        let mut gateway = Self {
            addresses,
            ready,
            references,
            environment,
            issuer,
            functions: functions.clone(),
            sockets,
            status,
            dynamodb,
            open: Some(open),
            doors: served,
            clockwork: Vec::new(),
            state,
        };
        if let Some(seed) = &manifest.seed
            && let Err(error) = seed::run(seed, &names, &gateway.environment).await
        {
            gateway.clockwork = clockwork;
            gateway.stop().await;
            return Err(error);
        }
        for schedule in schedules {
            if let (Some(function), Some(described)) =
                (functions.get(&schedule.function), described.get(&schedule.function))
            {
                let run = schedule::run(schedule, Arc::clone(function), described.timeout, scale);
                clockwork.push(tokio::spawn(run));
            }
        }
        gateway.clockwork = clockwork;
        Ok(gateway)
    }

    /// Where everything is.
    #[must_use]
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// The manifest's `ready` text, filled in.
    #[must_use]
    pub fn ready(&self) -> &str {
        &self.ready
    }

    /// What `!Ref` gives for a parameter or resource of the template: a table's name, a secret's ARN.
    #[must_use]
    pub fn reference(&self, logical_id: &str) -> Option<&str> {
        self.references.get(logical_id).map(String::as_str)
    }

    /// What the stock AWS SDK needs in its environment to talk to this gateway.
    #[must_use]
    pub fn sdk_environment(&self) -> &BTreeMap<String, String> {
        &self.environment
    }

    /// An access token of one of the manifest's people.
    pub fn token_for(&self, sub: &str) -> Result<String, Error> {
        self.issuer.token_for(sub)
    }

    /// What has been counted so far, as `/_local/status` tells it.
    #[must_use]
    pub fn status(&self) -> StatusReport {
        self.status.read()
    }

    /// Closes every door and ends every process. What is stored stays.
    pub async fn stop(mut self) {
        for task in &self.clockwork {
            task.abort();
        }
        if let Some(sockets) = &self.sockets {
            sockets.connections().close_all();
        }
        self.functions.stop().await;
        drop(self.open.take());
        let closed =
            tokio::time::timeout(STOPPING, async { while self.doors.join_next().await.is_some() {} }).await;
        if closed.is_err() {
            self.doors.abort_all();
        }
        self.dynamodb.stop().await;
        tracing::debug!(state = %self.state.path().display(), "stopped");
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        for task in &self.clockwork {
            task.abort();
        }
        self.functions.kill();
        if let Some(sockets) = &self.sockets {
            sockets.connections().close_all();
        }
    }
}

fn filled_oidc(names: &Names, mut oidc: crate::manifest::Oidc) -> Result<crate::manifest::Oidc, Error> {
    oidc.audience = names.fill("oidc.audience", &oidc.audience)?;
    for client in &mut oidc.clients {
        for uri in &mut client.redirect_uris {
            *uri = names.fill("oidc.clients.redirect_uris", uri)?;
        }
    }
    Ok(oidc)
}

fn prepare_site(
    name: &str,
    site: &crate::manifest::Site,
    names: &Names,
    root: &std::path::Path,
    recorder: &Recorder,
) -> Result<Site, Error> {
    let at = format!("sites.{name}");
    let config =
        site.config.as_ref().map(|config| names.fill_json(&format!("{at}.config"), config)).transpose()?;
    let headers = names.fill_map(&format!("{at}.headers"), &site.headers)?;
    let config = config.map(|config| config.to_string());
    Site::new(
        name.to_owned(),
        root.join(&site.directory),
        config,
        site.spa.clone(),
        headers,
        recorder.clone(),
    )
}
