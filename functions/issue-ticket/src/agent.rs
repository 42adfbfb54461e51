//! Tickets for agents: who asks stands in the bearer token, which API Gateway has verified.

use crate::handler::Tickets;
use alongside_policy::{Agent, Caller, Identity, Permissions};
use alongside_protocol::{
    AgentTicketRequest, ErrorCode, Instant, Label, OrganisationId, SubjectId, Ticket, decode_body,
};
use alongside_runtime::{Failure, http::Call};
use std::collections::HashMap;

impl Tickets {
    pub(crate) async fn for_agent(&self, call: &Call) -> Result<Ticket, Failure> {
        let AgentTicketRequest {} = decode_body(&call.body).map_err(|malformed| Failure::from(&malformed))?;
        let caller = caller_of(&call.claims).ok_or_else(|| {
            Failure::refused(
                ErrorCode::Forbidden,
                "Your account has no organisation in Alongside. Ask your administrator to add the `organisation` claim.",
            )
        })?;
        if self.store.organisation(&caller.organisation).await?.is_none() {
            let message =
                "Your organisation is not set up in Alongside. Ask your administrator to create it.";
            return Err(Failure::refused(ErrorCode::Forbidden, message));
        }
        self.issue(caller, self.console_origin.clone(), None, call.now).await
    }
}

/// The agent of these claims (`sub`, `exp` and `scope` as in RFC 9068; `name` as in OpenID Connect Core 5.1).
fn caller_of(claims: &HashMap<String, String>) -> Option<Caller> {
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

    fn claims(pairs: &[(&str, &str)]) -> HashMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_token_without_organisation_subject_or_end_is_nobody() {
        let whole = [("organisation", "nordwind"), ("sub", "ada"), ("exp", "1800000000"), ("name", "Ada")];
        assert!(caller_of(&claims(&whole)).is_some());
        for missing in 0..3 {
            let without: Vec<_> =
                whole.iter().enumerate().filter(|(i, _)| *i != missing).map(|(_, pair)| *pair).collect();
            assert!(caller_of(&claims(&without)).is_none(), "without {}", whole[missing].0);
        }
    }

    #[test]
    fn a_name_that_could_deceive_is_not_shown() {
        let caller =
            caller_of(&claims(&[("organisation", "n"), ("sub", "a"), ("exp", "1"), ("name", "A\u{202e}b")]));
        assert_eq!(caller.unwrap().as_agent().unwrap().name.as_str(), "Agent");
    }
}
