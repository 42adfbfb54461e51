//! Action `relay`: the hot path. A signed route says whom to post to; no database is asked.

mod handler;

use alongside_runtime::{Aws, socket, start_logging};
use alongside_sockets::Routes;
use handler::Relay;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let aws = Aws::load()?;
    let relay = Relay::new(aws.sockets()?, Routes::new(&aws.secret().await?));
    socket::run_arrivals(async |arrival| relay.handle(arrival).await).await
}
