//! `directory`: the one session that an agent is in. Written by [`crate::Commit::engage`].

use crate::key::{Key, PK};
use crate::{Error, Store};
use alongside_protocol::{Instant, OrganisationId, SessionId, SubjectId};
use aws_sdk_dynamodb::types::AttributeValue;

impl Store {
    /// The session that holds the agent's place. The agent may have left it since: the session itself decides.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn engagement(
        &self,
        organisation: &OrganisationId,
        agent: &SubjectId,
        now: Instant,
    ) -> Result<Option<SessionId>, Error> {
        let found = self
            .dynamo
            .get_item()
            .table_name(&self.directory)
            .key(PK, Key::engagement(organisation, agent).into_attribute())
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| Error::of("get engagement", &error))?;
        Ok(found.item.and_then(|item| crate::security_key::live_session(&item, now)))
    }

    /// Gives up the agent's place, if this session holds it. When it is never called, the next session that the
    /// agent wants to enter finds out.
    ///
    /// # Errors
    /// When the table can't be written.
    pub async fn release(
        &self,
        organisation: &OrganisationId,
        agent: &SubjectId,
        session: &SessionId,
    ) -> Result<(), Error> {
        let deleted = self
            .dynamo
            .delete_item()
            .table_name(&self.directory)
            .key(PK, Key::engagement(organisation, agent).into_attribute())
            .condition_expression("#session = :session")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(session.to_string()))
            .send()
            .await;
        match deleted {
            Err(error)
                if !error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Err(Error::of("delete engagement", &error))
            }
            _ => Ok(()),
        }
    }
}
