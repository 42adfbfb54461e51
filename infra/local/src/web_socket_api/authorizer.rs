//! The Lambda REQUEST authorizer of `$connect`.

use axum::http::{HeaderMap, StatusCode, Uri};
use serde::Deserialize;
use serde_json::{Map, Value as Json, value::RawValue};

use super::{
    WebSocketApi,
    event::{Ids, Who},
    limits,
};
use crate::{
    lambda::InvocationError,
    template::{ACCOUNT, IdentitySource, REGION, SocketAuthorizer},
};

/// A refusal, before any upgrade.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) message: &'static str,
}

const UNAUTHORIZED: Refusal = Refusal { status: StatusCode::UNAUTHORIZED, message: "Unauthorized" };
const FORBIDDEN: Refusal = Refusal {
    status: StatusCode::FORBIDDEN,
    message: "User is not authorized to access this resource with an explicit deny",
};
const BROKEN: Refusal =
    Refusal { status: StatusCode::INTERNAL_SERVER_ERROR, message: "Internal server error" };

/// What an authorizer answers.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    principal_id: String,
    policy_document: PolicyDocument,
    #[serde(default)]
    context: Option<Map<String, Json>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PolicyDocument {
    statement: OneOrMore<Statement>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Statement {
    effect: String,
    action: OneOrMore<String>,
    resource: OneOrMore<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore<T> {
    One(T),
    More(Vec<T>),
}

impl<T> OneOrMore<T> {
    fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::More(more) => more,
        }
    }
}

/// Asks who this is. The context that comes back goes with every later event of the connection.
pub(super) async fn ask(
    api: &WebSocketApi,
    authorizer: &SocketAuthorizer,
    who: &Who,
    headers: &HeaderMap,
    uri: &Uri,
) -> Result<Box<RawValue>, Refusal> {
    if !authorizer.identity_sources.iter().all(|source| is_present(source, headers, uri)) {
        return Err(UNAUTHORIZED);
    }
    let arn = format!("arn:aws:execute-api:{REGION}:{ACCOUNT}:{}/{}/$connect", who.api_id, who.stage);
    let ids = Ids::new();
    let event = who.authorization(&ids, headers, uri, &arn).map_err(|_| BROKEN)?;
    let function = api.functions.get(&authorizer.function).ok_or(BROKEN)?;
    let answer = match function.invoke(ids.invocation, event.into(), limits::INTEGRATION).await {
        Ok(answer) => answer,
        // The one error that an authorizer may raise on purpose.
        Err(InvocationError::Function { message, .. }) if message == "Unauthorized" => {
            return Err(UNAUTHORIZED);
        }
        Err(_) => return Err(BROKEN),
    };
    let answer: Answer = serde_json::from_slice(&answer).map_err(|error| {
        tracing::warn!(function = authorizer.function, %error, "the authorizer's answer isn't one");
        BROKEN
    })?;
    if !answer.policy_document.allows(&arn) {
        return Err(FORBIDDEN);
    }
    context(&answer).ok_or_else(|| {
        tracing::warn!(function = authorizer.function, "the authorizer's context isn't flat, or over 8 KB");
        BROKEN
    })
}

fn is_present(source: &IdentitySource, headers: &HeaderMap, uri: &Uri) -> bool {
    match source {
        IdentitySource::Header(name) => headers.get(name).is_some_and(|value| !value.is_empty()),
        IdentitySource::Query(name) => {
            url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
                .any(|(key, value)| key == *name && !value.is_empty())
        }
    }
}

/// `requestContext.authorizer`: the principal and the context's values, each as a string.
fn context(answer: &Answer) -> Option<Box<RawValue>> {
    let mut context = Map::new();
    for (name, value) in answer.context.iter().flatten() {
        let text = match value {
            Json::String(text) => text.clone(),
            Json::Number(number) => number.to_string(),
            Json::Bool(truth) => truth.to_string(),
            Json::Null => continue,
            Json::Array(_) | Json::Object(_) => return None,
        };
        context.insert(name.clone(), text.into());
    }
    context.insert("principalId".into(), answer.principal_id.clone().into());
    let json = serde_json::to_string(&context).ok()?;
    if json.len() > limits::AUTHORIZER_CONTEXT { None } else { RawValue::from_string(json).ok() }
}

impl PolicyDocument {
    /// An explicit deny wins; without an allow nothing is allowed.
    fn allows(&self, arn: &str) -> bool {
        let applies = |effect: &str| {
            self.statement.as_slice().iter().any(|statement| {
                statement.effect == effect
                    && statement.action.as_slice().iter().any(|action| matches(action, "execute-api:Invoke"))
                    && statement.resource.as_slice().iter().any(|resource| matches(resource, arn))
            })
        };
        !applies("Deny") && applies("Allow")
    }
}

/// IAM's wildcards: `*` for any text, `?` for any character.
fn matches(pattern: &str, text: &str) -> bool {
    match (pattern.chars().next(), text.chars().next()) {
        (None, None) => true,
        (Some('*'), _) => {
            matches(&pattern[1..], text)
                || text.chars().next().is_some_and(|c| matches(pattern, &text[c.len_utf8()..]))
        }
        (Some('?'), Some(c)) => matches(&pattern[1..], &text[c.len_utf8()..]),
        (Some(p), Some(c)) if p.eq_ignore_ascii_case(&c) => {
            matches(&pattern[p.len_utf8()..], &text[c.len_utf8()..])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_match_as_iam_says() {
        let arn = "arn:aws:execute-api:us-east-1:000000000000:sockets/default/$connect";
        assert!(matches("*", arn));
        assert!(matches(arn, arn));
        assert!(matches("arn:aws:execute-api:*:*:sockets/*", arn));
        assert!(matches("arn:aws:execute-api:*/$connec?", arn));
        assert!(!matches("arn:aws:execute-api:*/$disconnect", arn));
        assert!(!matches("", arn));
    }
}
