//! The rules of a session, pure: floor 3. No I/O, no clock, no randomness, no async.
//!
//! `decide(session, caller, request, command, now) -> Result<Decision, Refusal>` is the whole interface: load a
//! session, decide, commit the decision's session on condition that the revision is still the one that was read.
//!
//! Invariants, each checked by a property in `tests/`:
//! - one sharer at most, and viewers up to the limit;
//! - one holder of control at most, by the sharer's consent, under an epoch of its own;
//! - an ended session never changes again;
//! - the revision grows with every change and with nothing else;
//! - the same request id twice has the effect of once;
//! - a participant's epoch grows with every connection, and an id is never given twice;
//! - what time has ended is ended in every decision, whether or not `sweep` has come by.

mod audit;
mod board;
mod command;
mod control;
mod decide;
mod participant;
mod refusal;
mod session;
mod settle;
mod view;

pub use audit::{audit, audit_of_board, audit_of_creation};
pub use board::{Change, Whiteboard, annotate};
pub use command::Command;
pub use control::{Control, ControlLease, Ground, Wish, may_act};
pub use decide::{Decision, Happening, decide};
pub use participant::{Attachment, Participant, RecordedConsent};
pub use refusal::Refusal;
pub use session::{KeyHold, OfferHold, Session};
pub use settle::settle;
pub use view::{Reach, reach, view};
