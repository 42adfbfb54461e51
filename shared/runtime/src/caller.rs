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
}
