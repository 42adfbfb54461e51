//! Tickets: how a socket is opened, and by whom.

use crate::world::{Client, World};
use alongside_policy::TICKET_LIFE;
use alongside_store::TicketHold;
use alongside_testing::visitor;
use serde_json::json;

#[tokio::test]
async fn a_ticket_opens_one_socket() {
    let world = World::start().await;
    let ticket = world.visitor_ticket(None).await.unwrap();
    Client::open(&ticket, &world.site("shop")).await;
    assert_eq!(Client::try_open(&ticket, &world.site("shop")).await.err(), Some(403));
}

#[tokio::test]
async fn a_ticket_opens_a_socket_from_the_origin_it_was_issued_to_alone() {
    let world = World::start().await;
    let ticket = world.visitor_ticket(None).await.unwrap();
    assert_eq!(Client::try_open(&ticket, "https://evil.example").await.err(), Some(403));
    let ticket = world.agent_ticket("ada").await.unwrap();
    assert_eq!(Client::try_open(&ticket, &world.site("shop")).await.err(), Some(403));
}

#[tokio::test]
async fn a_forged_ticket_is_refused_and_none_is_nobody() {
    let world = World::start().await;
    let mut ticket = world.visitor_ticket(None).await.unwrap();
    ticket["ticket"] = json!("A".repeat(43));
    assert_eq!(Client::try_open(&ticket, &world.site("shop")).await.err(), Some(403));
    ticket["ticket"] = json!("");
    assert_eq!(Client::try_open(&ticket, &world.site("shop")).await.err(), Some(401));
}

#[tokio::test]
async fn a_ticket_whose_thirty_seconds_are_over_is_refused() {
    let world = World::start().await;
    let shop = world.site("shop");
    let now = alongside_protocol::Instant(ulid::Ulid::generate().timestamp_ms());
    let fresh = world.visitor_ticket(None).await.unwrap();
    let hold = |ends_at| TicketHold { caller: visitor("vera"), origin: shop.clone(), ends_at };
    for (ends_at, opens) in [(now.plus(TICKET_LIFE), true), (now, false)] {
        world.store().await.keep_ticket("a-ticket", &hold(ends_at)).await.unwrap();
        let ticket = json!({"socket": fresh["socket"], "ticket": "a-ticket"});
        assert_eq!(Client::try_open(&ticket, &shop).await.is_ok(), opens, "{ends_at:?}");
    }
}

#[tokio::test]
async fn visitors_get_tickets_on_pages_of_their_organisation_alone() {
    let world = World::start().await;
    let body = r#"{"site":"site-nordwind"}"#;
    for origin in [None, Some("https://evil.example"), Some(world.site("second-shop").as_str())] {
        let refused = world.post("/visitor-tickets", origin, None, body).await.unwrap_err();
        assert_eq!((refused.status, refused.code.as_str()), (403, "forbidden"), "{origin:?}");
    }
    let unknown =
        world.post("/visitor-tickets", Some(&world.site("shop")), None, r#"{"site":"site-x"}"#).await;
    assert_eq!(unknown.unwrap_err().code, "not_found");
}

#[tokio::test]
async fn a_body_that_is_no_request_is_refused_by_name() {
    let world = World::start().await;
    let shop = world.site("shop");
    for body in [
        "",
        "null",
        "[]",
        "{",
        r#"{"site":1}"#,
        r#"{"site":"s","x":1}"#,
        r#"{"site":"a#b"}"#,
        r#"{"site":"\ud800"}"#,
    ] {
        let refused = world.post("/visitor-tickets", Some(&shop), None, body).await.unwrap_err();
        assert_eq!((refused.status, refused.code.as_str()), (400, "malformed"), "{body}");
    }
    let large = format!(r#"{{"site":"{}"}}"#, "x".repeat(1_000_000));
    let refused = world.post("/visitor-tickets", Some(&shop), None, &large).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (413, "too_large"));
    let deep = "[".repeat(8_000);
    assert_eq!(world.post("/visitor-tickets", Some(&shop), None, &deep).await.unwrap_err().code, "malformed");
}

#[tokio::test]
async fn agents_need_a_token_that_the_issuer_signed() {
    let world = World::start().await;
    let token = world.gateway.token_for("ada").unwrap();
    let (head, _) = token.rsplit_once('.').unwrap();
    for bearer in [None, Some("x"), Some(format!("{head}.AAAA").as_str())] {
        let refused = world.post("/tickets", None, bearer, "{}").await.unwrap_err();
        assert_eq!(refused.status, 401, "{bearer:?}");
    }
}

#[tokio::test]
async fn a_visitor_comes_back_as_the_same_one_by_token_and_not_with_another_organisations() {
    let world = World::start().await;
    let first = world.visitor_ticket(None).await.unwrap();
    let token = first["visitor"].as_str().unwrap();
    let body = json!({"site": "site-solara", "visitor": token}).to_string();
    let elsewhere =
        world.post("/visitor-tickets", Some(&world.site("second-shop")), None, &body).await.unwrap();
    assert_ne!(payload(elsewhere["visitor"].as_str().unwrap())["visitor"], payload(token)["visitor"]);
    let again = world.visitor_ticket(Some(token)).await.unwrap();
    assert_eq!(payload(again["visitor"].as_str().unwrap())["visitor"], payload(token)["visitor"]);
    let forged = format!("{}x", &token[..token.len() - 1]);
    let as_new = world.visitor_ticket(Some(&forged)).await.unwrap();
    assert_ne!(payload(as_new["visitor"].as_str().unwrap())["visitor"], payload(token)["visitor"]);
}

/// What a sealed token says: signed, not hidden.
fn payload(token: &str) -> serde_json::Value {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap()).unwrap()
}
