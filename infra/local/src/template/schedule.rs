//! Events of type `ScheduleV2` (EventBridge Scheduler) and `Schedule` (EventBridge rules).

use std::time::Duration;

use super::{TemplateError, intrinsics::Scope, properties::Properties};

/// Retries, windows and roles: a schedule on one machine fires once and tells the log what came of it.
const WITHOUT_EFFECT: [&str; 7] = [
    "Description",
    "FlexibleTimeWindow",
    "Name",
    "OmitName",
    "PermissionsBoundary",
    "RetryPolicy",
    "RoleArn",
];

/// A schedule of one function.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// The event's name with the function's before it, as SAM names the resource.
    pub name: String,
    /// The function that is invoked.
    pub function: String,
    /// `rate(...)`.
    pub every: Duration,
    /// What the function gets instead of the service's own event.
    pub input: Option<String>,
    /// Whether EventBridge Scheduler sends it, or an EventBridge rule.
    pub scheduler: bool,
}

impl Schedule {
    pub(super) fn read(
        scope: &Scope<'_>,
        function: &str,
        name: &str,
        scheduler: bool,
        mut properties: Properties,
    ) -> Result<Self, TemplateError> {
        properties.without_effect(&WITHOUT_EFFECT);
        let key = if scheduler { "ScheduleExpression" } else { "Schedule" };
        let at = properties.place(key);
        let expression = properties.required_text(scope, key)?;
        let input = properties.text(scope, "Input")?;
        properties.finish()?;
        let every =
            rate(&expression).ok_or(TemplateError::Unsupported { at: format!("{at} {expression}") })?;
        Ok(Self { name: format!("{function}{name}"), function: function.into(), every, input, scheduler })
    }
}

/// `rate(5 minutes)`; `cron` and `at` are for clocks that people look at, and nobody has needed them here.
fn rate(expression: &str) -> Option<Duration> {
    let inner = expression.trim().strip_prefix("rate(")?.strip_suffix(')')?;
    let (value, unit) = inner.trim().split_once(' ')?;
    let value: u64 = value.parse().ok().filter(|value| *value > 0)?;
    let seconds = match unit.trim() {
        "minute" | "minutes" => 60,
        "hour" | "hours" => 3600,
        "day" | "days" => 86_400,
        _ => return None,
    };
    Some(Duration::from_secs(value.checked_mul(seconds)?))
}
