//! Starts a function: configuration, AWS clients, logging, and what comes in turned into calls and what goes out
//! into answers. Floor 5.
//!
//! Invariants:
//! - bytes from outside are checked here, once: size, then shape, then who is calling;
//! - a refusal and a fault are apart: a caller reads the refusal, the log reads the fault, never the other way round;
//! - nothing here asks where it runs: endpoints come from the AWS SDK's own environment variables and the template.

mod answer;
mod aws;
mod caller;
mod clock;
mod failure;
pub mod http;
mod logging;
mod roots;
pub mod socket;

pub use aws::{Aws, Misconfigured};
pub use caller::{caller_context, caller_from_claims, caller_from_context};
pub use clock::now;
pub use failure::Failure;
pub use logging::start_logging;
