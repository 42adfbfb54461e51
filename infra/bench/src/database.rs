//! What a session costs the database: the gateway counts every operation, by name.

use crate::{
    error::{Error, Naming},
    relay::{as_float, difference},
    report::Entry,
    session,
    system::{Paths, Storage, System},
};
use std::collections::BTreeMap;

type Counts = BTreeMap<String, u64>;

/// Reads the counters step by step. An answer comes after everything that the request did to the tables.
struct Meter<'a> {
    system: &'a System,
    last: Counts,
    entries: Vec<Entry>,
    total: Counts,
}

impl<'a> Meter<'a> {
    fn new(system: &'a System) -> Self {
        Self { system, last: system.status().dynamodb, entries: Vec::new(), total: Counts::new() }
    }

    /// What was asked of the database since the last step isn't this session's.
    fn skip(&mut self) {
        self.last = self.system.status().dynamodb;
    }

    /// What was asked of the database since the last step is this one's.
    fn step(&mut self, name: &str) -> Result<Counts, Error> {
        let now = self.system.status().dynamodb;
        let counts = difference(&self.last, &now);
        self.last = now;
        println!("{name}: {counts:?}");
        let sum = counts.values().sum();
        self.entries.push(Entry::new(
            format!("session, database operations, {name}"),
            as_float(sum)?,
            "operations",
        ));
        Ok(counts)
    }

    /// A step of the life that is summed up.
    fn step_of_life(&mut self, name: &str) -> Result<(), Error> {
        for (operation, count) in self.step(name)? {
            *self.total.entry(operation).or_default() += count;
        }
        Ok(())
    }
}

pub(crate) async fn measure(paths: &Paths) -> Result<Vec<Entry>, Error> {
    let system = System::start(paths, 0, Storage::Disk).await?;
    let mut meter = Meter::new(&system);
    let mut agent = system.agent("ada").await?;
    meter.step("an agent connects")?;
    let mut visitor = system.visitor(None).await?;
    meter.step("a visitor connects")?;

    let id = session::create(&mut agent).await?;
    meter.step_of_life("create")?;
    let key = session::issue_key(&mut agent, &id).await?;
    meter.step_of_life("key")?;
    session::redeem(&mut visitor, &key).await?;
    meter.step_of_life("redeem")?;
    session::join_as_sharer(&mut visitor, &id).await?;
    meter.step_of_life("join")?;

    session::resume(&mut visitor, &id).await?;
    meter.step("resume on the same connection")?;
    let token = visitor.visitor_token.clone().naming("a visitor without a token")?;
    let mut returned = system.visitor(Some(&token)).await?;
    meter.skip();
    session::resume(&mut returned, &id).await?;
    meter.step_of_life("resume on a new connection")?;
    session::end(&mut agent, &id).await?;
    meter.step_of_life("end")?;

    let Meter { mut entries, total, .. } = meter;
    for (operation, count) in &total {
        let name = format!("session, database operations per session lifecycle, {operation}");
        entries.push(Entry::new(name, as_float(*count)?, "operations"));
    }
    let sum = as_float(total.values().sum())?;
    entries.push(Entry::new("session, database operations per session lifecycle", sum, "operations"));
    drop((agent, visitor, returned));
    system.stop().await?;
    Ok(entries)
}
