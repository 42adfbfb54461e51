//! HTTP `/admin/*`: an organisation's settings, and what happened in its sessions.

mod audit;
mod handler;
mod settings;

use alongside_runtime::{Aws, http, start_logging};
use handler::Administration;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let administration = Administration::new(Aws::load()?.store()?);
    http::run(async |call| administration.handle(call).await).await
}
