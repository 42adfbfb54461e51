//! `$connect`'s authorizer: spends the ticket and says who this is. API Gateway attaches the answer to every later
//! event of the connection.

mod handler;

use alongside_runtime::{Aws, start_logging};
use lambda_runtime::{LambdaEvent, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    start_logging();
    let store = &Aws::load()?.store()?;
    lambda_runtime::run(service_fn(async |event: LambdaEvent<_>| {
        Ok::<_, lambda_runtime::Error>(handler::authorize(store, event.payload).await)
    }))
    .await
}
