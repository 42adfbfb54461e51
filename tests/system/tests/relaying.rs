//! Streams: who may send what to whom, by route alone.

use crate::world::{Client, World, text};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn mirror(route: &str, n: u64, body: &str) -> String {
    json!({"action": "relay", "route": route, "stream": "mirror", "n": n, "body": body}).to_string()
}

async fn refusal_of(client: &mut Client, message: &str) -> Value {
    client.send(message).await;
    client.notice("relay.refused").await["error"]["code"].clone()
}

#[tokio::test]
async fn what_the_sharer_sends_reaches_every_viewer_untouched_with_session_sender_and_epoch() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let mut ben = world.agent("ben").await;
    ben.ask("session", json!({"type": "join", "session": shared.session})).await.unwrap();
    let route = text(&shared.vera.notice("session.joined").await["route"]);
    shared.vera.send(&mirror(&route, 7, "body-é-\"\\")).await;
    for viewer in [&mut shared.ada, &mut ben] {
        let relayed = viewer.relayed().await;
        assert_eq!(relayed["body"], "body-é-\"\\");
        assert_eq!(
            (&relayed["n"], &relayed["epoch"], &relayed["from"]),
            (&json!(7), &json!(1), &json!("p2"))
        );
        assert_eq!(relayed["session"], shared.session.as_str());
    }
}

#[tokio::test]
async fn a_viewer_asks_the_sharer_for_a_snapshot_but_never_sends_a_page() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let want = json!({"action": "relay", "route": shared.ada_route, "stream": "want", "n": 0, "body": ""});
    shared.ada.send(&want.to_string()).await;
    assert_eq!(shared.vera.relayed().await["stream"], "want");
    assert_eq!(refusal_of(&mut shared.ada, &mirror(&shared.ada_route, 0, "x")).await, "forbidden");
    let want = json!({"action": "relay", "route": shared.vera_route, "stream": "want", "n": 0, "body": ""});
    assert_eq!(refusal_of(&mut shared.vera, &want.to_string()).await, "forbidden");
}

#[tokio::test]
async fn a_route_serves_its_own_connection_alone() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let mut mallory = world.visitor().await;
    assert_eq!(refusal_of(&mut mallory, &mirror(&shared.vera_route, 0, "x")).await, "forbidden");
    assert!(shared.ada.has_heard_nothing().await);
}

#[tokio::test]
async fn a_forged_route_and_one_sealed_for_another_purpose_are_refused() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let visitor_token = shared.vera.visitor_token.clone().unwrap();
    let changed = format!("A{}", &shared.vera_route[1..]);
    let unsigned = shared.vera_route.split('.').next().unwrap().to_owned();
    for route in ["", ".", "x.y", &visitor_token, &changed, &unsigned] {
        assert_eq!(refusal_of(&mut shared.vera, &mirror(route, 0, "x")).await, "forbidden", "{route}");
    }
    assert!(shared.ada.has_heard_nothing().await);
}

#[tokio::test]
async fn a_route_that_has_run_out_is_refused_as_expired() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let stale = world.sealed_like(&shared.vera_route, |route| route["x"] = json!(1));
    assert_eq!(refusal_of(&mut shared.vera, &mirror(&stale, 0, "x")).await, "expired");
}

#[tokio::test]
async fn what_is_no_relay_request_is_refused_and_reaches_nobody() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let route = shared.vera_route.clone();
    let cases = [
        (json!({"action": "relay"}), "malformed"),
        (json!({"action": "relay", "route": route, "stream": "mirror", "n": -1, "body": ""}), "malformed"),
        (json!({"action": "relay", "route": route, "stream": "other", "n": 0, "body": ""}), "malformed"),
        (json!({"action": "relay", "route": route, "stream": "mirror", "n": 0, "body": 7}), "malformed"),
        (
            json!({"action": "relay", "route": route, "stream": "mirror", "n": 0, "body": "", "to": ["x"]}),
            "malformed",
        ),
        (
            json!({"action": "relay", "route": route, "stream": "mirror", "n": 0, "body": "x".repeat(29_000)}),
            "too_large",
        ),
    ];
    for (message, code) in cases {
        assert_eq!(refusal_of(&mut shared.vera, &message.to_string()).await, code, "{message:.80}");
    }
    assert!(shared.ada.has_heard_nothing().await);
}

#[tokio::test]
async fn relaying_asks_no_database() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    shared.vera.send(&mirror(&shared.vera_route, 0, "first")).await;
    shared.ada.relayed().await;
    let before = world.gateway.status().dynamodb;
    for n in 1..=50 {
        shared.vera.send(&mirror(&shared.vera_route, n, "x")).await;
    }
    for _ in 1..=50 {
        shared.ada.relayed().await;
    }
    assert_eq!(world.gateway.status().dynamodb, before);
}

impl World {
    /// A route that we made ourselves out of another, with the system's own secret: what only a fault could make.
    fn sealed_like(&self, route: &str, change: impl FnOnce(&mut Value)) -> String {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        let payload = URL_SAFE_NO_PAD.decode(route.split('.').next().unwrap()).unwrap();
        let mut route: Value = serde_json::from_slice(&payload).unwrap();
        change(&mut route);
        let kept = std::fs::read_to_string(self.gateway.addresses().state.join("secrets.json")).unwrap();
        let kept: BTreeMap<String, String> = serde_json::from_str(&kept).unwrap();
        let secret = kept.values().next().unwrap();
        alongside_seal::Seal::new(secret.as_bytes(), alongside_seal::Purpose::Route).seal(&route).unwrap()
    }
}
