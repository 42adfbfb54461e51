//! Every port that the gateway listens on, bound before anything is served.

use std::{collections::BTreeMap, path::Path};

use tokio::net::TcpListener;

use super::Addresses;
use crate::{
    Error, listener,
    manifest::{Manifest, Names},
};

/// The bound doors.
pub(super) struct Doors {
    pub(super) http: TcpListener,
    pub(super) socket: TcpListener,
    pub(super) dynamodb: TcpListener,
    pub(super) oidc: TcpListener,
    pub(super) secrets: TcpListener,
    pub(super) runtime: TcpListener,
    /// In the manifest's order of names.
    pub(super) sites: Vec<(String, TcpListener)>,
    ports: Ports,
}

struct Ports {
    http: u16,
    socket: u16,
    dynamodb: u16,
    oidc: u16,
    secrets: u16,
    runtime: u16,
    sites: BTreeMap<String, u16>,
}

impl Doors {
    pub(super) async fn bind(manifest: &Manifest) -> Result<Self, Error> {
        let http = listener::bind("the HTTP API", manifest.ports.http).await?;
        let socket = listener::bind("the WebSocket API", manifest.ports.socket).await?;
        let dynamodb = listener::bind("DynamoDB", manifest.ports.dynamodb).await?;
        let oidc = listener::bind("the OpenID Connect issuer", manifest.ports.oidc).await?;
        let secrets = listener::bind("Secrets Manager", manifest.ports.secrets).await?;
        let runtime = listener::bind("the Lambda Runtime API", 0).await?;
        let mut sites = Vec::new();
        for (name, site) in &manifest.sites {
            sites.push((name.clone(), listener::bind(&format!("the site {name}"), site.port).await?));
        }
        let ports = Ports {
            http: listener::port(&http)?,
            socket: listener::port(&socket)?,
            dynamodb: listener::port(&dynamodb)?,
            oidc: listener::port(&oidc)?,
            secrets: listener::port(&secrets)?,
            runtime: listener::port(&runtime)?,
            sites: sites
                .iter()
                .map(|(name, listener)| Ok((name.clone(), listener::port(listener)?)))
                .collect::<Result<_, Error>>()?,
        };
        Ok(Self { http, socket, dynamodb, oidc, secrets, runtime, sites, ports })
    }

    /// The names that a manifest may use for addresses.
    pub(super) fn names(&self) -> Names {
        let mut names = Names::default();
        names.set("http", self.http_url());
        names.set("socket", self.socket_url());
        names.set("dynamodb", self.dynamodb_url());
        names.set("oidc", self.oidc_url());
        for (name, port) in &self.ports.sites {
            names.set(format!("sites.{name}"), url(*port));
        }
        names
    }

    pub(super) fn addresses(&self, stage: &str, state: &Path) -> Addresses {
        Addresses {
            http: self.http_url(),
            socket: format!("{}/{stage}", self.socket_url()),
            management: format!("{}/{stage}", url(self.ports.socket)),
            dynamodb: self.dynamodb_url(),
            secrets_manager: self.secrets_url(),
            oidc: self.oidc_url(),
            sites: self.ports.sites.iter().map(|(name, port)| (name.clone(), url(*port))).collect(),
            state: state.to_owned(),
        }
    }

    pub(super) fn http_url(&self) -> String {
        url(self.ports.http)
    }

    pub(super) fn http_authority(&self) -> String {
        authority(self.ports.http)
    }

    pub(super) fn socket_url(&self) -> String {
        format!("ws://{}", self.socket_authority())
    }

    pub(super) fn socket_authority(&self) -> String {
        authority(self.ports.socket)
    }

    pub(super) fn dynamodb_url(&self) -> String {
        url(self.ports.dynamodb)
    }

    pub(super) fn oidc_url(&self) -> String {
        url(self.ports.oidc)
    }

    pub(super) fn secrets_url(&self) -> String {
        url(self.ports.secrets)
    }

    pub(super) fn runtime_authority(&self) -> String {
        authority(self.ports.runtime)
    }
}

fn authority(port: u16) -> String {
    format!("127.0.0.1:{port}")
}

fn url(port: u16) -> String {
    format!("http://{}", authority(port))
}
