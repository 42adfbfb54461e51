//! What survives a restart.

use std::os::unix::fs::PermissionsExt;

use alongside_local::{Error, Gateway};
use aws_sdk_dynamodb::types::AttributeValue;

use crate::support::{World, options};

#[tokio::test]
async fn a_restart_keeps_tables_secrets_and_the_issuers_key() {
    let world = World::start().await;
    let put = world.dynamodb().put_item().table_name("Notes");
    put.item("pk", AttributeValue::S("kept".into()))
        .item("event", AttributeValue::S("{}".into()))
        .item("times", AttributeValue::N("1".into()))
        .send()
        .await
        .unwrap();
    let secret = world.json("/open/secret").await;
    assert_eq!(secret["secret"].as_str().unwrap().len(), 40);
    assert!(secret["secret"].as_str().unwrap().bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let keys = jwks(&world).await;

    let folder = world.stop().await;
    let world = World::start_in(folder, |_| {}).await;
    assert!(world.note("kept").await.is_some());
    assert_eq!(world.json("/open/secret").await, secret);
    assert_eq!(jwks(&world).await, keys);
}

#[tokio::test]
async fn secrets_are_readable_by_their_owner_alone() {
    let world = World::start().await;
    for file in ["state/secrets.json", "state/oidc-key"] {
        let mode = std::fs::metadata(world.folder().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[tokio::test]
async fn a_table_with_other_keys_stops_the_start() {
    let folder = World::start().await.stop().await;
    let mut options = options(folder.path());
    let template = std::fs::read_to_string(&options.template).unwrap();
    let template = template.replace("AttributeName: kind, KeyType: HASH", "AttributeName: pk, KeyType: HASH");
    std::fs::write(folder.path().join("changed.yaml"), template).unwrap();
    options.template = folder.path().join("changed.yaml");
    let error = Gateway::start(options).await.err().expect("a refusal");
    assert!(matches!(&error, Error::TableChanged(table) if table == "Notes"), "{error}");
}

#[tokio::test]
async fn a_second_gateway_on_the_same_state_is_refused() {
    let world = World::start().await;
    let error = Gateway::start(options(world.folder())).await.err().expect("a refusal");
    assert!(matches!(error, Error::StateInUse(_)), "{error}");
}

async fn jwks(world: &World) -> serde_json::Value {
    let url = format!("{}/jwks", world.gateway.addresses().oidc);
    world.http.get(url).send().await.unwrap().json().await.unwrap()
}
