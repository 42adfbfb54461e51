//! What a child process finds in its environment, and nothing else.

use std::collections::BTreeMap;

use crate::template::REGION;

/// Variables that pass through from whoever starts the gateway, whatever the manifest says: finding programs, and how
/// much to log.
const INHERITED: [&str; 3] = ["PATH", "RUST_LOG", "TMPDIR"];

/// Where the services that the AWS SDK calls are.
#[derive(Debug, Clone)]
pub(crate) struct Endpoints {
    /// DynamoDB.
    pub(crate) dynamodb: String,
    /// Secrets Manager.
    pub(crate) secrets_manager: String,
}

/// The variables that pass through.
pub(crate) fn inherited(more: &[String]) -> BTreeMap<String, String> {
    let names = INHERITED.iter().copied().chain(more.iter().map(String::as_str));
    names.filter_map(|name| Some((name.to_owned(), std::env::var(name).ok()?))).collect()
}

/// What the stock AWS SDK reads: endpoints, a Region, and credentials that open nothing.
pub(crate) fn sdk_environment(endpoints: &Endpoints) -> BTreeMap<String, String> {
    [
        ("AWS_REGION", REGION),
        ("AWS_DEFAULT_REGION", REGION),
        ("AWS_ACCESS_KEY_ID", "AKIDLOCAL"),
        ("AWS_SECRET_ACCESS_KEY", "local"),
        ("AWS_SESSION_TOKEN", "local"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("AWS_ENDPOINT_URL_DYNAMODB", &endpoints.dynamodb),
        ("AWS_ENDPOINT_URL_SECRETS_MANAGER", &endpoints.secrets_manager),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect()
}
