//! `sessions`: one item a session, with its whole state.

use crate::key::{Key, PK, session_of};
use crate::{Error, Store};
use alongside_policy::RETENTION;
use alongside_protocol::{Instant, SessionId};
use alongside_session::Session;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How many shards the index of due sessions has: a partition takes 1,000 writes a second.
pub(crate) const DUE_SHARDS: u8 = 16;

#[derive(Serialize, Deserialize)]
struct SessionItem {
    pk: String,
    rev: u64,
    state: Session,
    /// Absent once nothing is due any more: the index is sparse.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_shard: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<u64>,
    expires_at: u64,
}

/// The item that holds a session.
pub(crate) fn to_item(session: &Session) -> Result<HashMap<String, AttributeValue>, Error> {
    let due_at = session.due_at();
    let last_use = session.ended.as_ref().map_or(session.ends_at, |ending| ending.at);
    let item = SessionItem {
        pk: Key::session(&session.id).into_text(),
        rev: session.rev,
        due_shard: due_at.map(|_| due_shard(shard_of(&session.id))),
        due_at: due_at.map(|at| at.0),
        expires_at: last_use.plus(RETENTION).as_epoch_seconds(),
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
    /// A session, as last committed. None when there is none, or its retention is over.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn session(&self, id: &SessionId, now: Instant) -> Result<Option<Session>, Error> {
        let found = self
            .dynamo
            .get_item()
            .table_name(&self.sessions)
            .key(PK, Key::session(id).into_attribute())
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| Error::of("get session", &error))?;
        let session = found.item.map(from_item).transpose()?;
        Ok(session.filter(|session| {
            let last_use = session.ended.as_ref().map_or(session.ends_at, |ending| ending.at);
            now < last_use.plus(RETENTION)
        }))
    }

    /// Some sessions to which time may have done something, for `sweep`; at most `limit` of each shard. The index is
    /// eventually consistent: whether it is so is decided on the session itself.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn due_sessions(&self, now: Instant, limit: i32) -> Result<Vec<SessionId>, Error> {
        let mut due = Vec::new();
        for shard in 0..DUE_SHARDS {
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
            due.extend(keys.iter().filter_map(|item| session_of(item.get(PK)?.as_s().ok()?)));
        }
        Ok(due)
    }
}
