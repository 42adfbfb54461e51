//! `@connections`, through the stock AWS SDK.

use std::time::{Duration, Instant};

use aws_sdk_apigatewaymanagement::{error::ProvideErrorMetadata, primitives::Blob};
use futures_util::StreamExt;
use tokio_tungstenite::tungstenite::{Message, protocol::CloseFrame};

use crate::support::{DEADLINE, World};

#[tokio::test]
async fn the_stock_sdk_posts_looks_up_and_deletes() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    let client = world.management();
    client.post_to_connection().connection_id(&id).data(Blob::new("hello")).send().await.unwrap();
    assert_eq!(socket.next().await.to_text().unwrap(), "hello");

    let found = client.get_connection().connection_id(&id).send().await.unwrap();
    assert_eq!(found.identity().unwrap().source_ip(), Some("127.0.0.1"));
    assert!(found.connected_at().unwrap().secs() > 1_700_000_000);
    assert!(found.last_active_at() >= found.connected_at());

    client.delete_connection().connection_id(&id).send().await.unwrap();
    assert_eq!(socket.close_code().await, 1000);
    assert_eq!(
        world.noted(&format!("disconnect {id}")).await["requestContext"]["disconnectStatusCode"],
        1000
    );
}

#[tokio::test]
async fn one_connection_writes_to_another() {
    let world = World::start().await;
    let (mut ada, ada_id) = world.open_with_id().await;
    let (mut ben, _) = world.open_with_id().await;
    ben.send(&format!(r#"{{"action":"echo","to":"{ada_id}"}}"#)).await;
    assert!(ada.json().await["body"].as_str().unwrap().contains(&ada_id));
}

#[tokio::test]
async fn an_unknown_connection_is_gone() {
    let world = World::start().await;
    let client = world.management();
    let error =
        client.post_to_connection().connection_id("L0SM9cOFvHcCIhw=").data(Blob::new("x")).send().await;
    let error = error.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 410);
    assert!(error.into_service_error().is_gone_exception());
    let error = client.get_connection().connection_id("nonsense").send().await.unwrap_err();
    assert!(error.into_service_error().is_gone_exception());
    let error = client.delete_connection().connection_id("nonsense").send().await.unwrap_err();
    assert!(error.into_service_error().is_gone_exception());
}

#[tokio::test]
async fn a_closed_connection_is_gone() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    socket.0.close(None).await.unwrap();
    world.noted(&format!("disconnect {id}")).await;
    let error = world.management().post_to_connection().connection_id(&id).data(Blob::new("x")).send().await;
    assert!(error.unwrap_err().into_service_error().is_gone_exception());
}

#[tokio::test]
async fn a_connection_is_gone_while_its_connect_runs() {
    let world = World::start().await;
    // The fixture posts from `$connect`, and accepts the connection only if that was answered with 410.
    world.try_open("?ticket=good&connect=post").await.expect("the post was refused as gone");
}

#[tokio::test]
async fn a_connection_of_an_earlier_gateway_is_gone() {
    let world = World::start().await;
    let (_socket, id) = world.open_with_id().await;
    let folder = world.stop().await;
    let world = World::start_in(folder, |_| {}).await;
    let error = world.management().get_connection().connection_id(&id).send().await.unwrap_err();
    assert!(error.into_service_error().is_gone_exception());
}

#[tokio::test]
async fn a_post_over_128_kb_is_too_large() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    let client = world.management();
    let exact = Blob::new("x".repeat(128 * 1024));
    client.post_to_connection().connection_id(&id).data(exact).send().await.unwrap();
    assert_eq!(socket.next().await.len(), 128 * 1024);
    let over = Blob::new("x".repeat(128 * 1024 + 1));
    let error = client.post_to_connection().connection_id(&id).data(over).send().await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 413);
    assert!(error.into_service_error().is_payload_too_large_exception());
}

