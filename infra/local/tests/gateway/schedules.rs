//! What time invokes.

use std::time::{Duration, Instant};

use crate::support::{DEADLINE, World};

#[tokio::test]
async fn a_rate_invokes_its_function_again_and_again_and_never_overlaps() {
    // A minute in 20 ms; the function takes 50.
    let world = World::start_with(|options| options.time_scale = 3000.0).await;
    let event = world.noted("schedule").await;
    assert_eq!(event["detail-type"], "Scheduled Event");
    assert_eq!(event["source"], "aws.scheduler");
    assert_eq!(
        event["resources"][0],
        "arn:aws:scheduler:us-east-1:000000000000:schedule/default/ScheduledEveryMinute"
    );
    let began = Instant::now();
    while world.note("schedule").await.unwrap().1 < 4 {
        assert!(began.elapsed() < DEADLINE, "it fires no more");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(world.gateway.status().functions["Scheduled"].cold_starts, 1, "two ran at once");
}
