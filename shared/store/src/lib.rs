//! DynamoDB: typed keys, one module per kind of item. Floor 4.
//!
//! Invariants:
//! - keys are built in the module `key` and nowhere else;
//! - every read checks expiry itself: DynamoDB's TTL takes up to two days
//!   (<https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html>);
//! - every write that depends on a read is conditional on what was read;
//! - no index ever decides a right: indexes are eventually consistent;
//! - no secret is stored: tickets and keys are kept as hashes.

mod audit;
mod board;
mod commit;
mod connection;
mod engagement;
mod error;
mod key;
mod organisation;
mod security_key;
mod session;
mod ticket;
mod tries;

pub use commit::{Commit, CommitError, Engage};
pub use error::Error;
pub use organisation::Organisation;
pub use security_key::security_key_hash;
pub use ticket::TicketHold;
pub use tries::{LockedOut, Tried};

use aws_sdk_dynamodb::Client;

/// The tables, and the client that reaches them.
#[derive(Clone, Debug)]
pub struct Store {
    dynamo: Client,
    sessions: String,
    directory: String,
}

impl Store {
    /// The store over these two tables.
    #[must_use]
    pub const fn new(dynamo: Client, sessions_table: String, directory_table: String) -> Self {
        Self { dynamo, sessions: sessions_table, directory: directory_table }
    }
}
