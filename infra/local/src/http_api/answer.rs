//! What a function returns, as an HTTP response: format 2.0, or bare JSON.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value as Json;

/// The response that a payload stands for; `None` if it stands for none, which API Gateway answers with 500.
pub(super) fn from_payload(payload: &[u8]) -> Option<Response> {
    let value: Json = serde_json::from_slice(payload).ok()?;
    let Some(status) = value.get("statusCode") else {
        // The inferred format: whatever JSON the function returned is the body.
        let mut response = Response::new(Body::from(payload.to_vec()));
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        return Some(response);
    };
    let status = status.as_u64().or_else(|| status.as_str()?.parse().ok())?;
    let status = StatusCode::from_u16(u16::try_from(status).ok()?).ok()?;
    let body = match value.get("body") {
        None | Some(Json::Null) => Vec::new(),
        Some(Json::String(text)) if value.get("isBase64Encoded") == Some(&Json::Bool(true)) => {
            STANDARD.decode(text).ok()?
        }
        Some(Json::String(text)) => text.clone().into_bytes(),
        Some(_) => return None,
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in value.get("headers").and_then(Json::as_object).into_iter().flatten() {
        headers.insert(HeaderName::try_from(name).ok()?, HeaderValue::try_from(text(value)?).ok()?);
    }
    for (name, values) in value.get("multiValueHeaders").and_then(Json::as_object).into_iter().flatten() {
        let values: Option<Vec<String>> = values.as_array()?.iter().map(text).collect();
        headers.insert(HeaderName::try_from(name).ok()?, HeaderValue::try_from(values?.join(",")).ok()?);
    }
    for cookie in value.get("cookies").and_then(Json::as_array).into_iter().flatten() {
        headers.append(header::SET_COOKIE, HeaderValue::try_from(cookie.as_str()?).ok()?);
    }
    if !headers.contains_key(header::CONTENT_TYPE) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain;charset=utf-8"));
    }
    // The gateway writes the length itself, and a hop's headers are its own.
    for name in [header::CONTENT_LENGTH, header::CONNECTION, header::TRANSFER_ENCODING] {
        headers.remove(name);
    }
    Some(response)
}

fn text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}
