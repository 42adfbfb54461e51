//! `AWS::DynamoDB::Table`.

use serde_json::{Value as Json, json};

use super::{TemplateError, intrinsics::Scope, properties::Properties};

/// Backups, encryption at rest and billing: AWS's affair. `StreamSpecification` is refused until streams are built.
const WITHOUT_EFFECT: [&str; 8] = [
    "BillingMode",
    "ContributorInsightsSpecification",
    "DeletionProtectionEnabled",
    "OnDemandThroughput",
    "PointInTimeRecoverySpecification",
    "SSESpecification",
    "TableClass",
    "Tags",
];

/// A table as `CreateTable` takes it.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name, as `!Ref` gives it.
    pub name: String,
    /// The attribute that holds the expiry.
    pub ttl_attribute: Option<String>,
    /// `AttributeDefinitions`.
    pub attributes: Json,
    /// `KeySchema`.
    pub key_schema: Json,
    /// `GlobalSecondaryIndexes`, an empty array if there is none.
    pub global_indexes: Json,
    /// `LocalSecondaryIndexes`, an empty array if there is none.
    pub local_indexes: Json,
}

impl Table {
    pub(super) fn read(
        scope: &Scope<'_>,
        name: &str,
        mut properties: Properties,
    ) -> Result<Self, TemplateError> {
        properties.without_effect(&WITHOUT_EFFECT);
        let name = properties.text(scope, "TableName")?.unwrap_or_else(|| name.into());
        let missing = |at: String| TemplateError::Missing { at };
        let at = properties.place("AttributeDefinitions");
        let attributes = properties.take(scope, "AttributeDefinitions")?.ok_or_else(|| missing(at))?;
        let at = properties.place("KeySchema");
        let key_schema = properties.take(scope, "KeySchema")?.ok_or_else(|| missing(at))?;
        let global_indexes = properties.take(scope, "GlobalSecondaryIndexes")?.unwrap_or_else(|| json!([]));
        let local_indexes = properties.take(scope, "LocalSecondaryIndexes")?.unwrap_or_else(|| json!([]));
        let mut ttl_attribute = None;
        if let Some(mut ttl) = properties.mapping("TimeToLiveSpecification")? {
            let attribute = ttl.required_text(scope, "AttributeName")?;
            let enabled = ttl.truth(scope, "Enabled")?.unwrap_or(false);
            ttl.finish()?;
            ttl_attribute = enabled.then_some(attribute);
        }
        properties.finish()?;
        Ok(Self { name, ttl_attribute, attributes, key_schema, global_indexes, local_indexes })
    }

    /// The body of `CreateTable`.
    #[must_use]
    pub fn create_request(&self) -> Json {
        let mut request = json!({
            "TableName": self.name,
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": self.attributes,
            "KeySchema": self.key_schema,
        });
        for (name, indexes) in
            [("GlobalSecondaryIndexes", &self.global_indexes), ("LocalSecondaryIndexes", &self.local_indexes)]
        {
            if indexes.as_array().is_some_and(|indexes| !indexes.is_empty()) {
                request[name] = indexes.clone();
            }
        }
        request
    }
}
