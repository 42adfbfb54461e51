//! Threads of their own for what is measured, so that the load generator's tasks don't stand in its queue.

use crate::error::{Error, Naming};
use std::future::Future;
use tokio::runtime::{Builder, Handle, Runtime};

/// A runtime with one worker for each core: what `#[tokio::main]` gives a program.
#[derive(Debug)]
pub(crate) struct Threads {
    handle: Handle,
    runtime: Option<Runtime>,
}

impl Threads {
    pub(crate) fn start() -> Result<Self, Error> {
        let runtime = Builder::new_multi_thread().enable_all().build().naming("starting threads")?;
        Ok(Self { handle: runtime.handle().clone(), runtime: Some(runtime) })
    }

    /// Runs a future over there, and waits for it here.
    pub(crate) async fn run<F>(&self, future: F) -> Result<F::Output, Error>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        self.handle.spawn(future).await.naming("waiting for other threads")
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        // Waiting here would block the load generator's own runtime.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
