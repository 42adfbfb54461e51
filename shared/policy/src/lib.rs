//! Who may do what, and how much: floor 2. Pure data and pure questions.

mod caller;
mod limit;
mod permission;

pub use caller::{Agent, Caller, Identity};
pub use limit::{
    ASK_LIFE, Allowance, CONTROL_GRACE, GRACE, KEY_LIFE, KEY_TRIES, MAX_BOARD_BYTES, MAX_VIEWERS, OFFER_LIFE,
    RETENTION, ROUTE_LIFE, SESSION_LIFE, TICKET_LIFE, VISITOR_LIFE,
};
pub use permission::{Permission, Permissions};
