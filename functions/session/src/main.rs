//! Action `session`: who is in a session, and its life.

mod create;
mod handler;
mod redeem;

use alongside_runtime::{Aws, socket, start_logging};
use alongside_sockets::{Notices, Routes};
use alongside_turn::Turn;
use handler::Sessions;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let aws = Aws::load()?;
    let secret = aws.secret().await?;
    let sockets = aws.sockets()?;
    let turn = Turn::new(aws.store()?, Notices::new(sockets.clone(), Routes::new(&secret)));
    let sessions = Sessions::new(turn, &secret);
    socket::run_action("session", sockets, async |call| sessions.handle(call).await).await
}
