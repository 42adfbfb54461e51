//! One decision, written whole or not at all.

use crate::key::{Key, PK};
use crate::{Error, Store, session};
use alongside_protocol::{AuditEntry, ConnectionId, Instant, SessionId, SubjectId};
use alongside_session::{KeyHold, Session};
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem, Update};

/// A session's next state, and what must become true with it.
#[derive(Clone, Debug)]
pub struct Commit<'a> {
    /// The state to write.
    pub session: &'a Session,
    /// The revision that was read; none for a new session.
    pub read_rev: Option<u64>,
    /// An agent who is in this session from now on, and so in no other.
    pub engage: Option<Engage<'a>>,
    /// A connection that acts for a participant from now on.
    pub bind: Option<&'a ConnectionId>,
    /// A security key that opens it from now on.
    pub key: Option<&'a KeyHold>,
    /// What administrators may read of it.
    pub audit: &'a [AuditEntry],
}

/// An agent who enters a session.
#[derive(Clone, Copy, Debug)]
pub struct Engage<'a> {
    /// The agent.
    pub agent: &'a SubjectId,
    /// A session that still holds the agent's place although they are in it no longer.
    pub instead_of: Option<&'a SessionId>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody else committed first: load, and decide again.
    #[error("the session changed since it was read")]
    LostRace,
    /// The agent's place is held by another session.
    #[error("the agent is in another session")]
    Engaged,
    /// The connection closed meanwhile.
    #[error("the connection is gone")]
    ConnectionGone,
    /// The same digits are a live key already.
    #[error("the key is taken")]
    KeyTaken,
    /// The table can't be written.
    #[error(transparent)]
    Store(#[from] Error),
}

impl<'a> Commit<'a> {
    /// A change of a session that was read at this revision, and of nothing else yet.
    #[must_use]
    pub const fn change(session: &'a Session, read_rev: u64) -> Self {
        Self { session, read_rev: Some(read_rev), engage: None, bind: None, key: None, audit: &[] }
    }

    /// A new session, and nothing else yet.
    #[must_use]
    pub const fn create(session: &'a Session) -> Self {
        Self { session, read_rev: None, engage: None, bind: None, key: None, audit: &[] }
    }
}

impl Store {
    /// Writes a decision in one step.
    ///
    /// # Errors
    /// [`CommitError`]; nothing has been written then.
    pub async fn commit(&self, commit: &Commit<'_>, now: Instant) -> Result<(), CommitError> {
        let mut together: Vec<(TransactWriteItem, CommitError)> = Vec::new();
        if let Some(engage) = commit.engage {
            together.push((self.engagement_write(commit.session, engage, now)?, CommitError::Engaged));
        }
        if let Some(connection) = commit.bind {
            together.push((self.connection_write(commit.session, connection)?, CommitError::ConnectionGone));
        }
        if let Some(key) = commit.key {
            together.push((self.key_write(commit.session, key, now)?, CommitError::KeyTaken));
        }
        if !commit.audit.is_empty() {
            let put = self.audit_write(commit.session, commit.audit, 's', commit.session.rev, now)?;
            together.push((TransactWriteItem::builder().put(put).build(), CommitError::LostRace));
        }
        let session = self.session_write(commit)?;
        if together.is_empty() {
            return self.put_alone(session).await;
        }
        together.push((TransactWriteItem::builder().put(session).build(), CommitError::LostRace));
        self.put_together(together).await
    }

    /// Most decisions change the session alone: a plain conditional write costs half of a transaction's.
    async fn put_alone(&self, put: Put) -> Result<(), CommitError> {
        let written = self
            .dynamo
            .put_item()
            .table_name(put.table_name)
            .set_item(Some(put.item))
            .set_condition_expression(put.condition_expression)
            .set_expression_attribute_values(put.expression_attribute_values)
            .send()
            .await;
        let Err(error) = written else { return Ok(()) };
        match error.as_service_error() {
            Some(e) if e.is_conditional_check_failed_exception() || e.is_transaction_conflict_exception() => {
                Err(CommitError::LostRace)
            }
            _ => Err(Error::of("put session", &error).into()),
        }
    }

