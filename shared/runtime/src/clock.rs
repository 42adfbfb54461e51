//! The one place that reads the clock; the rules get the moment as an argument.

use alongside_protocol::Instant;
use std::time::{SystemTime, UNIX_EPOCH};

/// The moment at which a call is handled.
#[must_use]
pub fn now() -> Instant {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant(u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX))
}
