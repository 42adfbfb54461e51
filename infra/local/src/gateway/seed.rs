//! The seed: a command that fills the tables before the gateway says that it is ready.

use std::{collections::BTreeMap, process::Stdio, time::Duration};

use tokio::process::Command;

use crate::{
    Error,
    manifest::{Names, Seed},
};

/// Runs the command to its end.
pub(super) async fn run(
    seed: &Seed,
    names: &Names,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let words =
        seed.command.iter().map(|word| names.fill("seed.command", word)).collect::<Result<Vec<_>, _>>()?;
    let Some((program, arguments)) = words.split_first() else { return Ok(()) };
    let failed = |reason: String| Error::Seed { command: program.clone(), reason };
    let child = Command::new(program)
        .args(arguments)
        .env_clear()
        .envs(environment)
        .envs(names.fill_map("seed.environment", &seed.environment)?)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let time = Duration::from_secs(seed.timeout_seconds);
    let output = match tokio::time::timeout(time, child.wait_with_output()).await {
        Ok(output) => output.map_err(|error| failed(error.to_string()))?,
        Err(_) => return Err(failed(format!("it took longer than {time:?}"))),
    };
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    for line in said.lines().filter(|line| !line.trim().is_empty()) {
        tracing::info!(target: "seed", "{line}");
    }
    if output.status.success() {
        Ok(())
    } else {
        let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        Err(failed(format!("{}: {last}", output.status)))
    }
}
