//! The events that functions get, in API Gateway's shape.

use axum::http::{HeaderMap, Uri};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value as Json, json, value::RawValue};

use super::connections;
use crate::schedule::uuid;

/// Who is at the other end of a connection: the same in each of its events.
#[derive(Debug, Clone)]
pub(super) struct Who {
    pub(super) connection_id: String,
    /// Milliseconds since the epoch.
    pub(super) connected_at: i64,
    pub(super) source_ip: String,
    pub(super) user_agent: Option<String>,
    pub(super) api_id: String,
    pub(super) stage: String,
    pub(super) domain: String,
    /// What the authorizer returned, as JSON: written once, read with every message.
    pub(super) authorizer: Option<Box<RawValue>>,
}

/// Which kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum EventType {
    Connect,
    Message,
    Disconnect,
}

/// `requestContext`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestContext<'a> {
    route_key: &'a str,
    event_type: EventType,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disconnect_status_code: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disconnect_reason: Option<&'a str>,
    extended_request_id: &'a str,
    request_time: String,
    message_direction: &'static str,
    stage: &'a str,
    connected_at: i64,
    request_time_epoch: i64,
    identity: Identity<'a>,
    request_id: &'a str,
    domain_name: &'a str,
    connection_id: &'a str,
    api_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authorizer: Option<&'a RawValue>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Identity<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    user_agent: Option<&'a str>,
    source_ip: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Message<'a> {
    request_context: RequestContext<'a>,
    body: &'a str,
    is_base64_encoded: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Disconnect<'a> {
    request_context: RequestContext<'a>,
    is_base64_encoded: bool,
}

/// The ids of one event.
pub(super) struct Ids {
    /// `requestId`, and what the client is told when the integration fails.
    pub(super) request: String,
    /// Lambda's own id of the invocation.
    pub(super) invocation: String,
}

impl Ids {
    pub(super) fn new() -> Self {
        Self { request: connections::new_id(), invocation: uuid() }
    }
}

/// Milliseconds since the epoch.
pub(super) fn now() -> i64 {
    Timestamp::now().as_millisecond()
}

impl Who {
    fn context<'a>(&'a self, route_key: &'a str, event_type: EventType, ids: &'a Ids) -> RequestContext<'a> {
        let now = Timestamp::now();
        RequestContext {
            route_key,
            event_type,
            message_id: None,
            disconnect_status_code: None,
            disconnect_reason: None,
            extended_request_id: &ids.request,
            request_time: now.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string(),
            message_direction: "IN",
            stage: &self.stage,
            connected_at: self.connected_at,
            request_time_epoch: now.as_millisecond(),
            identity: Identity { user_agent: self.user_agent.as_deref(), source_ip: &self.source_ip },
            request_id: &ids.request,
            domain_name: &self.domain,
            connection_id: &self.connection_id,
            api_id: &self.api_id,
            authorizer: self.authorizer.as_deref(),
        }
    }

    /// The event of a message.
    pub(super) fn message(&self, route: &str, ids: &Ids, body: &str) -> serde_json::Result<Vec<u8>> {
        let mut request_context = self.context(route, EventType::Message, ids);
        request_context.message_id = Some(connections::new_id());
        serde_json::to_vec(&Message { request_context, body, is_base64_encoded: false })
    }

    /// The event of `$disconnect`.
    pub(super) fn disconnect(&self, ids: &Ids, code: u16, reason: &str) -> serde_json::Result<Vec<u8>> {
        let mut request_context = self.context("$disconnect", EventType::Disconnect, ids);
        request_context.disconnect_status_code = Some(code);
        request_context.disconnect_reason = Some(reason);
        serde_json::to_vec(&Disconnect { request_context, is_base64_encoded: false })
    }

    /// The event of `$connect`.
    pub(super) fn connect(&self, ids: &Ids, headers: &HeaderMap, uri: &Uri) -> serde_json::Result<Vec<u8>> {
        let mut event = self.request(ids, headers, uri)?;
        event.insert("isBase64Encoded".into(), false.into());
        serde_json::to_vec(&event)
    }

    /// What the authorizer is asked.
    pub(super) fn authorization(
        &self,
        ids: &Ids,
        headers: &HeaderMap,
        uri: &Uri,
        method_arn: &str,
    ) -> serde_json::Result<Vec<u8>> {
        let mut event = self.request(ids, headers, uri)?;
        event.insert("type".into(), "REQUEST".into());
        event.insert("methodArn".into(), method_arn.into());
        event.insert("stageVariables".into(), json!({}));
        serde_json::to_vec(&event)
    }

    fn request(&self, ids: &Ids, headers: &HeaderMap, uri: &Uri) -> serde_json::Result<Map<String, Json>> {
        let mut event = Map::new();
        let mut names = std::collections::BTreeMap::<String, Vec<String>>::new();
        for (name, value) in headers {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            names.entry(train_case(name.as_str())).or_default().push(value);
        }
        names.insert("X-Forwarded-For".into(), vec![self.source_ip.clone()]);
        event.insert("headers".into(), last_of_each(&names));
        event.insert("multiValueHeaders".into(), serde_json::to_value(&names)?);
        let mut parameters = std::collections::BTreeMap::<String, Vec<String>>::new();
        for (name, value) in url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
            parameters.entry(name.into_owned()).or_default().push(value.into_owned());
        }
        if !parameters.is_empty() {
            event.insert("queryStringParameters".into(), last_of_each(&parameters));
            event.insert("multiValueQueryStringParameters".into(), serde_json::to_value(&parameters)?);
        }
        let context = self.context("$connect", EventType::Connect, ids);
        event.insert("requestContext".into(), serde_json::to_value(&context)?);
        Ok(event)
    }
}

fn last_of_each(names: &std::collections::BTreeMap<String, Vec<String>>) -> Json {
    names
        .iter()
        .map(|(name, values)| (name.clone(), values.last().cloned().into()))
        .collect::<Map<_, _>>()
        .into()
}

/// WebSocket APIs pass header names as browsers write them in HTTP/1.1; here they arrive in lower case.
fn train_case(name: &str) -> String {
    let mut words = Vec::new();
    for word in name.split('-') {
        words.push(if word == "websocket" {
            "WebSocket".to_owned()
        } else {
            let (first, rest) = word.split_at(word.len().min(1));
            format!("{}{rest}", first.to_ascii_uppercase())
        });
    }
    words.join("-")
}
