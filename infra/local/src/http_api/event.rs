//! Lambda proxy events of format 2.0.

use std::{collections::BTreeMap, net::IpAddr};

use axum::http::{header, request::Parts};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use serde_json::{Map, Value as Json, json};

use super::{jwt::Jwt, routes::Found};
use crate::{schedule::uuid, template::ACCOUNT};

/// What an event is made of.
pub(super) struct Inputs<'a> {
    pub(super) api_id: &'a str,
    pub(super) domain: &'a str,
    pub(super) route: &'a Found<'a>,
    pub(super) parts: &'a Parts,
    pub(super) body: &'a [u8],
    pub(super) source_ip: IpAddr,
    pub(super) jwt: Option<Jwt>,
}

/// The event of a request.
pub(super) fn build(inputs: &Inputs<'_>) -> Vec<u8> {
    let Inputs { route, parts, .. } = inputs;
    let now = Timestamp::now();
    let headers = headers(parts, inputs.source_ip);
    let mut context = json!({
        "accountId": ACCOUNT,
        "apiId": inputs.api_id,
        "domainName": inputs.domain,
        "domainPrefix": inputs.domain.split(['.', ':']).next(),
        "http": {
            "method": parts.method.as_str(),
            "path": parts.uri.path(),
            "protocol": "HTTP/1.1",
            "sourceIp": inputs.source_ip.to_string(),
            "userAgent": headers.get("user-agent").cloned().unwrap_or_default(),
        },
        "requestId": uuid(),
        "routeKey": route.key(),
        "stage": "$default",
        "time": now.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string(),
        "timeEpoch": now.as_millisecond(),
    });
    if let Some(jwt) = &inputs.jwt {
        context["authorizer"] = json!({"jwt": {"claims": jwt.claims, "scopes": jwt.scopes}});
    }
    let mut event = json!({
        "version": "2.0",
        "routeKey": route.key(),
        "rawPath": parts.uri.path(),
        "rawQueryString": parts.uri.query().unwrap_or_default(),
        "headers": headers,
        "requestContext": context,
        "isBase64Encoded": false,
    });
    let cookies = cookies(parts);
    if !cookies.is_empty() {
        event["cookies"] = cookies.into();
    }
    let parameters = query_parameters(parts);
    if !parameters.is_empty() {
        event["queryStringParameters"] = Json::Object(parameters);
    }
    if !route.path_parameters.is_empty() {
        event["pathParameters"] = json!(route.path_parameters);
    }
    if !inputs.body.is_empty() {
        match std::str::from_utf8(inputs.body) {
            Ok(text) if is_text(parts) => event["body"] = text.into(),
            _ => {
                event["body"] = STANDARD.encode(inputs.body).into();
                event["isBase64Encoded"] = true.into();
            }
        }
    }
    event.to_string().into_bytes()
}

/// Names in lower case, values of one name joined by commas; cookies stand apart.
fn headers(parts: &Parts, source_ip: IpAddr) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::<String, String>::new();
    for (name, value) in &parts.headers {
        if name == header::COOKIE {
            continue;
        }
        let value = String::from_utf8_lossy(value.as_bytes());
        headers
            .entry(name.as_str().to_owned())
            .and_modify(|joined| {
                joined.push(',');
                joined.push_str(&value);
            })
            .or_insert_with(|| value.into_owned());
    }
    headers.insert("x-forwarded-for".into(), source_ip.to_string());
    headers.insert("x-forwarded-proto".into(), "http".into());
    headers
}

fn cookies(parts: &Parts) -> Vec<String> {
    let values = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(';')).map(|cookie| cookie.trim().to_owned()).collect()
}

fn query_parameters(parts: &Parts) -> Map<String, Json> {
    let mut parameters = BTreeMap::<String, Vec<String>>::new();
    for (name, value) in url::form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()) {
        parameters.entry(name.into_owned()).or_default().push(value.into_owned());
    }
    parameters.into_iter().map(|(name, values)| (name, values.join(",").into())).collect()
}

/// Which content types API Gateway passes as text; anything else is base64. Without a type, what is UTF-8 is text.
fn is_text(parts: &Parts) -> bool {
    let Some(kind) = parts.headers.get(header::CONTENT_TYPE) else { return true };
    let kind =
        kind.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind.starts_with("text/")
        || matches!(kind.as_str(), "application/json" | "application/xml" | "application/javascript")
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
}
