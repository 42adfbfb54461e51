//! Time on the wire: milliseconds since 1970, UTC.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A moment, in milliseconds since the Unix epoch. Integers up to 2^53 pass through JavaScript unharmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Instant(#[cfg_attr(feature = "typescript", ts(type = "number"))] pub u64);

impl Instant {
    /// The moment `after` later than this one.
    #[must_use]
    pub fn plus(self, after: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(after.as_millis()).unwrap_or(u64::MAX)))
    }

    /// How long it is from this moment until `later`; nothing when it has passed.
    #[must_use]
    pub fn until(self, later: Self) -> Duration {
        Duration::from_millis(later.0.saturating_sub(self.0))
    }

    /// Whole seconds since the epoch, rounded up: what DynamoDB's TTL wants.
    #[must_use]
    pub fn as_epoch_seconds(self) -> u64 {
        self.0.div_ceil(1000)
    }
}
