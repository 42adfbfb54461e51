//! The manifest: what a template can't say about one machine. Ports, people who sign in, sites, what to seed.
//!
//! Values may name what the gateway knows as `${...}`; [`Names`] lists it. An unknown name stops the start.

use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
};

use serde::Deserialize;
use serde_json::Value as Json;

/// The manifest as it is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Manifest {
    /// Where the doors listen; 0 takes any free port.
    pub ports: Ports,
    /// Values of the template's parameters.
    pub parameters: BTreeMap<String, String>,
    /// Environment variables that functions inherit from whoever starts the gateway.
    pub environment: Vec<String>,
    /// How functions run.
    pub functions: Functions,
    /// A command that fills the tables; it ends before the gateway is ready.
    pub seed: Option<Seed>,
    /// Static sites by name.
    pub sites: BTreeMap<String, Site>,
    /// The development issuer.
    pub oidc: Oidc,
    /// What is printed when everything is up.
    pub ready: String,
}

/// Where the doors listen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ports {
    /// The HTTP API.
    pub http: u16,
    /// The WebSocket API and its `@connections`.
    pub socket: u16,
    /// DynamoDB.
    pub dynamodb: u16,
    /// The OpenID Connect issuer.
    pub oidc: u16,
    /// Secrets Manager.
    pub secrets: u16,
}

/// How functions run.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Functions {
    /// How many processes one function has at most.
    pub processes: usize,
}

impl Default for Functions {
    fn default() -> Self {
        Self { processes: 10 }
    }
}

/// A command that fills the tables.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The program, with arguments after it.
    pub command: Vec<String>,
    /// Its environment, beside what the AWS SDK needs.
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    /// How long it may take.
    #[serde(default = "seed_timeout")]
    pub timeout_seconds: u64,
}

fn seed_timeout() -> u64 {
    60
}

/// A folder that browsers load from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The folder, relative to the template.
    pub directory: PathBuf,
    /// Its port; 0 takes any free one.
    #[serde(default)]
    pub port: u16,
    /// What `/config.json` answers.
    pub config: Option<Json>,
    /// The page that answers for every path without a file: an application with its own routes.
    pub spa: Option<String>,
    /// Headers on every response.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
}

/// The development issuer.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Oidc {
    /// The `aud` of access tokens.
    pub audience: String,
    /// Applications that may ask for tokens.
    pub clients: Vec<Client>,
    /// Who can sign in.
    pub people: Vec<Person>,
}

/// An application that may ask for tokens: a public client, so PKCE stands in for a secret.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// `client_id`.
    pub id: String,
    /// Where codes may go; a trailing `*` accepts what follows.
    pub redirect_uris: Vec<String>,
}

/// Someone who can sign in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// `sub`.
    pub sub: String,
    /// What the page says beside the name.
    #[serde(default)]
    pub about: String,
    /// Claims of both tokens: `name`, `email`, `scope` and whatever the system reads.
    #[serde(default)]
    pub claims: BTreeMap<String, Json>,
}

/// Why a manifest is refused.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// The file can't be read.
    #[error("can't read the manifest {path}: {source}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file isn't a manifest.
    #[error("the manifest {path} is wrong: {source}")]
    Syntax {
        /// Which file.
        path: PathBuf,
        /// Where and why.
        source: serde_norway::Error,
    },
    /// A `${...}` names nothing.
    #[error("the manifest says ${{{name}}} at {at}, which isn't known; known are {known}")]
    UnknownName {
        /// The name.
        name: String,
        /// Where.
        at: String,
        /// What could have been meant.
        known: String,
    },
}

impl Manifest {
    /// Reads the manifest at `path`.
    pub fn read(path: &Path) -> Result<Self, ManifestError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ManifestError::Unreadable { path: path.into(), source })?;
        Self::parse(&text).map_err(|source| ManifestError::Syntax { path: path.into(), source })
    }

    /// Parses a manifest; `<<` merges mappings, so that people who differ in little are written once.
    pub fn parse(text: &str) -> Result<Self, serde_norway::Error> {
        let mut value: serde_norway::Value = serde_norway::from_str(text)?;
        value.apply_merge()?;
        serde_norway::from_value(value)
    }

    /// The same manifest with every port left to the system: for tests that run side by side.
    #[must_use]
    pub fn with_ephemeral_ports(mut self) -> Self {
        self.ports = Ports::default();
        for site in self.sites.values_mut() {
            site.port = 0;
        }
        self
    }
}

/// What `${...}` may name: `http`, `socket`, `dynamodb`, `oidc`, `sites.<name>`, `bootstraps`, `state`, and
/// `ref.<LogicalId>` once the template is resolved.
#[derive(Debug, Clone, Default)]
pub struct Names(HashMap<String, String>);

impl Names {
    /// Gives a name its value.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), value.into());
    }

    /// Replaces every `${...}` in `text`; `at` says where it stands.
    pub fn fill(&self, at: &str, text: &str) -> Result<String, ManifestError> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find("${") {
            let Some(length) = rest[start..].find('}') else { break };
            let name = &rest[start + 2..start + length];
            let value = self.0.get(name).ok_or_else(|| self.unknown(at, name))?;
            filled.push_str(&rest[..start]);
            filled.push_str(value);
            rest = &rest[start + length + 1..];
        }
        filled.push_str(rest);
        Ok(filled)
    }

    /// Replaces every `${...}` in the strings of a JSON value.
    pub fn fill_json(&self, at: &str, value: &Json) -> Result<Json, ManifestError> {
        Ok(match value {
            Json::String(text) => Json::String(self.fill(at, text)?),
            Json::Array(items) => {
                Json::Array(items.iter().map(|item| self.fill_json(at, item)).collect::<Result<_, _>>()?)
            }
            Json::Object(entries) => Json::Object(
                entries
                    .iter()
                    .map(|(key, value)| Ok((key.clone(), self.fill_json(&format!("{at}.{key}"), value)?)))
                    .collect::<Result<_, ManifestError>>()?,
            ),
            other => other.clone(),
        })
    }

    /// Replaces every `${...}` in the values of a map.
    pub fn fill_map(
        &self,
        at: &str,
        map: &BTreeMap<String, String>,
    ) -> Result<BTreeMap<String, String>, ManifestError> {
        map.iter().map(|(key, value)| Ok((key.clone(), self.fill(&format!("{at}.{key}"), value)?))).collect()
    }

    fn unknown(&self, at: &str, name: &str) -> ManifestError {
        let mut known: Vec<&str> = self.0.keys().map(String::as_str).collect();
        known.sort_unstable();
        ManifestError::UnknownName { name: name.into(), at: at.into(), known: known.join(", ") }
    }
}
