//! `sessions`, sort key `STATE`: one item a session, with its whole state.

use crate::key::{Key, PK, SK, STATE, session_of};
use crate::{Error, Store};
use alongside_policy::RETENTION;
use alongside_protocol::{Instant, OrganisationId, SessionId};
use alongside_session::Session;
use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::future::try_join_all;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::time::Duration;

/// How many shards the index of due sessions has: a partition takes 1,000 writes a second.
pub(crate) const DUE_SHARDS: u8 = 16;

#[derive(Serialize, Deserialize)]
struct SessionItem {
    pk: String,
    sk: String,
    rev: u64,
    state: Session,
    /// Absent once nothing is due any more: the index is sparse.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_shard: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<u64>,
    /// Organisation and day, for administrators to find it by.
    day: String,
    created_at: u64,
    expires_at: u64,
}

/// Until when an organisation keeps what happened in a session.
pub(crate) fn kept_until(session: &Session) -> Instant {
    let retention = Duration::from_secs(u64::from(session.settings.retention_days) * 24 * 60 * 60);
    last_use(session).plus(retention.max(RETENTION))
}

fn last_use(session: &Session) -> Instant {
    session.ended.as_ref().map_or(session.ends_at, |ending| ending.at)
}

fn day_of(organisation: &OrganisationId, day: &str) -> String {
    format!("{organisation}#{day}")
}

/// The item that holds a session.
pub(crate) fn to_item(session: &Session) -> Result<HashMap<String, AttributeValue>, Error> {
    let due_at = session.due_at();
    let item = SessionItem {
        pk: Key::session(&session.id).into_text(),
        sk: STATE.to_owned(),
        rev: session.rev,
        due_shard: due_at.map(|_| due_shard(shard_of(&session.id))),
        due_at: due_at.map(|at| at.0),
        day: day_of(&session.organisation, &session.created_at.day()),
        created_at: session.created_at.0,
        expires_at: kept_until(session).as_epoch_seconds(),
        state: session.clone(),
    };
    serde_dynamo::to_item(item).map_err(|error| Error::corrupt("session", &error))
}

fn from_item(item: HashMap<String, AttributeValue>) -> Result<Session, Error> {
    let item: SessionItem =
        serde_dynamo::from_item(item).map_err(|error| Error::corrupt("session", &error))?;
    Ok(item.state)
}

fn shard_of(id: &SessionId) -> u8 {
    id.as_str().bytes().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte)) % DUE_SHARDS
}

fn due_shard(shard: u8) -> String {
    format!("DUE#{shard}")
}

impl Store {
    /// A session, as last committed. None when there is none, or its time for participants is over.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn session(&self, id: &SessionId, now: Instant) -> Result<Option<Session>, Error> {
        let session = self.kept_session(id, now).await?;
        Ok(session.filter(|session| now < last_use(session).plus(RETENTION)))
    }

    /// A session for administrators, who may look it up for as long as their organisation keeps it.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn kept_session(&self, id: &SessionId, now: Instant) -> Result<Option<Session>, Error> {
        let found = self
            .dynamo
            .get_item()
            .table_name(&self.sessions)
            .key(PK, Key::session(id).into_attribute())
            .key(SK, AttributeValue::S(STATE.to_owned()))
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| Error::of("get session", &error))?;
        let session = found.item.map(from_item).transpose()?;
        Ok(session.filter(|session| now < kept_until(session)))
    }

    /// The sessions that an organisation's agents created on a day (UTC), newest first, at most `limit`; `before` is
    /// the last of the page before. The index is eventually consistent, and names sessions: whose they are is decided
    /// on the sessions themselves.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn sessions_of_day(
        &self,
        organisation: &OrganisationId,
        day: &str,
        before: Option<(&SessionId, Instant)>,
        limit: i32,
    ) -> Result<Vec<SessionId>, Error> {
        let day = AttributeValue::S(day_of(organisation, day));
        let start = before.map(|(session, created_at)| {
            HashMap::from([
                (PK.to_owned(), Key::session(session).into_attribute()),
                (SK.to_owned(), AttributeValue::S(STATE.to_owned())),
                ("day".to_owned(), day.clone()),
                ("created_at".to_owned(), AttributeValue::N(created_at.0.to_string())),
            ])
        });
        let found = self
            .dynamo
            .query()
            .table_name(&self.sessions)
            .index_name("day")
            .key_condition_expression("#day = :day")
            .expression_attribute_names("#day", "day")
            .expression_attribute_values(":day", day)
            .scan_index_forward(false)
            .set_exclusive_start_key(start)
            .limit(limit)
            .send()
            .await
            .map_err(|error| Error::of("query sessions of a day", &error))?;
        let keys = found.items.unwrap_or_default();
        Ok(keys.iter().filter_map(|item| session_of(item.get(PK)?.as_s().ok()?)).collect())
    }

    /// Some sessions to which time may have done something, for `sweep`; at most `limit` of each shard. The index is
    /// eventually consistent: whether it is so is decided on the session itself.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn due_sessions(&self, now: Instant, limit: i32) -> Result<Vec<SessionId>, Error> {
        // All shards at once: one after the other they would be sixteen waits for the table.
        let shards = try_join_all((0..DUE_SHARDS).map(|shard| self.due_of_shard(shard, now, limit))).await?;
        Ok(shards.into_iter().flatten().collect())
    }

    async fn due_of_shard(&self, shard: u8, now: Instant, limit: i32) -> Result<Vec<SessionId>, Error> {
        let found = self
            .dynamo
            .query()
            .table_name(&self.sessions)
            .index_name("due")
            .key_condition_expression("due_shard = :shard AND due_at <= :now")
            .expression_attribute_values(":shard", AttributeValue::S(due_shard(shard)))
            .expression_attribute_values(":now", AttributeValue::N(now.0.to_string()))
            .limit(limit)
            .send()
            .await
            .map_err(|error| Error::of("query due sessions", &error))?;
        let keys = found.items.unwrap_or_default();
        Ok(keys.iter().filter_map(|item| session_of(item.get(PK)?.as_s().ok()?)).collect())
    }
}
