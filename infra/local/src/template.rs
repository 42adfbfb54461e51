//! What a SAM template asks for, as far as one machine can give it.
//!
//! Reading has two steps, as addresses are known only once every door has its port:
//! [`Document::read`] parses the YAML, [`Document::resolve`] replaces `!Ref`, `!GetAtt` and `!Sub` and types every
//! resource. The invariant of this module: what comes out of it is emulated in full. Whatever can't be is refused
//! here, by resource and property; what has no meaning on one machine is on a named list beside the resource's type.

mod document;
mod function;
mod http_api;
mod intrinsics;
mod properties;
mod schedule;
mod secret;
mod table;
mod web_socket_api;

use std::collections::BTreeMap;

pub use document::Document;
pub use function::Function;
pub use http_api::{Cors, HttpApi, HttpRoute, JwtAuthorizer};
pub use intrinsics::Surroundings;
pub(crate) use intrinsics::function_arn;
pub use schedule::Schedule;
pub use secret::{Secret, SecretSource};
pub use table::Table;
pub use web_socket_api::{IdentitySource, SocketAuthorizer, SocketRoute, WebSocketApi};

/// The account that every ARN on this machine names.
pub const ACCOUNT: &str = "000000000000";

/// The Region that every ARN on this machine names; `dynoxide` reports the same.
pub const REGION: &str = "us-east-1";

/// A template whose every resource can be emulated.
#[derive(Debug)]
pub struct Template {
    /// The functions, by logical name.
    pub functions: BTreeMap<String, Function>,
    /// The HTTP API, if there is one.
    pub http_api: Option<HttpApi>,
    /// The WebSocket API, if there is one.
    pub web_socket_api: Option<WebSocketApi>,
    /// The DynamoDB tables.
    pub tables: Vec<Table>,
    /// The Secrets Manager secrets.
    pub secrets: Vec<Secret>,
    /// The schedules that invoke functions.
    pub schedules: Vec<Schedule>,
    /// What `!Ref` gives for each parameter and resource.
    pub references: BTreeMap<String, String>,
}

/// Why a template can't run on this machine.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// The file can't be read.
    #[error("can't read the template {path}: {source}")]
    Unreadable {
        /// Which file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file isn't YAML.
    #[error("the template isn't valid YAML: {0}")]
    Syntax(#[from] serde_norway::Error),
    /// The template asks for what the gateway doesn't emulate.
    #[error("{at} can't be emulated on one machine (docs/differences-from-aws.md lists what can)")]
    Unsupported {
        /// Resource and property.
        at: String,
    },
    /// A property that the resource needs isn't there.
    #[error("{at} is missing")]
    Missing {
        /// Resource and property.
        at: String,
    },
    /// A property has a value that means nothing.
    #[error("{at} must be {expected}")]
    Malformed {
        /// Resource and property.
        at: String,
        /// What it must be.
        expected: &'static str,
    },
    /// A `!Ref`, `!GetAtt` or `!Sub` names nothing in the template.
    #[error("{at} refers to {name}, which the template doesn't have")]
    UnknownReference {
        /// Resource and property.
        at: String,
        /// The name.
        name: String,
    },
    /// A parameter without a default has no value.
    #[error("the template's parameter {0} has no value: add it under `parameters` in the manifest")]
    ParameterMissing(String),
    /// The manifest gives a parameter that the template doesn't have.
    #[error("the manifest gives a value for the parameter {0}, which the template doesn't have")]
    ParameterUnknown(String),
}
