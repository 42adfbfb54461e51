//! Lambda: every function is its real bootstrap in child processes that ask the Runtime API for events.
//!
//! - A process handles one event at a time. An event that finds no free process starts one, up to a limit, and waits
//!   its turn beyond that.
//! - A process is killed when its event takes longer than the function's timeout, counted from when it got the event.
//! - A process that ends, for whatever reason, fails the event that it holds and no other.
//! - Processes end with the gateway, even a killed one: their long poll on `/next` breaks, and the runtime exits.

mod environment;
mod function;
mod invocation;
mod process;
mod runtime_api;

use std::{collections::HashMap, sync::Arc, time::Duration};

pub(crate) use environment::Endpoints;
pub(crate) use environment::{inherited, sdk_environment};
pub use function::FunctionStatus;
pub(crate) use function::{Bootstrap, Function};
pub(crate) use invocation::InvocationError;
pub(crate) use runtime_api::{RuntimeApi, serve};

/// How often timeouts are looked for: a process outlives its timeout by this much at most.
const REAPING: Duration = Duration::from_millis(20);

/// The functions of a template, by logical name.
#[derive(Clone, Default)]
pub(crate) struct Functions(Arc<HashMap<String, Arc<Function>>>);

impl Functions {
    pub(crate) fn new(functions: Vec<Function>) -> Self {
        Self(Arc::new(functions.into_iter().map(|f| (f.name().to_owned(), Arc::new(f))).collect()))
    }

    /// The function of this name. The template's reader has checked that every reference has one.
    pub(crate) fn get(&self, name: &str) -> Option<&Arc<Function>> {
        self.0.get(name)
    }

    /// What each function did so far.
    pub(crate) fn status(&self) -> std::collections::BTreeMap<String, FunctionStatus> {
        self.0.iter().map(|(name, function)| (name.clone(), function.status())).collect()
    }

    /// Kills what has run out of time, for as long as it is polled.
    pub(crate) async fn reap(self) {
        let mut ticks = tokio::time::interval(REAPING);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            for function in self.0.values() {
                function.reap();
            }
        }
    }

    /// Kills every process, and waits for nothing.
    pub(crate) fn kill(&self) {
        for function in self.0.values() {
            function.stop();
        }
    }

    /// Kills every process.
    pub(crate) async fn stop(&self) {
        self.kill();
        // Wait until they are gone, so that nothing writes to the state folder afterwards; bounded, as kills are.
        for _ in 0..100 {
            if self.0.values().all(|function| function.processes() == 0) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
