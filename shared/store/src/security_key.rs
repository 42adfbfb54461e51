//! `directory`: which session a security key opens. Written by [`crate::Commit::key`]; whether the key still fits
//! is the session's to decide.

use crate::key::{Key, PK};
use crate::{Error, Store};
use alongside_protocol::{Instant, OrganisationId, SecurityKey, SessionId};
use alongside_seal::Seal;
use aws_sdk_dynamodb::types::AttributeValue;
use std::collections::HashMap;

/// The form in which a key is kept: a keyed hash, within its organisation. Eight digits alone could be tried out.
#[must_use]
pub fn security_key_hash(seal: &Seal, organisation: &OrganisationId, key: &SecurityKey) -> String {
    seal.hash_text(&[b"key", organisation.as_str().as_bytes(), key.digits().as_bytes()])
}

impl Store {
    /// The session of a key, by the key's hash.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn session_of_key(&self, hash: &str, now: Instant) -> Result<Option<SessionId>, Error> {
        let found = self
            .dynamo
            .get_item()
            .table_name(&self.directory)
            .key(PK, Key::security_key(hash).into_attribute())
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| Error::of("get key", &error))?;
        Ok(found.item.and_then(|item| live_session(&item, now)))
    }
}

/// The session that holds a place, unless the place's time is over.
pub(crate) fn live_session(item: &HashMap<String, AttributeValue>, now: Instant) -> Option<SessionId> {
    let ends_at: u64 = item.get("ends_at")?.as_n().ok()?.parse().ok()?;
    if ends_at <= now.0 {
        return None;
    }
    SessionId::try_from(item.get("session")?.as_s().ok()?.as_str()).ok()
}
