//! `directory`: open connections, and which session each acts in.

use crate::key::{Key, PK};
use crate::{Error, Store};
use alongside_protocol::{ConnectionId, Instant, SessionId};
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use std::time::Duration;

/// API Gateway cuts a connection after two hours; half an hour more is room for what arrives late.
const CONNECTION_LIFE: Duration = Duration::from_secs(150 * 60);

impl Store {
    /// Records a connection. Nothing else makes the item.
    ///
    /// # Errors
    /// When the table can't be written.
    pub async fn open_connection(&self, id: &ConnectionId, now: Instant) -> Result<(), Error> {
        let ends_at = now.plus(CONNECTION_LIFE);
        self.dynamo
            .put_item()
            .table_name(&self.directory)
            .item(PK, Key::connection(id).into_attribute())
            .item("expires_at", AttributeValue::N(ends_at.as_epoch_seconds().to_string()))
            .send()
            .await
            .map_err(|error| Error::of("put connection", &error))?;
        Ok(())
    }

    /// Forgets a connection, and says which session it acted in. Safe to repeat; a repetition says none.
    ///
    /// # Errors
    /// When the table can't be written.
    pub async fn close_connection(&self, id: &ConnectionId) -> Result<Option<SessionId>, Error> {
        let deleted = self
            .dynamo
            .delete_item()
            .table_name(&self.directory)
            .key(PK, Key::connection(id).into_attribute())
            .return_values(ReturnValue::AllOld)
            .send()
            .await
            .map_err(|error| Error::of("delete connection", &error))?;
        let session = deleted.attributes.and_then(|mut item| item.remove("session"));
        Ok(session.and_then(|session| SessionId::try_from(session.as_s().ok()?.as_str()).ok()))
    }
}
