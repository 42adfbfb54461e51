//! Every minute: does to sessions what time has done to them, so that participants are told without anybody's asking.
//! Every decision settles first by itself; nothing breaks when this comes late.

use alongside_runtime::{Aws, now, start_logging};
use alongside_sockets::{Notices, Routes};
use alongside_turn::Turn;
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::Value;

/// How many sessions of each of the index's shards one run takes on. The rest is the next run's.
const SESSIONS_PER_SHARD: i32 = 200;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let aws = Aws::load()?;
    let routes = Routes::new(&aws.secret().await?);
    let turn = &Turn::new(aws.store()?, Notices::new(aws.sockets()?, routes));
    lambda_runtime::run(service_fn(async |_: LambdaEvent<Value>| sweep(turn).await)).await
}

/// One session's fault does not keep the others waiting.
async fn sweep(turn: &Turn) -> Result<(), lambda_runtime::Error> {
    for session in turn.store().due_sessions(now(), SESSIONS_PER_SHARD).await? {
        if let Err(error) = turn.settle(&session, now()).await {
            tracing::error!(%error, %session, "a due session can't be settled");
        }
    }
    Ok(())
}
