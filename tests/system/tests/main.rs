//! The system seen from outside: the real bootstraps behind the gateway, one concern a file.

mod bad_input;
mod idempotency;
mod keys;
mod relaying;
mod restart;
mod sessions;
mod tickets;
mod world;
