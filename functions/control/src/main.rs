//! Action `control`: who may act on the sharer's page, and acting on it.

mod act;
mod handler;

use alongside_runtime::{Aws, socket, start_logging};
use alongside_sockets::{Notices, Routes};
use alongside_turn::Turn;
use handler::Control;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let aws = Aws::load()?;
    let sockets = aws.sockets()?;
    let routes = Routes::new(&aws.secret().await?);
    let control = Control::new(Turn::new(aws.store()?, Notices::new(sockets.clone(), routes)));
    socket::run_action("control", sockets, async |call| control.handle(call).await).await
}
