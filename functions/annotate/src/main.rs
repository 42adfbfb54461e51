//! Action `annotation`: notes and drawings that are pinned to places on the page.

mod handler;

use alongside_runtime::{Aws, socket, start_logging};
use alongside_sockets::{Notices, Routes};
use alongside_turn::Turn;
use handler::Annotations;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let aws = Aws::load()?;
    let sockets = aws.sockets()?;
    let routes = Routes::new(&aws.secret().await?);
    let annotations = Annotations::new(Turn::new(aws.store()?, Notices::new(sockets.clone(), routes)));
    socket::run_action("annotation", sockets, async |call| annotations.handle(call).await).await
}
