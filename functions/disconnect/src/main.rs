//! disconnect
fn main() {}
