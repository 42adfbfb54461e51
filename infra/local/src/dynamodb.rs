//! DynamoDB: `dynoxide` on an SQLite file, behind a door that counts.
//!
//! The engine runs on threads of its own, because its statements block: a write that waits for the disk must not hold
//! up a message that is on its way from one socket to another.

mod front;
mod tables;

use std::{path::Path, sync::Arc, time::Duration};

use dynoxide::Database;
use tokio::{net::TcpListener, sync::oneshot};

pub(crate) use front::Operations;

use crate::{
    Error,
    listener::{self, Closing},
    template::Table,
    time_scale::TimeScale,
};

/// How often expired items are deleted. DynamoDB takes up to two days; nobody may rely on either.
const SWEEPING: Duration = Duration::from_secs(60);

/// The engine and its threads.
pub(crate) struct DynamoDb {
    database: Database,
    pub(crate) operations: Arc<Operations>,
    engine_port: u16,
    engine: Option<(oneshot::Sender<()>, std::thread::JoinHandle<()>)>,
}

impl DynamoDb {
    /// Opens the database of the state folder, and makes the template's tables that aren't there.
    pub(crate) async fn open(folder: &Path, tables: &[Table]) -> Result<Self, Error> {
        let path = folder.join("dynamodb.sqlite").to_string_lossy().into_owned();
        let database = Database::new(&path).map_err(|error| Error::DynamoDb(error.to_string()))?;
        tables::create(&database, tables)?;
        let inner = listener::bind("the DynamoDB engine", 0).await?;
        let engine_port = listener::port(&inner)?;
        let inner =
            inner.into_std().map_err(|source| Error::System { what: "handing a port over", source })?;
        let engine = run_engine(database.clone(), inner)?;
        Ok(Self { database, operations: Arc::default(), engine_port, engine: Some(engine) })
    }

    /// Serves the door until the gateway stops.
    pub(crate) fn serve(&self, listener: TcpListener, closing: Closing) -> impl Future<Output = ()> + use<> {
        front::serve(listener, closing, self.engine_port, Arc::clone(&self.operations))
    }

    /// Deletes expired items, for as long as it is polled.
    pub(crate) fn sweep(&self, scale: TimeScale) -> impl Future<Output = ()> + use<> {
        let database = self.database.clone();
        async move {
            let period = scale.shorten(SWEEPING);
            loop {
                tokio::time::sleep(period).await;
                let database = database.clone();
                match tokio::task::spawn_blocking(move || database.sweep_ttl()).await {
                    Ok(Ok(0)) => {}
                    Ok(Ok(count)) => tracing::debug!(count, "expired items deleted"),
                    Ok(Err(error)) => tracing::warn!(%error, "can't delete expired items"),
                    Err(_) => return,
                }
            }
        }
    }

    /// Ends the engine.
    pub(crate) async fn stop(&mut self) {
        if let Some((shutdown, thread)) = self.engine.take() {
            let _ = shutdown.send(());
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

fn run_engine(
    database: Database,
    listener: std::net::TcpListener,
) -> Result<(oneshot::Sender<()>, std::thread::JoinHandle<()>), Error> {
    let failed = |source| Error::System { what: "starting the DynamoDB engine", source };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("dynamodb")
        .enable_all()
        .build()
        .map_err(failed)?;
    let (shutdown, stopped) = oneshot::channel::<()>();
    let thread = std::thread::Builder::new()
        .name("dynamodb".into())
        .spawn(move || {
            runtime.block_on(async move {
                match TcpListener::from_std(listener) {
                    Ok(listener) => {
                        let served = dynoxide::server::serve_with_shutdown(listener, database, async {
                            // An error means that the gateway is gone: stop as well.
                            let _ = stopped.await;
                        });
                        if let Err(error) = served.await {
                            tracing::error!(error, "the DynamoDB engine stopped");
                        }
                    }
                    Err(error) => tracing::error!(%error, "the DynamoDB engine has no port"),
                }
            });
            // Connections that never finish aren't waited for.
            runtime.shutdown_timeout(Duration::from_secs(2));
        })
        .map_err(failed)?;
    Ok((shutdown, thread))
}
