//! `$disconnect`: marks a participant away. Best effort on AWS's side, so nothing depends on its coming.

use alongside_runtime::{Aws, socket, start_logging};
use alongside_sockets::{Notices, Routes};
use alongside_turn::Turn;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let aws = Aws::load()?;
    let routes = Routes::new(&aws.secret().await?);
    let turn = Turn::new(aws.store()?, Notices::new(aws.sockets()?, routes));
    socket::run_arrivals(async |arrival| {
        let session = turn.store().close_connection(&arrival.connection).await?;
        if let Some(session) = session {
            turn.disconnect(&session, &arrival.connection, arrival.now).await?;
        }
        Ok(())
    })
    .await
}
