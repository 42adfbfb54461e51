//! Functions behind the HTTP API.

use crate::{Failure, now};
use alongside_protocol::{HttpError, Instant};
use aws_lambda_events::apigw::{ApiGatewayV2httpRequest, ApiGatewayV2httpResponse};
use aws_lambda_events::encodings::Body;
use aws_lambda_events::http::{HeaderMap, HeaderValue, header};
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::Value;
use std::collections::HashMap;

/// A request to the HTTP API.
#[derive(Clone, Debug)]
pub struct Call {
    /// Which route was selected: `POST /tickets`.
    pub route: String,
    /// The page's origin, as the browser says it.
    pub origin: Option<String>,
    /// The verified claims of the bearer token, on routes that want one.
    pub claims: HashMap<String, String>,
    /// What stands behind the address's `?`, decoded; of a name that stands there twice, the first.
    pub query: HashMap<String, String>,
    /// The body as text. What was no UTF-8 is no JSON either.
    pub body: String,
    /// When.
    pub now: Instant,
}

/// Runs a function that answers HTTP requests with JSON, until Lambda stops it.
///
/// # Errors
/// When Lambda's Runtime API can't be reached.
pub async fn run<H>(handle: H) -> Result<(), lambda_runtime::Error>
where
    H: AsyncFn(Call) -> Result<Value, Failure>,
{
    let handle = &handle;
    lambda_runtime::run(service_fn(async |event: LambdaEvent<ApiGatewayV2httpRequest>| {
        let (status, body) = match handle(call_of(event.payload)).await {
            Ok(body) => (200, body),
            Err(failure) => {
                let error = failure.into_body();
                (error.code.http_status(), serde_json::to_value(HttpError { error })?)
            }
        };
        let mut response = ApiGatewayV2httpResponse::default();
        response.status_code = i64::from(status);
        response.headers = HeaderMap::from_iter([
            (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ]);
        response.body = Some(Body::Text(body.to_string()));
        Ok::<_, lambda_runtime::Error>(response)
    }))
    .await
}

fn call_of(event: ApiGatewayV2httpRequest) -> Call {
    let body = event.body.unwrap_or_default();
    let claims = event.request_context.authorizer.and_then(|authorizer| authorizer.jwt).map(|jwt| jwt.claims);
    Call {
        route: event.route_key.unwrap_or_default(),
        origin: event.headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok()).map(str::to_owned),
        claims: claims.unwrap_or_default(),
        query: event
            .query_string_parameters
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: if event.is_base64_encoded { decoded(&body) } else { body },
        now: now(),
    }
}

/// API Gateway hands bodies that it takes for binary over in base64.
fn decoded(body: &str) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    STANDARD.decode(body).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
