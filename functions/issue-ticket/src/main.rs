//! `POST /tickets` and `POST /visitor-tickets`: a single-use ticket that opens a socket.

mod agent;
mod handler;
mod visitor;

use alongside_runtime::{Aws, http, start_logging};
use handler::Tickets;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let aws = Aws::load()?;
    let secret = aws.secret().await?;
    let tickets =
        Tickets::new(aws.store()?, &secret, Aws::variable("SOCKETS_URL")?, Aws::variable("CONSOLE_ORIGIN")?);
    http::run(async |call| tickets.handle(call).await).await
}
