//! How long a message takes through socket, function and `@connections`: for people who change the hot path.

use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::tungstenite::Message;

use crate::support::World;

const SOCKETS: usize = 50;
const MESSAGES: usize = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// 1,000 messages a second in and as many out, each through a process of its own.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures, and asserts only what a busy machine keeps too"]
async fn a_round_trip_takes_little_more_than_a_millisecond() {
    let world = World::start().await;
    let mut clients = Vec::new();
    for index in 0..SOCKETS {
        let mut socket = world.open().await;
        clients.push(tokio::spawn(async move {
            tokio::time::sleep(PAUSE * u32::try_from(index).unwrap() / u32::try_from(SOCKETS).unwrap()).await;
            let mut ticks = tokio::time::interval(PAUSE);
            let mut times = Vec::new();
            for _ in 0..MESSAGES {
                ticks.tick().await;
                let began = Instant::now();
                socket.0.send(Message::text(r#"{"action":"echo","answer":200}"#)).await.unwrap();
                socket.0.next().await.unwrap().unwrap();
                times.push(began.elapsed());
            }
            times
        }));
    }
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await.unwrap().split_off(MESSAGES / 4));
    }
    times.sort();
    let at = |share: f64| times[(times.len() as f64 * share) as usize];
    println!("p50 {:?}  p90 {:?}  p99 {:?}  max {:?}", at(0.5), at(0.9), at(0.99), at(0.9999));
    println!("{:?}", world.gateway.status().functions["Echo"]);
    assert!(at(0.5) < Duration::from_millis(20));
}
