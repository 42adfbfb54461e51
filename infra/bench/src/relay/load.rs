//! The load: sharers who send by the clock, whatever becomes of what they sent, and viewers who note what arrives.
//!
//! One thread does both, so one clock times both ends. A message's time runs from just before it is sent to when a
//! viewer has read it; how late the generator was with sending is told beside it.

use crate::{
    client::Socket,
    error::{Error, Naming},
    samples::Samples,
};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde::Deserialize;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::{sync::mpsc, task::JoinSet};
use tokio_tungstenite::tungstenite::Message;

/// Viewers of each session.
pub(crate) const VIEWERS: usize = 2;

/// Between two messages of a session.
const PERIOD: Duration = Duration::from_millis(100);

/// Messages of a session that warm everything up: 5 s.
const WARM_UP: usize = 50;

/// Messages of a session whose time counts: 20 s.
const MEASURED: usize = 200;

const BODY_BYTES: usize = 1024;

/// How long after the last message one that is still missing counts as lost.
const PATIENCE: Duration = Duration::from_secs(3);

/// A session as the load sees it.
pub(crate) struct Party {
    pub(crate) sharer: Socket,
    pub(crate) route: String,
    pub(crate) viewers: Vec<Socket>,
}

/// What a load came to.
pub(crate) struct Outcome {
    pub(crate) latencies: Samples,
    pub(crate) sent: u64,
    /// Messages times viewers.
    expected: u64,
    arrived: u64,
    twice: u64,
    /// What was said to sharers: refusals.
    said: Vec<String>,
    lateness: Samples,
    /// Dropped with the outcome: sockets that close have functions called and the database asked.
    _open: Open,
}

/// The load's sockets.
#[expect(dead_code, reason = "held, not read")]
struct Open {
    sharers: Vec<SplitSink<Socket, Message>>,
    listeners: JoinSet<()>,
    viewers: Vec<Socket>,
}

impl Outcome {
    pub(crate) const fn lost(&self) -> u64 {
        self.expected.saturating_sub(self.arrived)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |samples: &Samples, percent| samples.percentile(percent).unwrap_or(f64::NAN);
        write!(
            f,
            "{} sent, {} of {} arrived, {} twice; p50 {:.2} p95 {:.2} p99 {:.2} max {:.2} ms; sent late by p50 {:.2} p99 {:.2} ms",
            self.sent,
            self.arrived,
            self.expected,
            self.twice,
            of(&self.latencies, 50),
            of(&self.latencies, 95),
            of(&self.latencies, 99),
            of(&self.latencies, 100),
            of(&self.lateness, 50),
            of(&self.lateness, 99),
        )?;
        for said in self.said.iter().take(3) {
            write!(f, "\n  a sharer was told: {said}")?;
        }
        Ok(())
    }
}

/// When each message of a session was sent.
type Sent = Arc<Mutex<Vec<Instant>>>;

#[derive(Deserialize)]
struct Arrived<'a> {
    n: usize,
    body: &'a str,
}

