//! Who is calling, as the authorizer's context: written once at `$connect`, attached by API Gateway to every later
//! event of the connection.

use alongside_policy::{Agent, Caller, Identity, Permissions};
use alongside_protocol::{Instant, Label, OrganisationId, SubjectId};
use serde_json::Value;
use std::collections::HashMap;

/// The context that stands for a caller. API Gateway takes flat values alone, and hands all of them on as text.
#[must_use]
pub fn caller_context(caller: &Caller) -> HashMap<String, Value> {
    let mut context = HashMap::from([
        ("organisation".to_owned(), Value::from(caller.organisation.as_str())),
        ("subject".to_owned(), Value::from(caller.subject.as_str())),
        ("expires_at".to_owned(), Value::from(caller.expires_at.0.to_string())),
    ]);
    if let Some(agent) = caller.as_agent() {
        context.insert("agent".to_owned(), Value::from(agent.name.as_str()));
        context.insert("scopes".to_owned(), Value::from(agent.permissions.to_scopes()));
    }
    context
}

/// The caller of an event; none when the context is not one of ours.
#[must_use]
pub fn caller_from_context(context: &HashMap<String, Value>) -> Option<Caller> {
    let text = |name: &str| context.get(name).and_then(Value::as_str);
    let identity = match text("agent") {
        None => Identity::Visitor,
        Some(name) => Identity::Agent(Agent {
            name: Label::try_from(name).ok()?,
            permissions: Permissions::from_scopes(text("scopes").unwrap_or_default()),
        }),
    };
    Some(Caller {
        organisation: OrganisationId::try_from(text("organisation")?).ok()?,
        subject: SubjectId::try_from(text("subject")?).ok()?,
        identity,
        expires_at: Instant(text("expires_at")?.parse().ok()?),
    })
}

/// The agent of these claims (`sub`, `exp` and `scope` as in RFC 9068; `name` as in OpenID Connect Core 5.1).
#[must_use]
pub fn caller_from_claims(claims: &HashMap<String, String>) -> Option<Caller> {
    let claim = |name: &str| claims.get(name).map(String::as_str);
    let name = claim("name").and_then(|name| Label::try_from(name).ok());
    let seconds: u64 = claim("exp")?.parse().ok()?;
    Some(Caller {
        organisation: OrganisationId::try_from(claim("organisation")?).ok()?,
        subject: SubjectId::try_from(claim("sub")?).ok()?,
        identity: Identity::Agent(Agent {
            name: name.or_else(|| Label::try_from("Agent").ok())?,
            permissions: Permissions::from_scopes(claim("scope").unwrap_or_default()),
        }),
        expires_at: Instant(seconds.checked_mul(1000)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_comes_back_out_of_its_context() {
        let agent = Agent {
            name: Label::try_from("Ada").unwrap(),
            permissions: Permissions::from_scopes("cobrowse:session:view"),
        };
        for identity in [Identity::Visitor, Identity::Agent(agent)] {
            let caller = Caller {
                organisation: OrganisationId::try_from("nordwind").unwrap(),
                subject: SubjectId::try_from("ada").unwrap(),
                identity,
                expires_at: Instant(17),
            };
            assert_eq!(caller_from_context(&caller_context(&caller)), Some(caller));
        }
    }

    fn claims(pairs: &[(&str, &str)]) -> HashMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_token_without_organisation_subject_or_end_is_nobody() {
        let whole = [("organisation", "nordwind"), ("sub", "ada"), ("exp", "1800000000"), ("name", "Ada")];
        assert!(caller_from_claims(&claims(&whole)).is_some());
        for missing in 0..3 {
            let without: Vec<_> =
                whole.iter().enumerate().filter(|(i, _)| *i != missing).map(|(_, pair)| *pair).collect();
            assert!(caller_from_claims(&claims(&without)).is_none(), "without {}", whole[missing].0);
        }
    }

    #[test]
    fn a_name_that_could_deceive_is_not_shown() {
        let caller = caller_from_claims(&claims(&[
            ("organisation", "n"),
            ("sub", "a"),
            ("exp", "1"),
            ("name", "A\u{202e}b"),
        ]));
        assert_eq!(caller.unwrap().as_agent().unwrap().name.as_str(), "Agent");
    }
}
