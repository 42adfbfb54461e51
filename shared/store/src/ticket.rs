//! `directory`: tickets, which open one socket each. Stored by their hash, spent by deleting them.

use crate::key::{Key, PK};
use crate::{Error, Store};
use alongside_policy::{Agent, Caller, Identity, Permissions};
use alongside_protocol::{Instant, Label, OrganisationId, SubjectId};
use aws_sdk_dynamodb::types::ReturnValue;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a ticket stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketHold {
    /// Who opens the socket with it.
    pub caller: Caller,
    /// The origin of the page that may.
    pub origin: String,
    /// When it ends unspent.
    pub ends_at: Instant,
}

#[derive(Serialize, Deserialize)]
struct TicketItem {
    pk: String,
    organisation: OrganisationId,
    subject: SubjectId,
    /// An agent's name; a visitor's ticket has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<Label>,
    scopes: String,
    caller_expires_at: u64,
    origin: String,
    ends_at: u64,
    expires_at: u64,
}

/// A ticket is 32 random bytes, so a plain hash gives nothing away.
fn key_of(ticket: &str) -> Key {
    Key::ticket(&URL_SAFE_NO_PAD.encode(Sha256::digest(ticket)))
}

impl Store {
    /// Keeps a ticket until it is spent or its time is over.
    ///
    /// # Errors
    /// When the table can't be written.
    pub async fn keep_ticket(&self, ticket: &str, hold: &TicketHold) -> Result<(), Error> {
        let agent = hold.caller.as_agent();
        let item = TicketItem {
            pk: key_of(ticket).into_text(),
            organisation: hold.caller.organisation.clone(),
            subject: hold.caller.subject.clone(),
            agent: agent.map(|agent| agent.name.clone()),
            scopes: agent.map(|agent| agent.permissions.to_scopes()).unwrap_or_default(),
            caller_expires_at: hold.caller.expires_at.0,
            origin: hold.origin.clone(),
            ends_at: hold.ends_at.0,
            expires_at: hold.ends_at.as_epoch_seconds(),
        };
        self.dynamo
            .put_item()
            .table_name(&self.directory)
            .set_item(Some(serde_dynamo::to_item(item).map_err(|error| Error::corrupt("ticket", &error))?))
            .send()
            .await
            .map_err(|error| Error::of("put ticket", &error))?;
        Ok(())
    }

    /// Spends a ticket: of two at once, one gets it. None when there is none, or its time is over.
    ///
    /// # Errors
    /// When the table can't be written, or the item can't be read.
    pub async fn spend_ticket(&self, ticket: &str, now: Instant) -> Result<Option<TicketHold>, Error> {
        let deleted = self
            .dynamo
            .delete_item()
            .table_name(&self.directory)
            .key(PK, key_of(ticket).into_attribute())
            .return_values(ReturnValue::AllOld)
            .send()
            .await
            .map_err(|error| Error::of("delete ticket", &error))?;
        let Some(item) = deleted.attributes else { return Ok(None) };
        let item: TicketItem =
            serde_dynamo::from_item(item).map_err(|error| Error::corrupt("ticket", &error))?;
        if item.ends_at <= now.0 {
            return Ok(None);
        }
        let identity = item.agent.map_or(Identity::Visitor, |name| {
            Identity::Agent(Agent { name, permissions: Permissions::from_scopes(&item.scopes) })
        });
        let expires_at = Instant(item.caller_expires_at);
        let caller = Caller { organisation: item.organisation, subject: item.subject, identity, expires_at };
        Ok(Some(TicketHold { caller, origin: item.origin, ends_at: Instant(item.ends_at) }))
    }
}
