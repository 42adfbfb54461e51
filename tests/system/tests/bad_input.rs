//! Whatever comes over a socket: a documented refusal, nothing changed, nobody harmed.

use crate::world::World;
use serde_json::json;
use ulid::Ulid;

#[tokio::test]
async fn what_is_no_request_gets_its_documented_refusal_and_changes_nothing() {
    let world = World::start().await;
    let shared = world.shared_session().await;
    let (mut vera, session) = (shared.vera, shared.session);
    let before = world.items().await;
    let invocations = failures(&world);
    let id = Ulid::generate().to_string();
    let request = |fields: &str| format!(r#"{{"action":"session","id":"{id}",{fields}}}"#);
    let cases: Vec<(String, &str)> = vec![
        (String::new(), "malformed"),
        ("not json".to_owned(), "malformed"),
        ("null".to_owned(), "malformed"),
        ("[]".to_owned(), "malformed"),
        ("7".to_owned(), "malformed"),
        ("{}".to_owned(), "malformed"),
        ("{\"action\":\"session\"}".to_owned(), "malformed"),
        (r#"{"action":"session","type":"create","id":"not a ulid"}"#.to_owned(), "malformed"),
        (r#"{"action":"session","type":"create","id":7}"#.to_owned(), "malformed"),
        (r#"{"action":"nonsense","type":"create","id":"x"}"#.to_owned(), "malformed"),
        (r#"{"action":{"a":1},"type":"create"}"#.to_owned(), "malformed"),
        (request(r#""type":"nonsense""#), "malformed"),
        (request(r#""type":7"#), "malformed"),
        (request(r#""type":"create","extra":1"#), "malformed"),
        (request(r#""type":"end""#), "malformed"),
        (request(r#""type":"end","session":7"#), "malformed"),
        (request(r#""type":"end","session":"a#b""#), "malformed"),
        (request(r#""type":"end","session":"""#), "malformed"),
        (request(&format!(r#""type":"end","session":"{}""#, "x".repeat(33))), "malformed"),
        (request(r#""type":"end","session":"\ud800""#), "malformed"),
        (request("\"type\":\"end\",\"session\":\"\\u0000\""), "malformed"),
        (request(r#""type":"redeem","key":"1234""#), "malformed"),
        (request(r#""type":"redeem","key":12345678"#), "malformed"),
        (request(r#""type":"redeem","key":{"$ne":null}"#), "malformed"),
        (
            request(&format!(r#""type":"join","session":"{session}","consent":{{"wording":"view-1"}}"#)),
            "malformed",
        ),
        (request(&format!(r#""type":"end","session":"{}""#, "s".repeat(9_000))), "too_large"),
        (request(&format!(r#""type":{}1{}"#, "[".repeat(500), "]".repeat(500))), "malformed"),
        (request(r#""type":"end","session":"no-such-session""#), "not_found"),
        (request(r#""type":"create""#), "forbidden"),
    ];
    for (text, code) in cases {
        let refused = vera.send_bad(&text).await;
        assert_eq!(refused.code, code, "{text:.120}");
        assert!(refused.message.ends_with('.'), "a sentence: {}", refused.message);
        assert!(
            !refused.message.contains("nonsense") && !refused.message.contains(&session),
            "{}",
            refused.message
        );
    }
    assert_eq!(world.items().await, before, "something changed in the store");
    assert_eq!(failures(&world), invocations, "a function died or failed");
    vera.ask("session", json!({"type": "resume", "session": session})).await.unwrap();
}

/// What bad input must not add to.
fn failures(world: &World) -> u64 {
    world.gateway.status().functions.values().map(|function| function.errors).sum()
}

#[tokio::test]
async fn a_message_of_a_megabyte_closes_its_own_connection_and_nobody_elses() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let mut mallory = world.visitor().await;
    mallory.send_whatever_comes_of_it(&"x".repeat(1_000_000)).await;
    assert!(mallory.is_closed().await);
    shared.ada.ask("session", json!({"type": "resume", "session": shared.session})).await.unwrap();
}
