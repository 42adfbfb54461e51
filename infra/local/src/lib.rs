//! Runs a SAM template on one machine.
//!
//! API Gateway (HTTP and WebSocket), Lambda, DynamoDB, Secrets Manager, schedules and a development sign-in, all on
//! 127.0.0.1 and in one process, with the functions' real bootstraps as its children. A test starts a
//! [`Gateway`] of its own; a person runs the binary.
//!
//! The gateway knows nothing of the system that it runs: that is in the template ([`template`]) and, for what a
//! template can't say, in the manifest ([`manifest`]). It keeps AWS's semantics and limits where they are known, and
//! refuses at the start what it can't emulate. `docs/differences-from-aws.md` lists every difference.

mod dynamodb;
mod error;
mod gateway;
mod http_api;
mod lambda;
mod listener;
pub mod manifest;
mod oidc;
mod record;
mod schedule;
mod secrets_manager;
mod sites;
mod state;
mod status;
pub mod template;
mod time_scale;
mod web_socket_api;

pub use error::Error;
pub use gateway::{Addresses, Gateway, Options};
pub use lambda::FunctionStatus;
pub use status::StatusReport;
pub use web_socket_api::ConnectionStatus;
