//! The template's tables: made where they aren't there, compared where they are.

use dynoxide::Database;
use serde_json::{Value as Json, json};

use crate::{Error, template::Table};

/// Makes what isn't there. A table of another shape stops the start: its items can't be kept under the new keys.
pub(super) fn create(database: &Database, tables: &[Table]) -> Result<(), Error> {
    for table in tables {
        match describe(database, &table.name)? {
            Some(existing) if same_shape(table, &existing) => {}
            Some(_) => return Err(Error::TableChanged(table.name.clone())),
            None => create_table(database, table)?,
        }
        expire(database, table)?;
    }
    Ok(())
}

fn create_table(database: &Database, table: &Table) -> Result<(), Error> {
    let request = serde_json::from_value(table.create_request()).map_err(refused(&table.name))?;
    database.create_table(request).map(|_| ()).map_err(refused(&table.name))
}

fn expire(database: &Database, table: &Table) -> Result<(), Error> {
    let described = serde_json::from_value(json!({"TableName": table.name})).map_err(refused(&table.name))?;
    let described = database.describe_time_to_live(described).map_err(refused(&table.name))?;
    let described = serde_json::to_value(described).map_err(refused(&table.name))?;
    let now = described["TimeToLiveDescription"]["AttributeName"].as_str().map(str::to_owned);
    let (attribute, enabled) = match (&table.ttl_attribute, now) {
        (Some(wanted), Some(now)) if *wanted == now => return Ok(()),
        (None, None) => return Ok(()),
        (Some(wanted), None) => (wanted.clone(), true),
        (_, Some(now)) => (now, false),
    };
    let request = json!({
        "TableName": table.name,
        "TimeToLiveSpecification": {"AttributeName": attribute, "Enabled": enabled},
    });
    let request = serde_json::from_value(request).map_err(refused(&table.name))?;
    database.update_time_to_live(request).map_err(refused(&table.name))?;
    // A changed attribute is switched off first, and on under its new name.
    if enabled || table.ttl_attribute.is_none() { Ok(()) } else { expire(database, table) }
}

fn describe(database: &Database, name: &str) -> Result<Option<Json>, Error> {
    let exists = database.get_table_metadata(name).map_err(refused(name))?.is_some();
    if !exists {
        return Ok(None);
    }
    let request = serde_json::from_value(json!({"TableName": name})).map_err(refused(name))?;
    let description = database.describe_table(request).map_err(refused(name))?;
    let description = serde_json::to_value(description).map_err(refused(name))?;
    Ok(Some(description["Table"].clone()))
}

fn same_shape(wanted: &Table, existing: &Json) -> bool {
    wanted.key_schema == existing["KeySchema"]
        && indexes(&wanted.global_indexes) == indexes(&existing["GlobalSecondaryIndexes"])
        && indexes(&wanted.local_indexes) == indexes(&existing["LocalSecondaryIndexes"])
}

/// What makes an index another one: its name, its keys and what it projects.
fn indexes(list: &Json) -> Vec<String> {
    let mut indexes: Vec<String> = list
        .as_array()
        .into_iter()
        .flatten()
        .map(|index| {
            let projected = &index["Projection"]["NonKeyAttributes"];
            let kind = &index["Projection"]["ProjectionType"];
            format!("{} {} {kind} {projected}", index["IndexName"], index["KeySchema"])
        })
        .collect();
    indexes.sort();
    indexes
}

fn refused<E: ToString>(table: &str) -> impl Fn(E) -> Error {
    let table = table.to_owned();
    move |error| Error::DynamoDb(format!("{table}: {}", error.to_string()))
}
