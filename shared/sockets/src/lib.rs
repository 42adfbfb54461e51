//! Delivery to connections, and the signed routes that let `relay` work without a database. Floor 4.
//!
//! Invariants:
//! - a route serves the connection it was made for and nobody else, and only for minutes;
//! - everything posted is awaited: what is under way when a function returns is lost on Lambda;
//! - a gone connection is an answer, not an error: whoever posted marks its participant away.

mod notice;
mod post;
mod route;

pub use notice::Notices;
pub use post::{Delivery, Error, Sockets};
pub use route::{Route, Routes};