/// Runs the load.
pub(crate) async fn run(parties: Vec<Party>) -> Result<Outcome, Error> {
    // The same moments and the same bytes in each run.
    let mut random = StdRng::seed_from_u64(20);
    let body: String = (0..BODY_BYTES).map(|_| char::from(random.random_range(b'a'..=b'z'))).collect();
    let body: Arc<str> = body.into();
    let begin = Instant::now() + Duration::from_millis(100);
    let total = WARM_UP + MEASURED;
    let last = begin + PERIOD * u32::try_from(total + 1).naming("too many messages")?;
    let (mut sharers, mut viewers, mut listeners) = (JoinSet::new(), JoinSet::new(), JoinSet::new());
    let (say, mut heard) = mpsc::unbounded_channel();
    let mut expected = 0;
    for party in parties {
        let sent: Sent = Arc::default();
        let (sink, stream) = party.sharer.split();
        let first = begin + PERIOD.mul_f64(random.random());
        let before_n = format!(r#"{{"action":"relay","route":"{}","stream":"mirror","n":"#, party.route);
        sharers.spawn(share(sink, first, before_n, Arc::clone(&body), Arc::clone(&sent)));
        listeners.spawn(listen(stream, say.clone()));
        for viewer in party.viewers {
            expected += total as u64;
            viewers.spawn(view(viewer, last + PATIENCE, Arc::clone(&body), Arc::clone(&sent)));
        }
    }
    let mut lateness = Vec::new();
    let mut sent = 0;
    let mut open = Open { sharers: Vec::new(), listeners, viewers: Vec::new() };
    while let Some(shared) = sharers.join_next().await {
        let (sink, late) = shared.naming("a sharer")??;
        sent += late.len() as u64;
        lateness.extend(late);
        open.sharers.push(sink);
    }
    let mut latencies = Vec::new();
    let (mut arrived, mut twice) = (0, 0);
    while let Some(seen) = viewers.join_next().await {
        let (socket, seen) = seen.naming("a viewer")??;
        open.viewers.push(socket);
        latencies.extend(seen.latencies);
        arrived += seen.arrived;
        twice += seen.twice;
    }
    let said = std::iter::from_fn(|| heard.try_recv().ok()).collect();
    let latencies = Samples::of(latencies)?;
    let lateness = Samples::of(lateness)?;
    Ok(Outcome { latencies, sent, expected, arrived, twice, said, lateness, _open: open })
}

async fn share(
    mut sink: SplitSink<Socket, Message>,
    first: Instant,
    before_n: String,
    body: Arc<str>,
    sent: Sent,
) -> Result<(SplitSink<Socket, Message>, Vec<Duration>), Error> {
    let mut lateness = Vec::new();
    let mut due = first;
    for n in 0..WARM_UP + MEASURED {
        tokio::time::sleep_until(due.into()).await;
        let text = format!(r#"{before_n}{n},"body":"{body}"}}"#);
        let now = Instant::now();
        lateness.push(now - due);
        sent.lock().unwrap_or_else(PoisonError::into_inner).push(now);
        sink.send(Message::text(text)).await.naming("a sharer's socket")?;
        due += PERIOD;
    }
    Ok((sink, lateness))
}

/// Passes on what is said to a sharer: refusals.
async fn listen(mut stream: SplitStream<Socket>, say: mpsc::UnboundedSender<String>) {
    while let Some(Ok(message)) = stream.next().await {
        if let Message::Text(text) = message
            && say.send(text.to_string()).is_err()
        {
            return;
        }
    }
}

#[derive(Default)]
struct Seen {
    latencies: Vec<Duration>,
    arrived: u64,
    twice: u64,
}

async fn view(
    mut socket: Socket,
    until: Instant,
    body: Arc<str>,
    sent: Sent,
) -> Result<(Socket, Seen), Error> {
    let mut seen = Seen::default();
    let mut numbers = vec![false; WARM_UP + MEASURED];
    while seen.arrived < numbers.len() as u64 {
        let Ok(message) = tokio::time::timeout_at(until.into(), socket.next()).await else { break };
        let message = message.naming("a viewer's socket was closed")?.naming("a viewer's socket")?;
        let now = Instant::now();
        let Message::Text(text) = message else { continue };
        // Notices of the sessions' opening may still wait to be read.
        let Ok(arrived) = serde_json::from_str::<Arrived<'_>>(&text) else { continue };
        if *arrived.body != *body {
            return Err(Error::wrong("a message arrived with another body than it was sent with"));
        }
        let number = numbers.get_mut(arrived.n).naming("a message arrived that was never sent")?;
        if std::mem::replace(number, true) {
            seen.twice += 1;
            continue;
        }
        seen.arrived += 1;
        if arrived.n >= WARM_UP {
            let sent = sent.lock().unwrap_or_else(PoisonError::into_inner).get(arrived.n).copied();
            seen.latencies.push(now - sent.naming("a message arrived before it was sent")?);
        }
    }
    Ok((socket, seen))
}
