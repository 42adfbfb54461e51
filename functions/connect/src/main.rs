//! `$connect`: records the connection. Nothing is pushed from here: the connection is not open yet.

use alongside_runtime::{Aws, socket, start_logging};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let store = Aws::load()?.store()?;
    socket::run_arrivals(async |arrival| Ok(store.open_connection(&arrival.connection, arrival.now).await?))
        .await
}
