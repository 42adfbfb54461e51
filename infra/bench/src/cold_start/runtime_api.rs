//! Lambda's Runtime API for processes that get a few events each, and the clock that times them.

use crate::error::{Error, Naming};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use tokio::{net::TcpListener, sync::oneshot};

/// The processes that are awaited, by number.
#[derive(Clone, Default)]
pub(super) struct RuntimeApi(Arc<Mutex<HashMap<u32, Awaited>>>);

struct Awaited {
    /// Handed out one after the other.
    events: VecDeque<Bytes>,
    answers: Vec<Answer>,
    polled: Option<Instant>,
    done: Option<oneshot::Sender<Vec<Answer>>>,
}

/// What a process made of an event.
pub(super) struct Answer {
    /// When it asked for the event, and got it.
    pub(super) polled: Instant,
    pub(super) answered: Instant,
    /// The answer, or what went wrong.
    pub(super) body: Result<Bytes, Bytes>,
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

    /// Awaits a process that will get these events; gives its answers, as many as there are events or up to the
    /// first that is an error.
    pub(super) fn expect(&self, process: u32, events: &[Bytes]) -> oneshot::Receiver<Vec<Answer>> {
        let (done, answers) = oneshot::channel();
        let events = events.iter().cloned().collect();
        let awaited = Awaited { events, answers: Vec::new(), polled: None, done: Some(done) };
        self.lock().insert(process, awaited);
        answers
    }

    pub(super) fn forget(&self, process: u32) {
        self.lock().remove(&process);
    }

    fn finish(&self, process: u32, body: Result<Bytes, Bytes>) -> StatusCode {
        let answered = Instant::now();
        let mut awaited = self.lock();
        let Some(awaited) = awaited.get_mut(&process) else { return StatusCode::GONE };
        let is_last = awaited.events.is_empty() || body.is_err();
        let polled = awaited.polled.take().unwrap_or(answered);
        awaited.answers.push(Answer { polled, answered, body });
        if is_last && let Some(done) = awaited.done.take() {
            // Nobody waits any longer when it took too long.
            let _ = done.send(std::mem::take(&mut awaited.answers));
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
        awaited.polled = Some(polled);
        awaited.events.pop_front()
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
