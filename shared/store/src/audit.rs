//! `sessions`, sort keys `AUDIT#…`: what happened in a session, one item for each change that is worth telling.

use crate::key::{AUDIT, Key, audit_sort_key};
use crate::session::kept_until;
use crate::{Error, Store};
use alongside_protocol::{AuditEntry, Instant, SessionId};
use alongside_session::Session;
use aws_sdk_dynamodb::types::{AttributeValue, Put};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct AuditItem {
    pk: String,
    sk: String,
    entries: Vec<AuditEntry>,
    expires_at: u64,
}

impl Store {
    /// The write that keeps entries, of a change that `kind` and `rev` name, together with that change.
    pub(crate) fn audit_write(
        &self,
        session: &Session,
        entries: &[AuditEntry],
        kind: char,
        rev: u64,
        now: Instant,
    ) -> Result<Put, Error> {
        let item = AuditItem {
            pk: Key::session(&session.id).into_text(),
            sk: audit_sort_key(now, kind, rev),
            entries: entries.to_vec(),
            expires_at: kept_until(session).as_epoch_seconds(),
        };
        let item = serde_dynamo::to_item(item).map_err(|error| Error::corrupt("audit", &error))?;
        let put = Put::builder().table_name(&self.sessions).set_item(Some(item));
        put.build().map_err(|error| Error::unbuilt("audit", &error))
    }

    /// What happened in a session, oldest first. Whether it may still be read is decided on the session.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn audit_trail(&self, session: &SessionId) -> Result<Vec<AuditEntry>, Error> {
        let mut pages = self
            .dynamo
            .query()
            .table_name(&self.sessions)
            .key_condition_expression("pk = :pk AND begins_with(sk, :audit)")
            .expression_attribute_values(":pk", Key::session(session).into_attribute())
            .expression_attribute_values(":audit", AttributeValue::S(AUDIT.to_owned()))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send();
        let mut entries = Vec::new();
        while let Some(item) = pages.next().await {
            let item = item.map_err(|error| Error::of("query audit", &error))?;
            let item: AuditItem =
                serde_dynamo::from_item(item).map_err(|error| Error::corrupt("audit", &error))?;
            entries.extend(item.entries);
        }
        Ok(entries)
    }

    /// Until when an organisation keeps what happened in a session.
    #[must_use]
    pub fn kept_until(session: &Session) -> Instant {
        kept_until(session)
    }
}
