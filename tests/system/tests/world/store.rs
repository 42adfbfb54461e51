//! The tables as they are, for tests that look for what must not have changed, or must not be there.

use crate::world::World;
use alongside_store::Store;
use aws_sdk_dynamodb::{Client, config::BehaviorVersion, types::AttributeValue};
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl World {
    /// The functions' own way to the tables, for what only time could bring about otherwise.
    pub(crate) async fn store(&self) -> Store {
        let table = |name: &str| self.gateway.reference(name).unwrap().to_owned();
        Store::new(self.dynamo().await, table("SessionsTable"), table("DirectoryTable"))
    }

    async fn dynamo(&self) -> Client {
        let http = aws_smithy_http_client::Builder::new().build_http();
        let mut config = aws_config::defaults(BehaviorVersion::latest())
            .http_client(http)
            .region("eu-central-1")
            .endpoint_url(self.gateway.addresses().dynamodb.clone());
        config = config.test_credentials();
        Client::new(&config.load().await)
    }

    /// Every item of both tables, as text.
    pub(crate) async fn items(&self) -> BTreeSet<String> {
        let dynamo = self.dynamo().await;
        let mut items = BTreeSet::new();
        for table in ["SessionsTable", "DirectoryTable"] {
            let name = self.gateway.reference(table).unwrap();
            let mut pages = dynamo.scan().table_name(name).into_paginator().send();
            while let Some(page) = pages.next().await {
                for item in page.unwrap().items() {
                    items.insert(sorted(item));
                }
            }
        }
        items
    }
}

/// A map as text that does not depend on the order in which it happens to be kept.
fn sorted(map: &HashMap<String, AttributeValue>) -> String {
    let fields: BTreeMap<_, _> = map.iter().map(|(name, value)| (name, sorted_value(value))).collect();
    format!("{fields:?}")
}

fn sorted_value(value: &AttributeValue) -> String {
    match value {
        AttributeValue::M(map) => sorted(map),
        AttributeValue::L(list) => list.iter().map(sorted_value).collect::<Vec<_>>().join(","),
        AttributeValue::Ss(texts) => {
            texts.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect::<Vec<_>>().join(",")
        }
        AttributeValue::S(text) | AttributeValue::N(text) => text.clone(),
        other => format!("{other:?}"),
    }
}
