//! One process from its start to its second answer.

use super::runtime_api::RuntimeApi;
use crate::error::{Error, Naming};
use axum::body::Bytes;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::process::Command;

/// How long a process may take to its second answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts processes.
pub(super) struct Launcher {
    api: RuntimeApi,
    address: String,
    sdk: BTreeMap<String, String>,
    next: AtomicU32,
}

/// A process's first moments.
pub(super) struct ColdStart {
    pub(super) to_first_poll: Duration,
    pub(super) first_invocation: Duration,
    pub(super) second_invocation: Duration,
    pub(super) answers: [Bytes; 2],
}

impl Launcher {
    /// Starts processes with these variables for the AWS SDK.
    pub(super) async fn start(sdk: &BTreeMap<String, String>) -> Result<Self, Error> {
        let api = RuntimeApi::default();
        let address = format!("http://{}", api.serve().await?);
        Ok(Self { address, api, sdk: sdk.clone(), next: AtomicU32::new(0) })
    }

    /// Starts a bootstrap, hands it two events, takes its answers and ends it.
    pub(super) async fn launch(
        &self,
        bootstrap: &Path,
        environment: &BTreeMap<String, String>,
        events: &[Bytes; 2],
    ) -> Result<ColdStart, Error> {
        let process = self.next.fetch_add(1, Ordering::Relaxed);
        let what = || format!("a cold start of {}", bootstrap.display());
        let answers = self.api.expect(process, events);
        let mut command = Command::new(bootstrap);
        command
            .env_clear()
            .envs(&self.sdk)
            .envs(environment)
            .env("AWS_LAMBDA_RUNTIME_API", format!("{}/{process}", self.address))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .kill_on_drop(true);
        let started = Instant::now();
        let mut child = command.spawn().naming(what())?;
        let answers = tokio::select! {
            answers = answers => answers.naming(what())?,
            status = child.wait() => return Err(Error::wrong(format!("{}: it ended: {status:?}", what()))),
            () = tokio::time::sleep(PATIENCE) => {
                return Err(Error::wrong(format!("{}: no answer within {PATIENCE:?}", what())));
            }
        };
        child.kill().await.naming(what())?;
        self.api.forget(process);
        let mut bodies = Vec::new();
        for answer in &answers {
            let error = |error: &Bytes| String::from_utf8_lossy(error).into_owned();
            bodies.push(answer.body.as_ref().map_err(error).naming(what())?.clone());
        }
        let ([first, second], Ok(bodies)) = (answers.as_slice(), bodies.try_into()) else {
            return Err(Error::wrong(format!("{}: it did not answer twice", what())));
        };
        Ok(ColdStart {
            to_first_poll: first.polled - started,
            first_invocation: first.answered - first.polled,
            second_invocation: second.answered - second.polled,
            answers: bodies,
        })
    }
}
