//! The same request twice has the effect of once, and the same answer.

use crate::world::World;
use serde_json::json;
use ulid::Ulid;

#[tokio::test]
async fn creating_twice_is_one_session() {
    let world = World::start().await;
    let mut ada = world.agent("ada").await;
    let id = Ulid::generate().to_string();
    let first = ada.ask_as(&id, "session", json!({"type": "create"})).await.unwrap();
    let second = ada.ask_as(&id, "session", json!({"type": "create"})).await.unwrap();
    assert_eq!(first, second);
    let items = world.items().await;
    for kind in ["STATE", "AUDIT#"] {
        let found = items.iter().filter(|item| item.contains("SESSION#") && item.contains(kind)).count();
        assert_eq!(found, 1, "{kind}");
    }
}

#[tokio::test]
async fn issuing_twice_is_one_key_with_the_same_digits() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let id = Ulid::generate().to_string();
    let request = json!({"type": "issue", "session": session});
    let first = ada.ask_as(&id, "key", request.clone()).await.unwrap();
    let second = ada.ask_as(&id, "key", request.clone()).await.unwrap();
    assert_eq!(first, second);
    // Once another key has replaced it, the first request has no key to tell any more.
    ada.ask("key", request.clone()).await.unwrap();
    assert_eq!(ada.ask_as(&id, "key", request).await.unwrap_err().code, "expired");
}

#[tokio::test]
async fn redeeming_joining_and_ending_twice_change_nothing_more() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let key = crate::world::issue_key(&mut ada, &session).await;
    let mut vera = world.visitor().await;
    let consent = json!({"wording": "view-1", "locale": "en"});
    for request in [
        json!({"type": "redeem", "key": key}),
        json!({"type": "join", "session": session, "consent": consent}),
        json!({"type": "end", "session": session}),
    ] {
        let id = Ulid::generate().to_string();
        let mut first = vera.ask_as(&id, "session", request.clone()).await.unwrap();
        let mut second = vera.ask_as(&id, "session", request.clone()).await.unwrap();
        // Each answer has a fresh route: all else is the same.
        first["route"].take();
        second["route"].take();
        assert_eq!(first, second, "{request}");
    }
    for notice in ["session.offered", "session.joined", "session.ended"] {
        ada.notice(notice).await;
    }
    assert!(ada.has_heard_nothing().await);
}

#[tokio::test]
async fn another_who_repeats_a_request_id_gets_nothing_by_it() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let key = crate::world::issue_key(&mut ada, &session).await;
    let id = Ulid::generate().to_string();
    let mut vera = world.visitor().await;
    vera.ask_as(&id, "session", json!({"type": "redeem", "key": key})).await.unwrap();
    let mut mallory = world.visitor().await;
    let refused = mallory.ask_as(&id, "session", json!({"type": "redeem", "key": key})).await.unwrap_err();
    assert_eq!(refused.code, "not_found");
    let refused =
        mallory.ask_as(&id, "session", json!({"type": "resume", "session": session})).await.unwrap_err();
    assert_eq!(refused.code, "not_found");
}
