//! Tickets for visitors. The site's key is public: it says which organisation, and the browser's word for the page's
//! origin must be one of that organisation's.

use crate::handler::{Tickets, random_text};
use alongside_policy::{Caller, Identity, VISITOR_LIFE};
use alongside_protocol::{
    ErrorCode, Instant, MAX_REQUEST_BYTES, OrganisationId, SubjectId, Ticket, VisitorTicketRequest,
    VisitorToken, decode_body,
};
use alongside_runtime::{Failure, http::Call};
use serde::{Deserialize, Serialize};

/// What a visitor's token says.
#[derive(Serialize, Deserialize)]
struct VisitorClaims {
    organisation: OrganisationId,
    visitor: SubjectId,
    expires_at: Instant,
}

impl Tickets {
    pub(crate) async fn for_visitor(&self, call: &Call) -> Result<Ticket, Failure> {
        let request: VisitorTicketRequest =
            decode_body(&call.body, MAX_REQUEST_BYTES).map_err(|malformed| Failure::from(&malformed))?;
        let organisation = self.store.organisation_of_site(&request.site).await?.ok_or_else(|| {
            let message = "This site's key is not known. Check `data-organisation` in the page's script tag.";
            Failure::refused(ErrorCode::NotFound, message)
        })?;
        let origin =
            call.origin.clone().filter(|origin| organisation.origins.contains(origin)).ok_or_else(|| {
                let message =
                    "This page's address is not one of the organisation's. Ask its administrator to add it.";
                Failure::refused(ErrorCode::Forbidden, message)
            })?;
        let known = request.visitor.and_then(|token| self.known_visitor(&token, &organisation.id, call.now));
        let visitor = known.map_or_else(new_visitor, Ok)?;
        let expires_at = call.now.plus(VISITOR_LIFE);
        let claims =
            VisitorClaims { organisation: organisation.id.clone(), visitor: visitor.clone(), expires_at };
        let token = VisitorToken(self.visitor_seal.seal(&claims)?);
        let caller = Caller {
            organisation: organisation.id,
            subject: visitor,
            identity: Identity::Visitor,
            expires_at,
        };
        self.issue(caller, origin, Some(token), call.now).await
    }

    fn known_visitor(
        &self,
        token: &VisitorToken,
        organisation: &OrganisationId,
        now: Instant,
    ) -> Option<SubjectId> {
        let claims: VisitorClaims = self.visitor_seal.open(&token.0).ok()?;
        (claims.organisation == *organisation && now < claims.expires_at).then_some(claims.visitor)
    }
}

fn new_visitor() -> Result<SubjectId, Failure> {
    SubjectId::try_from(format!("visitor-{}", random_text::<16>())).map_err(Failure::fault)
}
