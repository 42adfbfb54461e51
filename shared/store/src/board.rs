//! `sessions`, sort key `BOARD`: the annotations of a session, in one item.

use crate::commit::why_cancelled;
use crate::key::{BOARD, Key, PK, SK, STATE};
use crate::{CommitError, Error, Store};
use alongside_protocol::{AuditEntry, Instant, SessionId};
use alongside_session::{Session, Whiteboard};
use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, Put, TransactWriteItem};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct BoardItem {
    pk: String,
    sk: String,
    rev: u64,
    state: Whiteboard,
    expires_at: u64,
}

impl Store {
    /// The annotations of a session; an empty board when there are none yet.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn board(&self, session: &SessionId) -> Result<Whiteboard, Error> {
        let found = self
            .dynamo
            .get_item()
            .table_name(&self.sessions)
            .key(PK, Key::session(session).into_attribute())
            .key(SK, AttributeValue::S(BOARD.to_owned()))
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| Error::of("get board", &error))?;
        let Some(item) = found.item else { return Ok(Whiteboard::default()) };
        let item: BoardItem =
            serde_dynamo::from_item(item).map_err(|error| Error::corrupt("board", &error))?;
        Ok(item.state)
    }

    /// Writes the annotations, on condition that board and session are still those that were read: who may annotate
    /// was decided on both.
    ///
    /// # Errors
    /// [`CommitError`]; nothing has been written then.
    pub async fn commit_board(
        &self,
        session: &Session,
        read: &Whiteboard,
        decided: &Whiteboard,
        audit: AuditEntry,
        now: Instant,
    ) -> Result<(), CommitError> {
        let audit = self.audit_write(session, &[audit], 'b', decided.board.rev, now)?;
        let together = vec![
            TransactWriteItem::builder().put(self.board_write(session, read, decided)?).build(),
            TransactWriteItem::builder().condition_check(self.still_read(session)?).build(),
            TransactWriteItem::builder().put(audit).build(),
        ];
        let failures = together.iter().map(|_| CommitError::LostRace).collect();
        let written = self.dynamo.transact_write_items().set_transact_items(Some(together)).send().await;
        written.map(drop).map_err(|error| why_cancelled(&error, failures))
    }

    /// Forgets the annotations: they go with the session.
    ///
    /// # Errors
    /// When the table can't be written.
    pub async fn clear_board(&self, session: &SessionId) -> Result<(), Error> {
        self.dynamo
            .delete_item()
            .table_name(&self.sessions)
            .key(PK, Key::session(session).into_attribute())
            .key(SK, AttributeValue::S(BOARD.to_owned()))
            .send()
            .await
            .map_err(|error| Error::of("delete board", &error))?;
        Ok(())
    }

    fn board_write(&self, session: &Session, read: &Whiteboard, decided: &Whiteboard) -> Result<Put, Error> {
        let item = BoardItem {
            pk: Key::session(&session.id).into_text(),
            sk: BOARD.to_owned(),
            rev: decided.board.rev,
            state: decided.clone(),
            expires_at: session.ends_at.as_epoch_seconds(),
        };
        let item = serde_dynamo::to_item(item).map_err(|error| Error::corrupt("board", &error))?;
        let put = Put::builder().table_name(&self.sessions).set_item(Some(item));
        let put = if read.board.rev == 0 {
            put.condition_expression("attribute_not_exists(pk)")
        } else {
            put.condition_expression("rev = :read_rev")
                .expression_attribute_values(":read_rev", AttributeValue::N(read.board.rev.to_string()))
        };
        put.build().map_err(|error| Error::unbuilt("board", &error))
    }

    fn still_read(&self, session: &Session) -> Result<ConditionCheck, Error> {
        ConditionCheck::builder()
            .table_name(&self.sessions)
            .key(PK, Key::session(&session.id).into_attribute())
            .key(SK, AttributeValue::S(STATE.to_owned()))
            .condition_expression("rev = :session_rev")
            .expression_attribute_values(":session_rev", AttributeValue::N(session.rev.to_string()))
            .build()
            .map_err(|error| Error::unbuilt("session", &error))
    }
}
