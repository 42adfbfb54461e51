//! One process from its start to its first answer.

use super::runtime_api::RuntimeApi;
use crate::error::{Error, Naming};
use axum::body::Bytes;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::process::Command;

/// How long a process may take to its first answer.
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
    pub(super) answer: Bytes,
}

impl Launcher {
    /// Starts processes with these variables for the AWS SDK.
    pub(super) async fn start(sdk: &BTreeMap<String, String>) -> Result<Self, Error> {
        let api = RuntimeApi::default();
        Ok(Self {
            address: format!("http://{}", api.serve().await?),
            api,
            sdk: sdk.clone(),
            next: AtomicU32::new(0),
        })
    }

    /// Starts a bootstrap, hands it an event, takes its answer and ends it.
    pub(super) async fn launch(
        &self,
        bootstrap: &Path,
        environment: &BTreeMap<String, String>,
        event: &Bytes,
    ) -> Result<ColdStart, Error> {
        let process = self.next.fetch_add(1, Ordering::Relaxed);
        let what = || format!("a cold start of {}", bootstrap.display());
        let observed = self.api.expect(process, event.clone());
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
        let observed = tokio::select! {
            observed = observed => observed.naming(what())?,
            status = child.wait() => return Err(Error::wrong(format!("{}: it ended: {status:?}", what()))),
            () = tokio::time::sleep(PATIENCE) => {
                return Err(Error::wrong(format!("{}: no answer within {PATIENCE:?}", what())));
            }
        };
        child.kill().await.naming(what())?;
        self.api.forget(process);
        let answer = observed
            .answer
            .map_err(|error| Error::wrong(format!("{}: {}", what(), String::from_utf8_lossy(&error))))?;
        Ok(ColdStart {
            to_first_poll: observed.polled - started,
            first_invocation: observed.answered - observed.polled,
            answer,
        })
    }
}
