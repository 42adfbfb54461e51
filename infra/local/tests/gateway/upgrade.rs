//! The way into a connection.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio_tungstenite::tungstenite::{client::IntoClientRequest, http::StatusCode};

use crate::support::World;

#[tokio::test]
async fn the_upgrade_waits_for_authorizer_and_connect() {
    let world = World::start().await;
    let began = Instant::now();
    world.try_open("?ticket=slow&connect=sleep").await.expect("the socket opens");
    assert!(
        began.elapsed() >= Duration::from_millis(600),
        "the upgrade came before the functions had answered"
    );
}

#[tokio::test]
async fn without_the_identity_source_the_caller_gets_401_and_no_function_is_asked() {
    let world = World::start().await;
    let (status, body) = world.try_open("").await.err().expect("a refusal");
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(body, json!({"message": "Unauthorized"}));
    assert_eq!(world.gateway.status().functions["Authorizer"].invocations, 0);
}

#[tokio::test]
async fn an_authorizer_that_denies_gives_403_and_connect_is_not_asked() {
    let world = World::start().await;
    let (status, _) = world.try_open("?ticket=deny").await.err().expect("a refusal");
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(world.gateway.status().functions["Connect"].invocations, 0);
}

#[tokio::test]
async fn an_authorizer_that_raises_unauthorized_gives_401() {
    let world = World::start().await;
    let (status, _) = world.try_open("?ticket=unauthorized").await.err().expect("a refusal");
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_authorizer_that_fails_panics_exits_or_answers_nonsense_gives_500() {
    let world = World::start().await;
    for ticket in ["fail", "panic", "exit", "nested"] {
        let (status, _) = world.try_open(&format!("?ticket={ticket}")).await.err().expect("a refusal");
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{ticket}");
    }
}

#[tokio::test]
async fn a_connect_that_refuses_gives_its_own_status() {
    let world = World::start().await;
    for status in [401, 403, 409] {
        let refusal =
            world.try_open(&format!("?ticket=good&connect={status}")).await.err().expect("a refusal");
        assert_eq!(refusal.0.as_u16(), status);
    }
}

#[tokio::test]
async fn a_connect_that_crashes_gives_500_and_no_connection() {
    let world = World::start().await;
    for action in ["fail", "panic", "exit"] {
        let (status, _) =
            world.try_open(&format!("?ticket=good&connect={action}")).await.err().expect("a refusal");
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{action}");
    }
    assert_eq!(world.gateway.status().connections.unwrap().opened, 0);
}

#[tokio::test]
async fn connect_sees_the_request_as_api_gateway_shows_it() {
    let world = World::start().await;
    let _socket =
        world.try_open("?ticket=good&connect=note&lang=de&lang=pt").await.expect("the socket opens");
    let event = world.noted("connect").await;
    assert_eq!(event["headers"]["Origin"], "https://shop.example");
    assert_eq!(event["headers"]["Sec-WebSocket-Version"], "13");
    assert_eq!(event["multiValueHeaders"]["Origin"], json!(["https://shop.example"]));
    assert_eq!(event["queryStringParameters"]["lang"], "pt");
    assert_eq!(event["multiValueQueryStringParameters"]["lang"], json!(["de", "pt"]));
    let context = &event["requestContext"];
    assert_eq!(context["routeKey"], "$connect");
    assert_eq!(context["eventType"], "CONNECT");
    assert_eq!(context["stage"], "default");
    assert_eq!(context["identity"]["sourceIp"], "127.0.0.1");
    let id = context["connectionId"].as_str().unwrap();
    assert!(id.len() == 16 && id.ends_with('='), "{id}");
}

#[tokio::test]
async fn connect_chooses_the_subprotocol() {
    let world = World::start().await;
    let url = format!("{}?ticket=good&connect=protocol", world.gateway.addresses().socket);
    let mut request = url.into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", "chat, other".parse().unwrap());
    let (_, response) = tokio_tungstenite::connect_async(request).await.expect("the socket opens");
    assert_eq!(response.headers()["sec-websocket-protocol"], "chat");
}

#[tokio::test]
async fn another_stage_is_forbidden() {
    let world = World::start().await;
    let url = world.gateway.addresses().socket.replace("/default", "/other").replace("ws:", "http:");
    let response = world.http.get(url).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 403);
}
