//! Why a gateway doesn't start.

use std::path::PathBuf;

use crate::{manifest::ManifestError, template::TemplateError};

/// Why a gateway doesn't start. Each message says what to do, where there is something to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The template can't be run.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The manifest is wrong.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// Someone else listens there.
    #[error(
        "port {port} for {door} is taken: stop what listens there (`ss -ltnp 'sport = :{port}'` names it; another gateway?), or give {door} another port in the manifest"
    )]
    PortTaken {
        /// Which port.
        port: u16,
        /// What it was for.
        door: String,
    },
    /// A door can't be opened for another reason.
    #[error("can't listen on port {port} for {door}: {source}")]
    Listen {
        /// Which port.
        port: u16,
        /// What it was for.
        door: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Another gateway uses the state folder.
    #[error("another gateway uses the state folder {0}: stop it, or give this one its own with --state")]
    StateInUse(PathBuf),
    /// The state folder can't be used.
    #[error("can't use {path} of the state folder: {source}")]
    State {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The state folder holds something that isn't ours.
    #[error("{path} of the state folder is unreadable ({reason}): delete it to start afresh")]
    StateCorrupt {
        /// Which file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A function's package can't be read.
    #[error("can't tell the bootstrap of {function} from {path}: {reason}")]
    Package {
        /// Which function.
        function: String,
        /// The package's manifest.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A function isn't built.
    #[error("the bootstrap of {function} isn't at {path}: build it first (cargo build --profile local)")]
    BootstrapMissing {
        /// Which function.
        function: String,
        /// Where it should be.
        path: PathBuf,
    },
    /// The database refused.
    #[error("DynamoDB: {0}")]
    DynamoDb(String),
    /// A table in the state folder isn't the template's.
    #[error(
        "the table {0} in the state folder has other keys or indexes than the template: delete the state folder to start afresh, or use another with --state"
    )]
    TableChanged(String),
    /// The seed command failed.
    #[error("the seed command {command} failed: {reason}")]
    Seed {
        /// The program.
        command: String,
        /// Why.
        reason: String,
    },
    /// An issuer that the gateway can't ask.
    #[error("the authorizer {authorizer} trusts {issuer}, but the gateway asks issuers over http:// only")]
    IssuerNotHttp {
        /// Which authorizer.
        authorizer: String,
        /// The issuer.
        issuer: String,
    },
    /// The recording can't be written.
    #[error("can't record to {path}: {source}")]
    Record {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A key can't be made or used.
    #[error("the issuer's key: {0}")]
    Key(String),
    /// A route can't be served.
    #[error("the route {route} can't be served beside the others: {reason}")]
    Route {
        /// Method and path.
        route: String,
        /// Why.
        reason: String,
    },
    /// A site's headers can't be sent.
    #[error("the site {site} has a header {header} that HTTP doesn't allow")]
    SiteHeader {
        /// Which site.
        site: String,
        /// Which header.
        header: String,
    },
    /// The system refused something the gateway can't do without.
    #[error("{what}: {source}")]
    System {
        /// What was tried.
        what: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
}
