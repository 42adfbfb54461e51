//! The Lambda Runtime API, version 2018-06-01, at `/<secret>/<function>/<process>/2018-06-01/runtime/...`.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use tokio::net::TcpListener;

use super::{Function, Functions, InvocationError};
use crate::{
    listener::{self, Closing},
    template,
};

/// What an answer may measure on the wire: Lambda's limit and a little, so that the gateway says what is wrong.
const BODY_LIMIT: usize = 7 * 1024 * 1024;

/// The functions, and the secret that is in the path of this gateway's processes only.
#[derive(Clone)]
pub(crate) struct RuntimeApi {
    functions: Functions,
    secret: Arc<str>,
}

#[derive(Deserialize)]
struct Caller {
    secret: String,
    function: String,
    process: u64,
}

#[derive(Deserialize)]
struct CallerAndEvent {
    secret: String,
    function: String,
    process: u64,
    request_id: String,
}

/// What a runtime says of an error.
#[derive(Deserialize)]
struct Diagnostic {
    #[serde(rename = "errorType", default)]
    kind: String,
    #[serde(rename = "errorMessage", default)]
    message: String,
}

impl RuntimeApi {
    pub(crate) fn new(functions: Functions, secret: &str) -> Self {
        Self { functions, secret: secret.into() }
    }

    fn function(&self, secret: &str, name: &str) -> Option<&Arc<Function>> {
        if *self.secret == *secret { self.functions.get(name) } else { None }
    }
}

/// Serves the Runtime API until the gateway stops.
pub(crate) async fn serve(listener: TcpListener, api: RuntimeApi, closing: Closing) {
    let process = "/{secret}/{function}/{process}/2018-06-01/runtime";
    let router = Router::new()
        .route(&format!("{process}/invocation/next"), get(next))
        .route(&format!("{process}/invocation/{{request_id}}/response"), post(response))
        .route(&format!("{process}/invocation/{{request_id}}/error"), post(error))
        .route(&format!("{process}/init/error"), post(init_error))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(api);
    listener::serve(listener, router, closing).await;
}

async fn next(State(api): State<RuntimeApi>, Path(caller): Path<Caller>) -> Response {
    let waiting =
        api.function(&caller.secret, &caller.function).and_then(|function| function.next(caller.process));
    let Some(waiting) = waiting else { return StatusCode::GONE.into_response() };
    // Ends without an event when the process is on its way out.
    let Ok(next) = waiting.await else { return StatusCode::GONE.into_response() };
    let mut response = Response::new(Body::from(next.event));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert("lambda-runtime-deadline-ms", HeaderValue::from(next.deadline));
    let texts = [
        ("lambda-runtime-trace-id", trace_id(&next.request_id)),
        ("lambda-runtime-invoked-function-arn", template::function_arn(&caller.function)),
        ("lambda-runtime-aws-request-id", next.request_id),
    ];
    for (name, text) in texts {
        if let Ok(value) = HeaderValue::try_from(text) {
            headers.insert(name, value);
        }
    }
    response
}

/// `Root=1-<8 hex>-<24 hex>`, from the request id: not sampled, as there is no X-Ray here.
fn trace_id(request_id: &str) -> String {
    let hex: String = request_id.chars().filter(char::is_ascii_hexdigit).collect();
    let (root, parent) =
        (hex.get(..8).unwrap_or("00000000"), hex.get(8..32).unwrap_or("000000000000000000000000"));
    format!("Root=1-{root}-{parent};Parent={};Sampled=0", parent.get(..16).unwrap_or_default())
}

async fn response(
    State(api): State<RuntimeApi>,
    Path(caller): Path<CallerAndEvent>,
    body: Bytes,
) -> StatusCode {
    answer(&api, &caller, Ok(body))
}

async fn error(State(api): State<RuntimeApi>, Path(caller): Path<CallerAndEvent>, body: Bytes) -> StatusCode {
    let Diagnostic { kind, message } = diagnostic(&body);
    answer(&api, &caller, Err(InvocationError::Function { kind, message }))
}

fn answer(api: &RuntimeApi, caller: &CallerAndEvent, answer: Result<Bytes, InvocationError>) -> StatusCode {
    match api.function(&caller.secret, &caller.function) {
        Some(function) if function.answer(caller.process, &caller.request_id, answer) => StatusCode::ACCEPTED,
        _ => StatusCode::GONE,
    }
}

async fn init_error(State(api): State<RuntimeApi>, Path(caller): Path<Caller>, body: Bytes) -> StatusCode {
    let Diagnostic { kind, message } = diagnostic(&body);
    match api.function(&caller.secret, &caller.function) {
        Some(function) => {
            function.init_failed(caller.process, format!("{kind}: {message}"));
            StatusCode::ACCEPTED
        }
        None => StatusCode::GONE,
    }
}

fn diagnostic(body: &[u8]) -> Diagnostic {
    serde_json::from_slice(body).unwrap_or_else(|_| Diagnostic {
        kind: "Unknown".into(),
        message: String::from_utf8_lossy(body).into_owned(),
    })
}