#[tokio::test]
async fn a_post_over_32_kb_leaves_in_frames_of_32_kb() {
    let world = World::start().await;
    let (socket, id) = world.open_with_id().await;
    // A client that takes no larger frames sees that none comes.
    let config = tokio_tungstenite::tungstenite::protocol::WebSocketConfig::default();
    let (stream, role) = (socket.0.into_inner(), tokio_tungstenite::tungstenite::protocol::Role::Client);
    let config = Some(config.max_frame_size(Some(32 * 1024)));
    let mut socket = tokio_tungstenite::WebSocketStream::from_raw_socket(stream, role, config).await;
    let text = "ü".repeat(40_000);
    world
        .management()
        .post_to_connection()
        .connection_id(&id)
        .data(Blob::new(text.clone()))
        .send()
        .await
        .unwrap();
    let message = tokio::time::timeout(DEADLINE, socket.next()).await.unwrap().unwrap().unwrap();
    assert_eq!(message.to_text().unwrap(), text);
}

#[tokio::test]
async fn an_unsigned_request_is_refused() {
    let world = World::start().await;
    let (_socket, id) = world.open_with_id().await;
    let url = format!("{}/@connections/{}", world.gateway.addresses().management, id.replace('=', "%3D"));
    let unsigned = world.http.post(&url).body("x").send().await.unwrap();
    assert_eq!(unsigned.status().as_u16(), 403);
    assert_eq!(unsigned.headers()["x-amzn-errortype"], "MissingAuthenticationTokenException");
    let half =
        world.http.post(&url).header("authorization", "AWS4-HMAC-SHA256 Credential=a/b").body("x").send();
    assert_eq!(half.await.unwrap().status().as_u16(), 403);
}

#[tokio::test]
async fn a_client_that_does_not_read_gets_429_for_its_writers_and_no_harm_to_others() {
    let world = World::start().await;
    let (_stuck, stuck) = world.open_with_id().await;
    let (mut lively, id) = world.open_with_id().await;
    let client = world.management();
    let began = Instant::now();
    let error = loop {
        assert!(began.elapsed() < DEADLINE, "the buffer has no end");
        let message = Blob::new("x".repeat(128 * 1024));
        if let Err(error) = client.post_to_connection().connection_id(&stuck).data(message).send().await {
            break error;
        }
    };
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 429);
    assert_eq!(error.into_service_error().code(), Some("LimitExceededException"));
    client.post_to_connection().connection_id(&id).data(Blob::new("still here")).send().await.unwrap();
    assert_eq!(lively.next().await.to_text().unwrap(), "still here");
}

#[tokio::test]
async fn disconnect_is_told_the_clients_code_and_reason() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    let frame = CloseFrame { code: 4001.into(), reason: "done here".into() };
    socket.0.close(Some(frame)).await.unwrap();
    let event = world.noted(&format!("disconnect {id}")).await;
    assert_eq!(event["requestContext"]["disconnectStatusCode"], 4001);
    assert_eq!(event["requestContext"]["disconnectReason"], "done here");
    assert_eq!(event["requestContext"]["eventType"], "DISCONNECT");
    assert_eq!(event["requestContext"]["routeKey"], "$disconnect");
}

#[tokio::test]
async fn disconnect_is_told_1006_of_a_client_that_vanished() {
    let world = World::start().await;
    let (socket, id) = world.open_with_id().await;
    drop(socket);
    let event = world.noted(&format!("disconnect {id}")).await;
    assert_eq!(event["requestContext"]["disconnectStatusCode"], 1006);
}

#[tokio::test]
async fn a_post_that_is_not_utf_8_arrives_with_replacements() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    let data = Blob::new(vec![b'a', 0xff, b'b']);
    world.management().post_to_connection().connection_id(&id).data(data).send().await.unwrap();
    assert_eq!(socket.next().await, Message::text("a\u{fffd}b"));
    tokio::time::sleep(Duration::ZERO).await;
}
