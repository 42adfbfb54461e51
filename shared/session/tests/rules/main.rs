//! The rules of a session, one concern a file.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a helper that can't go on stops its test")]
#![expect(clippy::needless_pass_by_value, reason = "a test reads better when it hands a command over")]

mod annotations;
mod audit;
mod control;
mod ending;
mod invariants;
mod joining;
mod keys;
mod model;
mod pausing;
mod presence;
mod world;
