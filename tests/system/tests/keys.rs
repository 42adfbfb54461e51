//! Security keys: single use, hashed, and a lock on guessing.

use crate::world::{Client, World, issue_key};
use serde_json::json;

async fn redeem(client: &mut Client, key: &str) -> Result<serde_json::Value, crate::world::Refused> {
    client.ask("session", json!({"type": "redeem", "key": key})).await
}

/// A key that is not this one.
fn wrong(key: &str, offset: u32) -> String {
    format!("{:08}", (key.parse::<u32>().unwrap() + 1 + offset) % 100_000_000)
}

#[tokio::test]
async fn a_key_is_used_once_and_a_new_one_ends_the_one_before() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let first = issue_key(&mut ada, &session).await;
    let second = issue_key(&mut ada, &session).await;
    let mut vera = world.visitor().await;
    assert_eq!(redeem(&mut vera, &first).await.unwrap_err().code, "not_found");
    redeem(&mut vera, &second).await.unwrap();
    let mut mallory = world.visitor().await;
    assert_eq!(redeem(&mut mallory, &second).await.unwrap_err().code, "not_found");
}

#[tokio::test]
async fn a_key_is_stored_as_a_keyed_hash_alone() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let key = issue_key(&mut ada, &session).await;
    let spaced = format!("{} {}", &key[..4], &key[4..]);
    for item in world.items().await {
        assert!(!item.contains(&key) && !item.contains(&spaced), "the key stands in {item}");
    }
}

#[tokio::test]
async fn a_key_opens_nothing_in_another_organisation() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let key = issue_key(&mut ada, &session).await;
    let body = r#"{"site":"site-solara"}"#;
    let ticket = world.post("/visitor-tickets", Some(&world.site("second-shop")), None, body).await.unwrap();
    let mut stranger = Client::open(&ticket, &world.site("second-shop")).await;
    assert_eq!(redeem(&mut stranger, &key).await.unwrap_err().code, "not_found");
}

#[tokio::test]
async fn five_wrong_tries_from_one_source_lock_and_the_right_key_does_not_work_while_locked() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let key = issue_key(&mut ada, &session).await;
    let mut vera = world.visitor().await;
    for offset in 0..5 {
        assert_eq!(
            redeem(&mut vera, &wrong(&key, offset)).await.unwrap_err().code,
            "not_found",
            "try {offset}"
        );
    }
    // Another visitor from the same address is the same source.
    let mut other = world.visitor().await;
    for client in [&mut vera, &mut other] {
        let locked = redeem(client, &key).await.unwrap_err();
        assert_eq!(locked.code, "locked_out");
        let wait = locked.retry_after_seconds.unwrap();
        assert!((200..=300).contains(&wait), "{wait}");
        assert!(locked.message.contains("Wait 5 min"), "{}", locked.message);
    }
}

#[tokio::test]
async fn many_tries_at_once_are_no_better_than_one_after_the_other() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let key = issue_key(&mut ada, &session).await;
    let tries = (0..12).map(|offset| {
        let (world, key) = (&world, wrong(&key, offset));
        async move {
            let mut client = world.visitor().await;
            redeem(&mut client, &key).await.unwrap_err().code
        }
    });
    let codes = futures_util::future::join_all(tries).await;
    assert_eq!(codes.iter().filter(|code| *code == "not_found").count(), 5, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| *code == "locked_out").count(), 7, "{codes:?}");
}

#[tokio::test]
async fn a_right_key_takes_its_try_back_and_a_repeated_request_counts_once() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let mut vera = world.visitor().await;
    for _ in 0..8 {
        let key = issue_key(&mut ada, &session).await;
        redeem(&mut vera, &key).await.unwrap();
        vera.ask("session", json!({"type": "refuse", "session": session})).await.unwrap();
    }
    let key = issue_key(&mut ada, &session).await;
    let id = ulid::Ulid::generate().to_string();
    for _ in 0..8 {
        let again = vera.ask_as(&id, "session", json!({"type": "redeem", "key": wrong(&key, 0)})).await;
        assert_eq!(again.unwrap_err().code, "not_found");
    }
    redeem(&mut vera, &key).await.unwrap();
}

#[tokio::test]
async fn only_who_may_escalate_gets_a_key_and_only_while_nobody_shares() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let ask = json!({"type": "issue", "session": session});
    for mut client in [world.agent("ben").await, world.visitor().await] {
        assert_eq!(client.ask("key", ask.clone()).await.unwrap_err().code, "not_found");
    }
    let mut vera = world.visitor().await;
    crate::world::share(&mut ada, &mut vera, &session).await;
    assert_eq!(ada.ask("key", ask).await.unwrap_err().code, "conflict");
}
