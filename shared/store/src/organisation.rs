//! `directory`: organisations, by their id and by the key in their snippet. Both items hold the whole, so that each
//! question costs one read.

use crate::commit::why_cancelled;
use crate::key::{Key, PK};
use crate::{CommitError, Error, Store};
use alongside_protocol::{CobrowseSettings, Label, OrganisationId, SiteKey};
use aws_sdk_dynamodb::types::builders::PutBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use serde::{Deserialize, Serialize};

/// A tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// As in the `organisation` claim of its agents' tokens.
    pub id: OrganisationId,
    /// As customers know it.
    pub name: Label,
    /// What its snippet carries.
    pub site: SiteKey,
    /// The origins of its pages, such as `https://shop.example.com`.
    pub origins: Vec<String>,
    /// How it shares pages.
    pub settings: CobrowseSettings,
    /// Grows with every change of the settings.
    pub settings_rev: u64,
}

#[derive(Serialize, Deserialize)]
struct OrganisationItem {
    pk: String,
    organisation: Organisation,
}

impl Store {
    /// An organisation by its id.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn organisation(&self, id: &OrganisationId) -> Result<Option<Organisation>, Error> {
        self.organisation_at(Key::organisation(id)).await
    }

    /// An organisation by the key in its snippet.
    ///
    /// # Errors
    /// When the table can't be read.
    pub async fn organisation_of_site(&self, site: &SiteKey) -> Result<Option<Organisation>, Error> {
        self.organisation_at(Key::site(site)).await
    }

    async fn organisation_at(&self, key: Key) -> Result<Option<Organisation>, Error> {
        let found = self
            .dynamo
            .get_item()
            .table_name(&self.directory)
            .key(PK, key.into_attribute())
            .send()
            .await
            .map_err(|error| Error::of("get organisation", &error))?;
        let Some(item) = found.item else { return Ok(None) };
        let item: OrganisationItem =
            serde_dynamo::from_item(item).map_err(|error| Error::corrupt("organisation", &error))?;
        Ok(Some(item.organisation))
    }

    /// Writes an organisation, new or changed.
    ///
    /// # Errors
    /// When the table can't be written.
    pub async fn put_organisation(&self, organisation: &Organisation) -> Result<(), Error> {
        let writes = self.organisation_writes(organisation, |put| put)?;
        self.dynamo
            .transact_write_items()
            .set_transact_items(Some(writes))
            .send()
            .await
            .map_err(|error| Error::of("put organisation", &error))?;
        Ok(())
    }

    /// Writes an organisation with new settings, if its settings are still of the revision that was read.
    ///
    /// # Errors
    /// [`CommitError::LostRace`] when somebody else changed them meanwhile; nothing has been written then.
    pub async fn change_settings(
        &self,
        organisation: &Organisation,
        read_rev: u64,
    ) -> Result<(), CommitError> {
        let writes = self.organisation_writes(organisation, |put| {
            put.condition_expression("organisation.settings_rev = :read_rev")
                .expression_attribute_values(":read_rev", AttributeValue::N(read_rev.to_string()))
        })?;
        let failures = writes.iter().map(|_| CommitError::LostRace).collect();
        let written = self.dynamo.transact_write_items().set_transact_items(Some(writes)).send().await;
        written.map(drop).map_err(|error| why_cancelled(&error, failures))
    }

    fn organisation_writes(
        &self,
        organisation: &Organisation,
        on: impl Fn(PutBuilder) -> PutBuilder,
    ) -> Result<Vec<TransactWriteItem>, Error> {
        let mut writes = Vec::new();
        for key in [Key::organisation(&organisation.id), Key::site(&organisation.site)] {
            let item = OrganisationItem { pk: key.into_text(), organisation: organisation.clone() };
            let item = serde_dynamo::to_item(item).map_err(|error| Error::corrupt("organisation", &error))?;
            let put = on(Put::builder().table_name(&self.directory).set_item(Some(item)));
            let put = put.build().map_err(|error| Error::unbuilt("organisation", &error))?;
            writes.push(TransactWriteItem::builder().put(put).build());
        }
        Ok(writes)
    }
}
