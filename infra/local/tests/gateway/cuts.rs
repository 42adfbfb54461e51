//! What time ends: on a clock that runs faster.

use std::time::{Duration, Instant};

use futures_util::SinkExt;
use tokio_tungstenite::tungstenite::Message;

use crate::support::World;

#[tokio::test]
async fn a_connection_is_cut_after_ten_idle_minutes_and_pings_do_not_help() {
    let scale = 600.0; // ten minutes in a second
    let world = World::start_with(|options| options.time_scale = scale).await;
    let (mut socket, id) = world.open_with_id().await;
    let began = Instant::now();
    for _ in 0..4 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        socket.0.send(Message::Ping(Vec::new().into())).await.unwrap();
    }
    assert_eq!(socket.close_code().await, 1001);
    let quiet = began.elapsed();
    assert!(quiet >= Duration::from_millis(900) && quiet < Duration::from_secs(6), "cut after {quiet:?}");
    let event = world.noted(&format!("disconnect {id}")).await;
    assert_eq!(event["requestContext"]["disconnectStatusCode"], 1001);
    assert_eq!(event["requestContext"]["disconnectReason"], "Going away");
}

#[tokio::test]
async fn a_busy_connection_outlives_ten_minutes_and_is_cut_after_two_hours() {
    let scale = 1200.0; // ten minutes in half a second, two hours in six
    let world = World::start_with(|options| options.time_scale = scale).await;
    let mut socket = world.open().await;
    let began = Instant::now();
    let code = loop {
        assert!(began.elapsed() < Duration::from_secs(15), "never cut");
        if socket.0.send(Message::text(r#"{"action":"echo","answer":1}"#)).await.is_err() {
            panic!("closed without a close frame");
        }
        match tokio::time::timeout(Duration::from_secs(5), socket.next()).await.expect("an answer") {
            Message::Close(frame) => break u16::from(frame.unwrap().code),
            _ => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    };
    assert_eq!(code, 1001);
    assert!(began.elapsed() >= Duration::from_millis(5500), "cut after {:?}", began.elapsed());
}
