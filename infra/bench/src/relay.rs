//! The relay's latency: from a sharer's socket through gateway, function and `@connections` to the viewers' sockets.
//!
//! 100 sessions with two viewers each, ten messages of one kilobyte a second in each, for 20 seconds after warming up.
//! The floor is a plain relay (`plain`): the same sockets, messages and generator, in the same run, and nothing between
//! the two sockets but a program that copies. Gateway, functions and generator share this machine's cores, so the
//! numbers say what one machine bears, not what AWS does.

mod load;
pub(crate) mod plain;

use crate::{
    error::{Error, Naming},
    report::Entry,
    session::Session,
    system::{Paths, Storage, System},
    threads::Threads,
};
use futures_util::{StreamExt, TryStreamExt, stream};
use load::{Party, VIEWERS};
use std::collections::BTreeMap;

/// Sessions at once.
const SESSIONS: usize = 100;

/// Sessions that are opened at the same time, and the visitors who try a key at once: under the lock of five tries
/// from one address.
const OPENED_AT_ONCE: usize = 4;

const GOAL_P50: f64 = 1.5;
const GOAL_P99: f64 = 10.0;

pub(crate) async fn measure(paths: &Paths) -> Result<Vec<Entry>, Error> {
    let system = System::start(paths, SESSIONS * VIEWERS, Storage::Disk).await?;
    let parties = parties(&system).await?;
    let route = parties.first().map(|party| party.route.clone()).naming("no session was opened")?;

    let plain = Threads::start()?;
    let address = plain.run(plain::serve()).await??;
    let floor = load::run(plain_parties(&address, &route).await?).await?;
    drop(plain);

    let before = system.status();
    let outcome = load::run(parties).await?;
    let after = system.status();
    system.stop().await?;
    println!("relay: {outcome}\nplain: {floor}");
    if floor.lost() > 0 {
        return Err(Error::wrong(format!("the plain relay lost {} messages", floor.lost())));
    }

    let name = format!("relay, {SESSIONS} sessions x 10 messages/s x 1 KB x {VIEWERS} viewers");
    let percentile = |percent: usize| {
        let value = outcome.latencies.percentile(percent)?;
        let entry = Entry::new(format!("{name}, p{percent}"), value, "ms");
        Ok::<_, Error>(entry.with_floor(floor.latencies.percentile(percent)?))
    };
    let mut operations = difference(&before.dynamodb, &after.dynamodb);
    if after.functions.get("SweepFunction").map(|f| f.invocations)
        != before.functions.get("SweepFunction").map(|f| f.invocations)
    {
        // The sweep came by, on its schedule. Nothing was due, so it has queried and nothing else; nobody else does.
        operations.remove("Query");
    }
    let operations: u64 = operations.values().sum();
    Ok(vec![
        percentile(50)?.below(GOAL_P50),
        percentile(95)?,
        percentile(99)?.below(GOAL_P99),
        Entry::new("relay, messages lost", as_float(outcome.lost())?, "messages")
            .with_floor(as_float(floor.lost())?)
            .at_most(0.0),
        Entry::new(
            "relay, database operations per message",
            as_float(operations)? / as_float(outcome.sent)?,
            "operations",
        )
        .at_most(0.0),
    ])
}

/// What was counted between two readings.
pub(crate) fn difference(
    before: &BTreeMap<String, u64>,
    after: &BTreeMap<String, u64>,
) -> BTreeMap<String, u64> {
    let since = |(name, count): (&String, &u64)| {
        (name.clone(), count.saturating_sub(before.get(name).copied().unwrap_or(0)))
    };
    after.iter().map(since).filter(|(_, count)| *count > 0).collect()
}

pub(crate) fn as_float(count: u64) -> Result<f64, Error> {
    u32::try_from(count).map(f64::from).naming("a count beyond four thousand million")
}

/// Sessions of the real system.
async fn parties(system: &System) -> Result<Vec<Party>, Error> {
    let opening = stream::iter(0..SESSIONS).map(|number| async move {
        let agents: Vec<_> =
            (0..VIEWERS).map(|viewer| format!("agent-{}", number * VIEWERS + viewer)).collect();
        let session = Session::open(system, &agents).await?;
        Ok::<_, Error>(Party {
            sharer: session.sharer.into_socket(),
            route: session.route,
            viewers: session.viewers.into_iter().map(|viewer| viewer.into_socket()).collect(),
        })
    });
    opening.buffer_unordered(OPENED_AT_ONCE).try_collect().await
}

/// As many parties at the plain relay, with a route of the same length in their messages.
async fn plain_parties(address: &str, route: &str) -> Result<Vec<Party>, Error> {
    let mut parties = Vec::new();
    for number in 0..SESSIONS {
        let mut viewers = Vec::new();
        for _ in 0..VIEWERS {
            viewers.push(plain::connect(address, number, "viewer").await?);
        }
        let sharer = plain::connect(address, number, "sharer").await?;
        parties.push(Party { sharer, route: route.to_owned(), viewers });
    }
    Ok(parties)
}
