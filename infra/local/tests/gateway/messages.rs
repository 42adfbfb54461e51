//! Messages of an open socket, on their way to functions.

use futures_util::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::frame::{
        Frame,
        coding::{Data, OpCode},
    },
};

use crate::support::World;

#[tokio::test]
async fn the_authorizers_context_is_in_every_later_event() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    let expected = json!({"principalId": "good", "organisation": "acme", "level": "3", "active": "true"});
    for _ in 0..2 {
        let event = socket.ask(r#"{"action":"echo"}"#).await;
        assert_eq!(event["requestContext"]["authorizer"], expected);
    }
    socket.0.close(None).await.unwrap();
    let event = world.noted(&format!("disconnect {id}")).await;
    assert_eq!(event["requestContext"]["authorizer"], expected);
}

#[tokio::test]
async fn an_event_has_the_shape_that_api_gateway_gives_it() {
    let world = World::start().await;
    let mut socket = world.open().await;
    let event = socket.ask(r#"{"action":"echo","text":"ü"}"#).await;
    assert_eq!(event["body"], r#"{"action":"echo","text":"ü"}"#);
    assert_eq!(event["isBase64Encoded"], false);
    assert!(event.get("headers").is_none(), "headers are of $connect alone");
    let context = event["requestContext"].as_object().unwrap();
    for name in [
        "apiId",
        "authorizer",
        "connectedAt",
        "connectionId",
        "domainName",
        "eventType",
        "extendedRequestId",
        "identity",
        "messageDirection",
        "messageId",
        "requestId",
        "requestTime",
        "requestTimeEpoch",
        "routeKey",
        "stage",
    ] {
        assert!(context.contains_key(name), "{name} is missing");
    }
    assert_eq!(context["routeKey"], "echo");
    assert_eq!(context["eventType"], "MESSAGE");
}

#[tokio::test]
async fn messages_of_one_socket_are_dispatched_concurrently() {
    let world = World::start().await;
    let mut socket = world.open().await;
    // Warm two processes up, so that a cold start doesn't decide the race.
    socket.send(r#"{"action":"echo","do":"sleep","milliseconds":50}"#).await;
    socket.send(r#"{"action":"echo","do":"sleep","milliseconds":50}"#).await;
    socket.json().await;
    socket.json().await;
    socket.send(r#"{"action":"echo","do":"sleep","milliseconds":1500,"name":"slow"}"#).await;
    socket.send(r#"{"action":"echo","name":"quick"}"#).await;
    let first = socket.json().await;
    assert!(first["body"].as_str().unwrap().contains("quick"), "the slow message held up the quick one");
    assert!(socket.json().await["body"].as_str().unwrap().contains("slow"));
}

#[tokio::test]
async fn a_message_without_a_route_is_answered_with_an_error_frame() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    for message in [r#"{"action":"unknown"}"#, r#"{"other":1}"#, "not json", r#"{"action":"$connect"}"#] {
        let answer = socket.ask(message).await;
        assert_eq!(answer["message"], "Forbidden", "{message}");
        assert_eq!(answer["connectionId"], id);
        assert!(answer["requestId"].is_string());
    }
}

#[tokio::test]
async fn a_function_that_fails_panics_exits_or_hangs_is_told_to_the_client_alone() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    for (action, failure) in [("echo", "fail"), ("echo", "panic"), ("echo", "exit"), ("hasty", "hang")] {
        let answer = socket.ask(&json!({"action": action, "do": failure}).to_string()).await;
        assert_eq!(answer["message"], "Internal server error", "{failure}");
        assert_eq!(answer["connectionId"], id);
        assert!(answer["requestId"].is_string());
    }
    let event = socket.ask(r#"{"action":"echo"}"#).await;
    assert_eq!(event["requestContext"]["connectionId"], id, "the connection lives on");
}

#[tokio::test]
async fn a_frame_over_32_kb_closes_1009() {
    let world = World::start().await;
    let mut socket = world.open().await;
    let padding = "x".repeat(32 * 1024);
    socket.send(&json!({"action": "echo", "padding": padding}).to_string()).await;
    assert_eq!(socket.close_code().await, 1009);
}

#[tokio::test]
async fn a_message_of_32_kb_frames_is_taken_up_to_128_kb_and_closes_1009_beyond() {
    let world = World::start().await;
    let mut socket = world.open().await;
    let envelope = r#"{"action":"echo","answer":2,"padding":""}"#.len();
    let message = |length: usize| {
        let padding = "x".repeat(length - envelope);
        format!(r#"{{"action":"echo","answer":2,"padding":"{padding}"}}"#)
    };
    send_in_frames(&mut socket.0, message(128 * 1024).as_bytes()).await;
    assert_eq!(socket.next().await.to_text().unwrap(), "xx");
    send_in_frames(&mut socket.0, message(128 * 1024 + 1).as_bytes()).await;
    assert_eq!(socket.close_code().await, 1009);
}

#[tokio::test]
async fn a_binary_message_closes_1003() {
    let world = World::start().await;
    let (mut socket, id) = world.open_with_id().await;
    socket.0.send(Message::binary(vec![1, 2, 3])).await.unwrap();
    assert_eq!(socket.close_code().await, 1003);
    assert_eq!(
        world.noted(&format!("disconnect {id}")).await["requestContext"]["disconnectStatusCode"],
        1003
    );
}

#[tokio::test]
async fn a_text_that_is_not_utf_8_closes_1007() {
    let world = World::start().await;
    let mut socket = world.open().await;
    let frame = Frame::message(vec![0xff, 0xfe], OpCode::Data(Data::Text), true);
    socket.0.send(Message::Frame(frame)).await.unwrap();
    assert_eq!(socket.close_code().await, 1007);
}

async fn send_in_frames<S>(socket: &mut tokio_tungstenite::WebSocketStream<S>, message: &[u8])
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
{
    let chunks: Vec<&[u8]> = message.chunks(32 * 1024).collect();
    for (index, chunk) in chunks.iter().enumerate() {
        let kind = if index == 0 { Data::Text } else { Data::Continue };
        let frame = Frame::message(chunk.to_vec(), OpCode::Data(kind), index + 1 == chunks.len());
        socket.feed(Message::Frame(frame)).await.unwrap();
    }
    socket.flush().await.unwrap();
}
