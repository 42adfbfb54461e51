//! Functions as processes.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::support::World;

#[tokio::test]
async fn a_process_finds_what_lambda_gives_it_and_nothing_else() {
    let world = World::start().await;
    let environment = world.json("/open/environment").await;
    let addresses = world.gateway.addresses();
    assert_eq!(environment["AWS_LAMBDA_FUNCTION_NAME"], "Echo");
    assert_eq!(environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"], "256");
    assert_eq!(environment["AWS_REGION"], "us-east-1");
    assert_eq!(environment["AWS_ENDPOINT_URL_DYNAMODB"], addresses.dynamodb);
    assert_eq!(environment["SOCKETS_URL"], addresses.socket);
    assert_eq!(environment["SHARED"], "own", "a function's variable wins over the global one");
    assert_eq!(environment["TABLE"], "Notes");
    assert_eq!(environment["SUBSTITUTED"], "fixture of us-east-1");
    assert!(environment.get("CARGO_MANIFEST_DIR").is_none(), "the gateway's own environment leaks");
    assert!(environment.get("HOME").is_none(), "the gateway's own environment leaks");
}

#[tokio::test]
async fn the_deadline_is_in_milliseconds_since_the_epoch() {
    let world = World::start().await;
    let answer = world.json("/open/deadline").await;
    let now = u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap();
    let deadline = answer["deadline"].as_u64().unwrap();
    assert!(deadline > now && deadline <= now + 5000, "{deadline} at {now}");
    assert_eq!(answer["arn"], "arn:aws:lambda:us-east-1:000000000000:function:Echo");
}

#[tokio::test]
async fn a_process_takes_one_event_at_a_time_and_is_used_again() {
    let world = World::start().await;
    let first = world.json("/open/pid").await;
    let second = world.json("/open/pid").await;
    assert_eq!(first, second, "a warm process is used again");
    let (slow, quick) = tokio::join!(world.get("/open/sleep"), world.json("/open/pid"));
    assert_eq!(slow.status(), 200);
    assert!(quick["pid"].is_number());
    assert_eq!(
        world.gateway.status().functions["Echo"].cold_starts,
        2,
        "a busy process gets no second event"
    );
}

#[tokio::test]
async fn events_beyond_the_limit_of_processes_wait_their_turn() {
    let world = World::start().await;
    let began = Instant::now();
    let calls = (0..6).map(|_| world.get("/hasty/sleep"));
    for answer in futures_util::future::join_all(calls).await {
        assert_eq!(answer.status(), 200);
    }
    assert!(began.elapsed() >= Duration::from_millis(900), "six sleeps of 300 ms on two processes");
    assert_eq!(world.gateway.status().functions["Hasty"].cold_starts, 2);
}

#[tokio::test]
async fn a_panic_is_an_error_and_the_process_lives_on() {
    let world = World::start().await;
    let before = world.json("/open/pid").await;
    let answer = world.get("/open/panic").await;
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.text().await.unwrap(), r#"{"message":"Internal Server Error"}"#);
    assert_eq!(world.json("/open/pid").await, before);
}

#[tokio::test]
async fn a_crash_fails_its_own_event_and_the_next_one_gets_a_new_process() {
    let world = World::start().await;
    let before = world.json("/open/pid").await;
    assert_eq!(world.get("/open/exit").await.status(), 500);
    let after = world.json("/open/pid").await;
    assert_ne!(after, before);
    assert!(after["pid"].is_number());
}

#[tokio::test]
async fn a_hanging_function_is_killed_at_its_timeout() {
    let world = World::start().await;
    let before = world.json("/hasty/pid").await;
    let began = Instant::now();
    assert_eq!(world.get("/hasty/hang").await.status(), 500);
    let took = began.elapsed();
    assert!(took >= Duration::from_secs(1) && took < Duration::from_secs(5), "killed after {took:?}");
    let pid = before["pid"].as_u64().unwrap();
    assert!(!std::path::Path::new(&format!("/proc/{pid}")).exists(), "the process is still there");
    assert_ne!(world.json("/hasty/pid").await, before);
    assert_eq!(world.gateway.status().functions["Hasty"].timeouts, 1);
}

#[tokio::test]
async fn an_integration_that_takes_too_long_is_503_while_the_function_goes_on() {
    let world = World::start().await;
    world.get("/hasty/pid").await;
    let answer = world.get("/impatient/sleep").await;
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.text().await.unwrap(), r#"{"message":"Service Unavailable"}"#);
    assert_eq!(world.gateway.status().functions["Hasty"].timeouts, 0);
}

#[tokio::test]
async fn a_function_that_does_not_start_fails_at_once_and_is_not_started_in_a_loop() {
    let world = World::start().await;
    for _ in 0..20 {
        assert_eq!(world.get("/unborn").await.status(), 500);
    }
    let starts = world.gateway.status().functions["Unborn"].cold_starts;
    assert!(starts < 10, "{starts} starts for twenty events");
}

#[tokio::test]
async fn processes_end_with_the_gateway() {
    let world = World::start().await;
    let pid = world.json("/open/pid").await["pid"].as_u64().unwrap();
    let _folder = world.stop().await;
    assert!(!std::path::Path::new(&format!("/proc/{pid}")).exists(), "the process outlives its gateway");
}

#[tokio::test]
async fn the_status_counts_events_and_database_operations() {
    let world = World::start().await;
    let _socket = world.try_open("?ticket=good&connect=note").await.unwrap();
    let status = world.json("/_local/status").await;
    assert_eq!(status["functions"]["Connect"]["invocations"], 1);
    assert_eq!(status["connections"]["open"], 1);
    assert_eq!(status["dynamodb"]["UpdateItem"], 1);
}
