//! CORS as HTTP APIs do it: preflights never reach a function, and what a function says about CORS is replaced.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};

use crate::template::Cors;

const OURS: [HeaderName; 6] = [
    header::ACCESS_CONTROL_ALLOW_ORIGIN,
    header::ACCESS_CONTROL_ALLOW_METHODS,
    header::ACCESS_CONTROL_ALLOW_HEADERS,
    header::ACCESS_CONTROL_EXPOSE_HEADERS,
    header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
    header::ACCESS_CONTROL_MAX_AGE,
];

/// Answers a preflight. `None` if the request isn't one.
pub(super) fn preflight(cors: &Cors, request: &Request) -> Option<Response> {
    let origin = request.headers().get(header::ORIGIN)?;
    if request.method() != Method::OPTIONS
        || !request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
    {
        return None;
    }
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    if allow_origin(cors, origin, headers) {
        set(headers, header::ACCESS_CONTROL_ALLOW_METHODS, &cors.allow_methods.join(","));
        set(headers, header::ACCESS_CONTROL_ALLOW_HEADERS, &cors.allow_headers.join(","));
        if let Some(age) = cors.max_age {
            set(headers, header::ACCESS_CONTROL_MAX_AGE, &age.to_string());
        }
    }
    Some(response)
}

/// Adds CORS headers to the response of a request that came with an origin.
pub(super) fn add_headers(cors: &Cors, origin: &HeaderValue, headers: &mut HeaderMap) {
    for name in OURS {
        headers.remove(name);
    }
    if allow_origin(cors, origin, headers) {
        set(headers, header::ACCESS_CONTROL_EXPOSE_HEADERS, &cors.expose_headers.join(","));
    }
}

fn allow_origin(cors: &Cors, origin: &HeaderValue, headers: &mut HeaderMap) -> bool {
    let text = origin.to_str().unwrap_or_default();
    let any = cors.allow_origins.iter().any(|allowed| allowed == "*");
    let allowed = any
        || cors.allow_origins.iter().any(|allowed| match allowed.strip_suffix('*') {
            Some(scheme) => text.starts_with(scheme),
            None => allowed == text,
        });
    if !allowed {
        return false;
    }
    if any && !cors.allow_credentials {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    } else {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
    }
    if cors.allow_credentials {
        headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    }
    true
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::try_from(value)
        && !value.is_empty()
    {
        headers.insert(name, value);
    }
}
