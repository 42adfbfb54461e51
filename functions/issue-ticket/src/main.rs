//! issue-ticket
fn main() {}
