//! The system seen from outside: the real bootstraps behind the gateway, one concern a file.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper that can't go on stops its test"
)]

mod bad_input;
mod idempotency;
mod keys;
mod relaying;
mod restart;
mod sessions;
mod store;
mod tickets;
mod world;
