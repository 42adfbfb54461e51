//! The gateway ends abruptly in the middle of a session. (The browser tests do it with `kill -9`.)

use crate::world::{World, text};
use serde_json::json;

#[tokio::test]
async fn a_session_is_there_after_an_abrupt_end_and_a_new_start() {
    let world = World::start().await;
    let shared = world.shared_session().await;
    let token = shared.vera.visitor_token.clone().unwrap();
    let world = world.dropped_and_started_again().await;
    let mut ada = world.agent("ada").await;
    let welcome = ada.ask("session", json!({"type": "hello", "protocol": 1})).await.unwrap();
    assert_eq!(text(&welcome["session"]), shared.session);
    ada.ask("session", json!({"type": "resume", "session": shared.session})).await.unwrap();
    let ticket = world.visitor_ticket(Some(&token)).await.unwrap();
    let mut vera = crate::world::Client::open(&ticket, &world.site("shop")).await;
    let joined = vera.ask("session", json!({"type": "resume", "session": shared.session})).await.unwrap();
    assert_eq!(joined["view"]["phase"], "active");
    let relay =
        json!({"action": "relay", "route": joined["route"], "stream": "mirror", "n": 0, "body": "after"});
    vera.send(&relay.to_string()).await;
    assert_eq!(ada.relayed().await["body"], "after");
}
