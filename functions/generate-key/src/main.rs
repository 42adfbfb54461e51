//! generate-key
fn main() {}
