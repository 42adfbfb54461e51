//! Sessions: who is in, who is told, who is refused.

use crate::world::{World, share, text};
use serde_json::json;

#[tokio::test]
async fn a_customer_types_the_key_with_or_without_the_space_and_learns_who_asks() {
    for spaced in [true, false] {
        let world = World::start().await;
        let (mut ada, session) = world.session().await;
        let mut key = crate::world::issue_key(&mut ada, &session).await;
        if spaced {
            key.insert(4, ' ');
        }
        let mut vera = world.visitor().await;
        let redeemed = vera.ask("session", json!({"type": "redeem", "key": key})).await.unwrap();
        assert_eq!(redeemed["agent"], "Ada Lindqvist");
        assert_eq!(redeemed["organisation"], "Nordwind Outfitters");
        assert_eq!(redeemed["session"], session.as_str());
        ada.notice("session.offered").await;
    }
}

#[tokio::test]
async fn a_customer_who_refuses_is_not_in_and_the_agent_is_told() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let key = crate::world::issue_key(&mut ada, &session).await;
    let mut vera = world.visitor().await;
    vera.ask("session", json!({"type": "redeem", "key": key})).await.unwrap();
    vera.ask("session", json!({"type": "refuse", "session": session})).await.unwrap();
    let notice = ada.notice("session.refused").await;
    assert_eq!(notice["view"]["phase"], "waiting");
    assert_eq!(
        vera.ask("session", json!({"type": "resume", "session": session})).await.unwrap_err().code,
        "not_found"
    );
}

#[tokio::test]
async fn the_sharer_gets_what_to_mask_and_nobody_else_does() {
    let world = World::start().await;
    let (mut ada, session) = world.session().await;
    let mut vera = world.visitor().await;
    let joined = share(&mut ada, &mut vera, &session).await;
    assert_eq!(joined["settings"]["unmask_selectors"][0], "#search");
    let resumed = ada.ask("session", json!({"type": "resume", "session": session})).await.unwrap();
    assert!(resumed["settings"].is_null());
}

#[tokio::test]
async fn a_second_viewer_joins_and_a_third_is_refused_with_the_limit() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let mut ben = world.agent("ben").await;
    let joined = ben.ask("session", json!({"type": "join", "session": shared.session})).await.unwrap();
    assert_eq!(joined["view"]["participants"].as_array().unwrap().len(), 3);
    let told = shared.vera.take(|message| message["notice"] == "session.joined").await;
    assert_eq!(told["about"], joined["view"]["you"]);
    let mut carla = world.agent("carla").await;
    let refused = carla.ask("session", json!({"type": "join", "session": shared.session})).await.unwrap_err();
    assert_eq!(refused.code, "limit_reached");
}

#[tokio::test]
async fn an_agent_in_a_session_is_refused_a_second_one_until_the_first_is_over() {
    let world = World::start().await;
    let (mut ada, first) = world.session().await;
    assert_eq!(ada.ask("session", json!({"type": "create"})).await.unwrap_err().code, "conflict");
    let mut ben = world.agent("ben").await;
    let joined = ben.ask("session", json!({"type": "create"})).await.unwrap();
    let other = text(&joined["view"]["session"]);
    assert_eq!(
        ada.ask("session", json!({"type": "join", "session": other})).await.unwrap_err().code,
        "conflict"
    );
    ada.ask("session", json!({"type": "end", "session": first})).await.unwrap();
    ada.ask("session", json!({"type": "join", "session": other})).await.unwrap();
}

#[tokio::test]
async fn agents_without_the_permission_and_visitors_create_nothing() {
    let world = World::start().await;
    for mut client in [world.agent("dmitri").await, world.visitor().await] {
        assert_eq!(client.ask("session", json!({"type": "create"})).await.unwrap_err().code, "forbidden");
    }
    let shared = world.shared_session().await;
    let mut dmitri = world.agent("dmitri").await;
    let refused =
        dmitri.ask("session", json!({"type": "join", "session": shared.session})).await.unwrap_err();
    assert_eq!(refused.code, "forbidden");
}

#[tokio::test]
async fn another_organisation_finds_nothing_whatever_it_asks() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let before = world.items().await;
    let mut elif = world.agent("elif").await;
    for kind in ["join", "resume", "leave", "end"] {
        let refused =
            elif.ask("session", json!({"type": kind, "session": shared.session})).await.unwrap_err();
        assert_eq!(refused.code, "not_found", "{kind}");
    }
    let refused = elif.ask("key", json!({"type": "issue", "session": shared.session})).await.unwrap_err();
    assert_eq!(refused.code, "not_found");
    let session_items = |items: std::collections::BTreeSet<String>| -> Vec<String> {
        items.into_iter().filter(|item| item.contains("SESSION#")).collect()
    };
    assert_eq!(session_items(world.items().await), session_items(before));
    assert!(shared.ada.has_heard_nothing().await);
}

#[tokio::test]
async fn ending_from_either_side_ends_it_for_both_and_says_who_ended_it() {
    for by_sharer in [true, false] {
        let world = World::start().await;
        let mut shared = world.shared_session().await;
        let (ender, other, role) = if by_sharer {
            (&mut shared.vera, &mut shared.ada, "sharer")
        } else {
            (&mut shared.ada, &mut shared.vera, "viewer")
        };
        let left = ender.ask("session", json!({"type": "end", "session": shared.session})).await.unwrap();
        assert_eq!(left["view"]["phase"], "ended");
        let notice = other.notice("session.ended").await;
        assert_eq!(notice["view"]["ended"]["by_role"], role);
        assert!(notice["route"].is_null());
    }
}

#[tokio::test]
async fn a_closed_tab_is_away_and_comes_back_on_another_connection() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let token = shared.vera.visitor_token.clone().unwrap();
    shared.vera.close().await;
    let away = shared.ada.notice("session.away").await;
    assert_eq!(away["view"]["participants"][1]["presence"]["is"], "away");
    let ticket = world.visitor_ticket(Some(&token)).await.unwrap();
    let mut back = crate::world::Client::open(&ticket, &world.site("shop")).await;
    let joined = back.ask("session", json!({"type": "resume", "session": shared.session})).await.unwrap();
    assert_eq!(joined["view"]["participants"][1]["epoch"], 2);
    let returned = shared.ada.notice("session.returned").await;
    assert_eq!(returned["about"], joined["view"]["you"]);
}

#[tokio::test]
async fn an_agent_who_reloads_is_told_which_session_to_resume() {
    let world = World::start().await;
    let (ada, session) = world.session().await;
    ada.close().await;
    let mut ada = world.agent("ada").await;
    let welcome = ada.ask("session", json!({"type": "hello", "protocol": 1})).await.unwrap();
    assert_eq!(welcome["session"], session.as_str());
    ada.ask("session", json!({"type": "resume", "session": session})).await.unwrap();
}

#[tokio::test]
async fn a_page_of_another_version_is_told_to_reload() {
    let world = World::start().await;
    let mut ada = world.agent("ada").await;
    let refused = ada.ask("session", json!({"type": "hello", "protocol": 99})).await.unwrap_err();
    assert_eq!(refused.code, "unsupported");
    assert!(refused.message.contains("Reload"));
}
