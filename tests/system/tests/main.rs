//! The system seen from outside: the real bootstraps behind the gateway, one concern a file.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper that can't go on stops its test"
)]

mod administration;
mod annotations;
mod bad_input;
mod control;
mod idempotency;
mod keys;
mod relaying;
mod restart;
mod rights;
mod sessions;
mod store;
mod tickets;
mod world;
