//! Action `key`: security keys, which an agent reads out and the sharer types.

mod digits;
mod handler;

use alongside_runtime::{Aws, socket, start_logging};
use alongside_sockets::{Notices, Routes};
use alongside_turn::Turn;
use handler::Keys;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let aws = Aws::load()?;
    let secret = aws.secret().await?;
    let sockets = aws.sockets()?;
    let turn = Turn::new(aws.store()?, Notices::new(sockets.clone(), Routes::new(&secret)));
    let keys = Keys::new(turn, &secret);
    socket::run_action("key", sockets, async |call| keys.handle(call).await).await
}
