//! DynamoDB, through the stock AWS SDK.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aws_sdk_dynamodb::types::{
    AttributeValue, ReturnValuesOnConditionCheckFailure, TableStatus, TimeToLiveStatus,
};

use crate::support::{DEADLINE, World};

fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.into())
}

#[tokio::test]
async fn tables_are_the_templates() {
    let world = World::start().await;
    let client = world.dynamodb();
    let table = client.describe_table().table_name("Notes").send().await.unwrap().table.unwrap();
    assert_eq!(table.table_status(), Some(&TableStatus::Active));
    assert_eq!(table.global_secondary_indexes()[0].index_name(), Some("by-kind"));
    let ttl = client.describe_time_to_live().table_name("Notes").send().await.unwrap();
    let ttl = ttl.time_to_live_description.unwrap();
    assert_eq!(ttl.time_to_live_status(), Some(&TimeToLiveStatus::Enabled));
    assert_eq!(ttl.attribute_name(), Some("expires_at"));
}

#[tokio::test]
async fn a_failed_condition_tells_the_winner() {
    let world = World::start().await;
    let put = |value: &str| {
        let put = world
            .dynamodb()
            .put_item()
            .table_name("Notes")
            .item("pk", text("one"))
            .item("value", text(value));
        put.condition_expression("attribute_not_exists(pk)")
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .send()
    };
    put("first").await.unwrap();
    let error = put("second").await.unwrap_err().into_service_error();
    let aws_sdk_dynamodb::operation::put_item::PutItemError::ConditionalCheckFailedException(failed) = error
    else {
        panic!("{error}");
    };
    assert_eq!(failed.item().unwrap()["value"], text("first"));
}

#[tokio::test]
async fn an_index_answers_queries() {
    let world = World::start().await;
    let client = world.dynamodb();
    client
        .put_item()
        .table_name("Notes")
        .item("pk", text("one"))
        .item("kind", text("k"))
        .send()
        .await
        .unwrap();
    let found = client
        .query()
        .table_name("Notes")
        .index_name("by-kind")
        .key_condition_expression("kind = :kind")
        .expression_attribute_values(":kind", text("k"))
        .send()
        .await
        .unwrap();
    assert_eq!(found.count(), 1);
}

#[tokio::test]
async fn expired_items_are_swept() {
    // A sweep every 100 ms.
    let world = World::start_with(|options| options.time_scale = 600.0).await;
    let client = world.dynamodb();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let put = client.put_item().table_name("Notes").item("pk", text("old"));
    put.item("expires_at", AttributeValue::N((now - 10).to_string())).send().await.unwrap();
    let began = Instant::now();
    loop {
        let item = client.get_item().table_name("Notes").key("pk", text("old")).send().await.unwrap().item;
        if item.is_none() {
            break;
        }
        assert!(began.elapsed() < DEADLINE, "the item is still there");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
