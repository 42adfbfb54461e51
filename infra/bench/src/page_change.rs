//! From a change of the customer's page to the agent's screen, in a real browser: `browser/page-change.mjs` has what
//! exactly is timed. The floor is the same change over a WebSocket through the plain relay, between empty pages.

use crate::{
    error::{Error, Naming},
    relay::plain,
    report::Entry,
    samples::Samples,
    system::{Paths, Storage, System},
    threads::Threads,
};
use serde::Deserialize;
use serde_json::json;
use std::process::Stdio;
use tokio::process::Command;

const CHANGES: usize = 100;

const GOAL_P50: f64 = 80.0;

/// What the script prints, in milliseconds.
#[derive(Deserialize)]
struct Measured {
    changes: Vec<f64>,
    floor: Vec<f64>,
}

pub(crate) async fn measure(paths: &Paths) -> Result<Vec<Entry>, Error> {
    let system = System::start(paths, 0, Storage::Disk).await?;
    let threads = Threads::start()?;
    let address = threads.run(plain::serve()).await??;
    let order = json!({
        "console": system.site("console")?,
        "shop": system.site("shop")?,
        "plain": address,
        "agent": "ada",
        "changes": CHANGES,
    });
    let script = paths.repository.join("infra/bench/browser/page-change.mjs");
    let child = Command::new("node")
        .arg(script)
        .arg(order.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
        .spawn()
        .naming("starting node")?;
    let output = child.wait_with_output().await.naming("waiting for the browser")?;
    system.stop().await?;
    if !output.status.success() {
        return Err(Error::wrong(format!("the browser's script failed ({}): see above", output.status)));
    }
    let measured: Measured = serde_json::from_slice(&output.stdout).naming("what the browser measured")?;
    if measured.changes.len() != CHANGES || measured.floor.len() != CHANGES {
        return Err(Error::wrong("the browser measured fewer changes than it should have"));
    }
    let changes = Samples::of_milliseconds(measured.changes)?;
    let floor = Samples::of_milliseconds(measured.floor)?;
    let entry = |percent: usize| {
        let entry =
            Entry::new(format!("page change to viewer, p{percent}"), changes.percentile(percent)?, "ms");
        Ok::<_, Error>(entry.with_floor(floor.percentile(percent)?))
    };
    Ok(vec![entry(50)?.below(GOAL_P50), entry(95)?])
}
