//! The AWS clients of a function, and its configuration.
//!
//! TLS is ring, not aws-lc: the latter's entropy source costs tens of milliseconds of every cold start
//! (docs/adr/0003).

use crate::roots;
use alongside_sockets::Sockets;
use alongside_store::Store;
use aws_credential_types::{Credentials, provider::SharedCredentialsProvider};
use aws_sdk_dynamodb::config::{BehaviorVersion, Region, retry::RetryConfig, timeout::TimeoutConfig};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_http_client::{Builder, tls};
use aws_types::SdkConfig;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use std::time::Duration;

/// Configuration that is missing or can't be used. The function can't start.
#[derive(Debug, thiserror::Error)]
pub enum Misconfigured {
    /// An environment variable that the template sets is not set.
    #[error("the environment variable {0} is not set: Lambda or template.yaml sets it")]
    Missing(&'static str),
    /// The master secret can't be read.
    #[error("the secret can't be read: {0}")]
    Secret(String),
}

/// The AWS SDK's configuration, shared by all clients.
#[derive(Clone, Debug)]
pub struct Aws {
    config: SdkConfig,
}

impl Aws {
    /// Takes the SDK's configuration from the environment variables that Lambda sets, and from nowhere else: a
    /// function has no profile files and no metadata service, and the code that looks for them is a fifth of a
    /// bootstrap (docs/adr/0014).
    ///
    /// # Errors
    /// When Lambda's variables are not there.
    pub fn load() -> Result<Self, Misconfigured> {
        let region = variable("AWS_REGION")?;
        let https = Builder::new()
            .tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring))
            .tls_context(roots::tls_context(&region));
        // A caller waits: fail and retry within what a person will bear, not within the SDK's minute.
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(Duration::from_secs(2))
            .operation_attempt_timeout(Duration::from_secs(3))
            .operation_timeout(Duration::from_secs(8))
            .build();
        let config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(region))
            .credentials_provider(SharedCredentialsProvider::new(credentials()?))
            .service_config(EndpointsFromEnvironment)
            .sleep_impl(TokioSleep::new())
            .http_client(https.build_https())
            .timeout_config(timeouts)
            .retry_config(RetryConfig::standard().with_max_attempts(3))
            .build();
        Ok(Self { config })
    }

    /// The tables that the template names.
    ///
    /// # Errors
    /// When the template did not name them.
    pub fn store(&self) -> Result<Store, Misconfigured> {
        let dynamo = aws_sdk_dynamodb::Client::new(&self.config);
        Ok(Store::new(dynamo, variable("SESSIONS_TABLE")?, variable("DIRECTORY_TABLE")?))
    }

    /// The connections of the template's WebSocket API.
    ///
    /// # Errors
    /// When the template did not name it.
    pub fn sockets(&self) -> Result<Sockets, Misconfigured> {
        // `@connections` lives beside the socket: wss://host/stage and https://host/stage.
        let endpoint = variable("SOCKETS_URL")?.replacen("ws", "http", 1);
        let config = aws_sdk_apigatewaymanagement::config::Builder::from(&self.config).endpoint_url(endpoint);
        Ok(Sockets::new(aws_sdk_apigatewaymanagement::Client::from_conf(config.build())))
    }

    /// The master secret.
    ///
    /// # Errors
    /// When the template did not name it, or it can't be read.
    pub async fn secret(&self) -> Result<Vec<u8>, Misconfigured> {
        let secrets = aws_sdk_secretsmanager::Client::new(&self.config);
        let found = secrets.get_secret_value().secret_id(variable("SECRET_ARN")?).send().await;
        let found = found.map_err(|error| Misconfigured::Secret(error.into_service_error().to_string()))?;
        let secret = found.secret_string.filter(|secret| secret.len() >= 32);
        secret
            .map(String::into_bytes)
            .ok_or_else(|| Misconfigured::Secret("shorter than 32 characters".to_owned()))
    }
}

/// The function's role, as Lambda hands it over: for the life of the process
/// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>).
fn credentials() -> Result<Credentials, Misconfigured> {
    let token = std::env::var("AWS_SESSION_TOKEN").ok();
    let (key, secret) = (variable("AWS_ACCESS_KEY_ID")?, variable("AWS_SECRET_ACCESS_KEY")?);
    Ok(Credentials::new(key, secret, token, None, "the environment"))
}

/// `AWS_ENDPOINT_URL_DYNAMODB` and its like
/// (<https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>).
#[derive(Debug)]
struct EndpointsFromEnvironment;

impl LoadServiceConfig for EndpointsFromEnvironment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let service = key.service_id().replace(' ', "_").to_uppercase();
        std::env::var(format!("{}_{service}", key.env())).ok()
    }
}

/// A variable that the template sets, or Lambda.
///
/// # Errors
/// When it is not set.
pub(crate) fn variable(name: &'static str) -> Result<String, Misconfigured> {
    std::env::var(name).map_err(|_| Misconfigured::Missing(name))
}

impl Aws {
    /// A variable that the template sets.
    ///
    /// # Errors
    /// When it is not set.
    pub fn variable(name: &'static str) -> Result<String, Misconfigured> {
        variable(name)
    }
}
