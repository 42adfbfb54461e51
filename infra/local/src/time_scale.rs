//! A clock that runs faster: two hours pass in seconds where a test says so.

use std::time::Duration;

/// By how much long waits are shortened: idle cuts, two-hour cuts, schedules. Never a function's timeout.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimeScale(f64);

impl TimeScale {
    /// A factor of at least one.
    pub(crate) fn new(factor: f64) -> Self {
        Self(if factor.is_finite() { factor.max(1.0) } else { 1.0 })
    }

    /// How long a wait takes on this clock: a millisecond at least.
    pub(crate) fn shorten(self, wait: Duration) -> Duration {
        wait.div_f64(self.0).max(Duration::from_millis(1))
    }
}
