//! One JSON line per event, to standard output, from where Lambda takes it.

use tracing::level_filters::LevelFilter;

/// Starts logging, at the level that Lambda's own variable names, or at `INFO`
/// (<https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>). No filters by module:
/// the machinery for them would be a fifth of a bootstrap.
pub fn start_logging() {
    let level = std::env::var("AWS_LAMBDA_LOG_LEVEL").ok().and_then(|level| level.parse().ok());
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_max_level(level.unwrap_or(LevelFilter::INFO))
        .init();
}
