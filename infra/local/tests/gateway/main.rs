//! The gateway seen from outside: a gateway per test, the fixture (`examples/fixture.rs`) as every function, and the
//! stock AWS SDK and ordinary HTTP and WebSocket clients against it.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

mod connections;
mod cuts;
mod dynamodb;
mod functions;
mod http;
mod jwt;
mod messages;
mod oidc;
mod record;
mod schedules;
mod sites;
mod start;
mod state;
mod support;
mod template;
mod upgrade;