    async fn put_together(&self, together: Vec<(TransactWriteItem, CommitError)>) -> Result<(), CommitError> {
        let (writes, failures): (Vec<_>, Vec<_>) = together.into_iter().unzip();
        let written = self.dynamo.transact_write_items().set_transact_items(Some(writes)).send().await;
        written.map(drop).map_err(|error| why_cancelled(&error, failures))
    }

    fn session_write(&self, commit: &Commit<'_>) -> Result<Put, Error> {
        let put = Put::builder().table_name(&self.sessions).set_item(Some(session::to_item(commit.session)?));
        let put = match commit.read_rev {
            None => put.condition_expression("attribute_not_exists(pk)"),
            Some(rev) => put
                .condition_expression("rev = :read_rev")
                .expression_attribute_values(":read_rev", AttributeValue::N(rev.to_string())),
        };
        put.build().map_err(|error| Error::unbuilt("session", &error))
    }

    fn connection_write(
        &self,
        session: &Session,
        connection: &ConnectionId,
    ) -> Result<TransactWriteItem, Error> {
        let update = Update::builder()
            .table_name(&self.directory)
            .key(PK, Key::connection(connection).into_attribute())
            .update_expression("SET #session = :session")
            // Only `$connect` makes the item: a request that outlives its connection must not bring it back.
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(session.id.to_string()))
            .build()
            .map_err(|error| Error::unbuilt("connection", &error))?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    fn engagement_write(
        &self,
        session: &Session,
        engage: Engage<'_>,
        now: Instant,
    ) -> Result<TransactWriteItem, Error> {
        let key = Key::engagement(&session.organisation, engage.agent);
        let given_up = engage.instead_of.unwrap_or(&session.id);
        self.hold(key, session, session.ends_at, given_up, now)
    }

    fn key_write(&self, session: &Session, key: &KeyHold, now: Instant) -> Result<TransactWriteItem, Error> {
        self.hold(Key::security_key(&key.hash), session, key.expires_at, &session.id, now)
    }

    /// A place that one session holds until a moment: it can be taken when nobody holds it, when its time is over,
    /// or when its holder is the session itself or one that gave it up.
    fn hold(
        &self,
        key: Key,
        session: &Session,
        ends_at: Instant,
        given_up: &SessionId,
        now: Instant,
    ) -> Result<TransactWriteItem, Error> {
        let put = Put::builder()
            .table_name(&self.directory)
            .item(PK, key.into_attribute())
            .item("session", AttributeValue::S(session.id.to_string()))
            .item("ends_at", AttributeValue::N(ends_at.0.to_string()))
            .item("expires_at", AttributeValue::N(ends_at.as_epoch_seconds().to_string()))
            .condition_expression(
                "attribute_not_exists(pk) OR #session = :session OR #session = :given_up OR ends_at <= :now",
            )
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(session.id.to_string()))
            .expression_attribute_values(":given_up", AttributeValue::S(given_up.to_string()))
            .expression_attribute_values(":now", AttributeValue::N(now.0.to_string()))
            .build()
            .map_err(|error| Error::unbuilt("hold", &error))?;
        Ok(TransactWriteItem::builder().put(put).build())
    }
}

/// Which of the conditions failed. DynamoDB names the reasons in the order of the writes
/// (<https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>).
pub(crate) fn why_cancelled<R: std::fmt::Debug>(
    error: &SdkError<TransactWriteItemsError, R>,
    failures: Vec<CommitError>,
) -> CommitError {
    match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
            let codes = cancelled.cancellation_reasons().iter().map(|reason| reason.code().unwrap_or("None"));
            let failed = codes.zip(failures).find(|(code, _)| *code != "None");
            match failed {
                Some(("ConditionalCheckFailed", failure)) => failure,
                Some(("TransactionConflict", _)) => CommitError::LostRace,
                _ => Error::of("commit", error).into(),
            }
        }
        Some(TransactWriteItemsError::TransactionInProgressException(_)) => CommitError::LostRace,
        _ => Error::of("commit", error).into(),
    }
}
