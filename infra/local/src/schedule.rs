//! Schedules: functions that time invokes.

use std::sync::Arc;

use serde_json::{Value as Json, json};
use tokio::time::MissedTickBehavior;
use ulid::Ulid;

use crate::{
    lambda::Function,
    template::{ACCOUNT, REGION, Schedule},
    time_scale::TimeScale,
};

/// Invokes the function at its rate, for as long as it is polled. A firing that would overlap the one before waits for
/// it: AWS doesn't promise that, and one machine has no use for the pile.
pub(crate) async fn run(
    schedule: Schedule,
    function: Arc<Function>,
    timeout: std::time::Duration,
    scale: TimeScale,
) {
    let period = scale.shorten(schedule.every);
    let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + period, period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let event = schedule.input.clone().unwrap_or_else(|| event(&schedule).to_string());
        // What went wrong is in the log already; the next firing is the retry.
        let _ = function.invoke(uuid(), event.into(), timeout * 2 + std::time::Duration::from_secs(10)).await;
    }
}

/// What the function gets: EventBridge's "Scheduled Event", which Scheduler sends as well for Lambda targets without
/// an input.
fn event(schedule: &Schedule) -> Json {
    let name = &schedule.name;
    let (source, arn) = if schedule.scheduler {
        ("aws.scheduler", format!("arn:aws:scheduler:{REGION}:{ACCOUNT}:schedule/default/{name}"))
    } else {
        ("aws.events", format!("arn:aws:events:{REGION}:{ACCOUNT}:rule/{name}"))
    };
    let detail = if schedule.scheduler { json!("{}") } else { json!({}) };
    json!({
        "version": "0",
        "id": uuid(),
        "detail-type": "Scheduled Event",
        "source": source,
        "account": ACCOUNT,
        "time": jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "region": REGION,
        "resources": [arn],
        "detail": detail,
    })
}

/// A request id in the shape of a UUID, sortable by time as ULIDs are.
pub(crate) fn uuid() -> String {
    let hex = format!("{:032x}", u128::from(Ulid::generate()));
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
