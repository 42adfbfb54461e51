//! Lambda's Runtime API for processes that get one event each, and the clock that times them.

use crate::error::{Error, Naming};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use tokio::{net::TcpListener, sync::oneshot};

/// The processes that are awaited, by number.
#[derive(Clone, Default)]
pub(super) struct RuntimeApi(Arc<Mutex<HashMap<u32, Awaited>>>);

struct Awaited {
    /// Handed out once.
    event: Option<Bytes>,
    polled: Option<Instant>,
    done: Option<oneshot::Sender<Observed>>,
}

/// What a process did.
pub(super) struct Observed {
    pub(super) polled: Instant,
    pub(super) answered: Instant,
    /// The answer, or what went wrong.
    pub(super) answer: Result<Bytes, Bytes>,
}

impl RuntimeApi {
    /// Serves until the run ends; gives host and port.
    pub(super) async fn serve(&self) -> Result<String, Error> {
        let listener = TcpListener::bind("127.0.0.1:0").await.naming("opening a Runtime API")?;
        let address = listener.local_addr().naming("asking for a port")?;
        let runtime = "/{process}/2018-06-01/runtime";
        let router = Router::new()
            .route(&format!("{runtime}/invocation/next"), get(next))
            .route(&format!("{runtime}/invocation/{{request}}/response"), post(response))
            .route(&format!("{runtime}/invocation/{{request}}/error"), post(error))
            .route(&format!("{runtime}/init/error"), post(init_error))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(address.to_string())
    }

    /// Awaits a process that will get this event.
    pub(super) fn expect(&self, process: u32, event: Bytes) -> oneshot::Receiver<Observed> {
        let (done, observed) = oneshot::channel();
        self.lock().insert(process, Awaited { event: Some(event), polled: None, done: Some(done) });
        observed
    }

    pub(super) fn forget(&self, process: u32) {
        self.lock().remove(&process);
    }

    fn finish(&self, process: u32, answer: Result<Bytes, Bytes>) -> StatusCode {
        let answered = Instant::now();
        let mut awaited = self.lock();
        let Some(awaited) = awaited.get_mut(&process) else { return StatusCode::GONE };
        let polled = awaited.polled.unwrap_or(answered);
        if let Some(done) = awaited.done.take() {
            // Nobody waits any longer when it took too long.
            let _ = done.send(Observed { polled, answered, answer });
        }
        StatusCode::ACCEPTED
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u32, Awaited>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn next(State(api): State<RuntimeApi>, Path(process): Path<u32>) -> Response {
    let polled = Instant::now();
    let event = api.lock().get_mut(&process).and_then(|awaited| {
        awaited.polled.get_or_insert(polled);
        awaited.event.take()
    });
    let Some(event) = event else {
        // The next event never comes: the process is about to be ended.
        return std::future::pending().await;
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("lambda-runtime-aws-request-id", format!("00000000-0000-4000-8000-{process:012}")),
        ("lambda-runtime-deadline-ms", (now.as_millis() + 10_000).to_string()),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:us-east-1:000000000000:function:bench".into(),
        ),
        ("lambda-runtime-trace-id", "Root=1-00000000-000000000000000000000000".into()),
    ];
    (headers, event).into_response()
}

async fn response(
    State(api): State<RuntimeApi>,
    Path((process, _)): Path<(u32, String)>,
    body: Bytes,
) -> StatusCode {
    api.finish(process, Ok(body))
}

async fn error(
    State(api): State<RuntimeApi>,
    Path((process, _)): Path<(u32, String)>,
    body: Bytes,
) -> StatusCode {
    api.finish(process, Err(body))
}

async fn init_error(State(api): State<RuntimeApi>, Path(process): Path<u32>, body: Bytes) -> StatusCode {
    api.finish(process, Err(body))
}
