//! How many and how long. One place, so that an operator's question has one answer.

use std::time::Duration;

/// A ticket that nobody spends.
pub const TICKET_LIFE: Duration = Duration::from_secs(30);

/// A security key that nobody uses. Genesys's has the same life.
pub const KEY_LIFE: Duration = Duration::from_secs(5 * 60);

/// How long a visitor may take to decide after typing the key.
pub const OFFER_LIFE: Duration = Duration::from_secs(2 * 60);

/// How long a participant whose connection is gone may take to come back.
pub const GRACE: Duration = Duration::from_secs(60);

/// How long control outlives the connection of its holder or of the sharer: as long as a page takes to load.
pub const CONTROL_GRACE: Duration = Duration::from_secs(15);

/// How long the sharer may take to answer a question for control.
pub const ASK_LIFE: Duration = Duration::from_secs(60);

/// A relay route, and with it the longest time that a participant counts as present without a word.
pub const ROUTE_LIFE: Duration = Duration::from_secs(15 * 60);

/// The longest time that a session may last.
pub const SESSION_LIFE: Duration = Duration::from_secs(8 * 60 * 60);

/// How long participants can look a session up after its end. What administrators may read is kept for as long as the
/// organisation's settings say.
pub const RETENTION: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a visitor can come back as the same one.
pub const VISITOR_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many viewers a session may have.
pub const MAX_VIEWERS: usize = 2;

/// The most bytes that a session's annotations may have together: the answer to `list` is one message, of API Gateway's
/// 128 KB.
pub const MAX_BOARD_BYTES: usize = 96 * 1024;

/// How many wrong keys are let through before the lock, and for how long both last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// From one source address.
    pub per_source: u32,
    /// In one organisation.
    pub per_organisation: u32,
    /// The window, from the first wrong try on. The lock ends with it.
    pub window: Duration,
}

/// With eight digits, 1,000 live keys and 200 tries in five minutes, 0.002 guesses are right (facts: 10^-8 * L * G).
pub const KEY_TRIES: Allowance =
    Allowance { per_source: 5, per_organisation: 200, window: Duration::from_secs(5 * 60) };
