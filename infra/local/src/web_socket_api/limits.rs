//! API Gateway's limits for WebSockets.

use std::time::Duration;

use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

use crate::time_scale::TimeScale;

/// A message, in and out.
pub(super) const MESSAGE: usize = 128 * 1024;

/// A frame. Inbound messages must be split by the client; outbound ones are split here.
pub(super) const FRAME: usize = 32 * 1024;

/// The context that an authorizer returns.
pub(super) const AUTHORIZER_CONTEXT: usize = 8 * 1024;

/// Messages that wait for one client to read them; beyond, `@connections` answers 429. AWS has such a buffer and
/// doesn't say how large.
pub(super) const OUTBOUND_BUFFER: usize = 256;

/// How long a client has to answer a close frame, and to read it.
pub(super) const CLOSE_HANDSHAKE: Duration = Duration::from_secs(2);

/// An authorizer or `$connect` that hasn't answered by now has failed.
pub(super) const INTEGRATION: Duration = Duration::from_secs(29);

/// The limits of time, on the gateway's clock.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Without a message in either direction.
    pub(super) idle: Duration,
    /// From the upgrade.
    pub(super) connection: Duration,
}

impl Limits {
    pub(super) fn scaled(scale: TimeScale) -> Self {
        Self {
            idle: scale.shorten(Duration::from_secs(10 * 60)),
            connection: scale.shorten(Duration::from_secs(2 * 60 * 60)),
        }
    }
}

/// How sockets are read and written. Small buffers: connections are many, and messages leave one by one.
pub(super) fn socket() -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(8 * 1024)
        .write_buffer_size(8 * 1024)
        .max_write_buffer_size(1024 * 1024)
        .max_message_size(Some(MESSAGE))
        .max_frame_size(Some(FRAME))
}
