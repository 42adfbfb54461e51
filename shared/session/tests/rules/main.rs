//! The rules of a session, one concern a file.

mod ending;
mod invariants;
mod joining;
mod keys;
mod presence;
mod world;
