//! One function: its queue, its processes, and the event that meets the process.
//!
//! Everything that decides stands behind one lock, and nothing waits while holding it. An event is in exactly one
//! place: in `waiting`, or with one process as its current event.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use axum::body::Bytes;
use serde::Serialize;
use tokio::sync::oneshot;

use super::{
    invocation::{Invocation, InvocationError},
    process::{self, Process},
};

/// Lambda's limit for a synchronous event and its answer.
const PAYLOAD_LIMIT: usize = 6 * 1024 * 1024;

/// How long a process may take until it asks for its first event, as on AWS.
const INIT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long an event waits for a process that has just answered, rather than start another.
const BETWEEN_EVENTS: Duration = Duration::from_millis(10);

/// How long nothing is started after a start that failed: doubles from the first to the second.
const BACK_OFF: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(5));

/// What is needed to start a process of a function.
#[derive(Debug, Clone)]
pub(crate) struct Bootstrap {
    pub(crate) name: String,
    pub(crate) program: PathBuf,
    pub(crate) timeout: Duration,
    pub(crate) limit: usize,
    pub(crate) environment: BTreeMap<String, String>,
    /// `http://127.0.0.1:PORT/<secret of this gateway>`: a process of an earlier gateway doesn't know it.
    pub(crate) runtime_api: String,
}

/// A function and its processes.
pub(crate) struct Function {
    bootstrap: Arc<Bootstrap>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Invocation>,
    processes: HashMap<u64, Process>,
    /// Processes that wait for an event, the latest last: it is the warmest.
    idle: Vec<(u64, oneshot::Sender<NextEvent>)>,
    next_process: u64,
    failed_starts: u32,
    no_start_before: Option<Instant>,
    stopping: bool,
    counters: Counters,
}

#[derive(Default, Clone, Copy)]
struct Counters {
    invocations: u64,
    errors: u64,
    cold_starts: u64,
    timeouts: u64,
}

/// What a function did since the gateway started.
#[derive(Debug, Clone, Serialize)]
pub struct FunctionStatus {
    /// Events.
    pub invocations: u64,
    /// Events without an answer.
    pub errors: u64,
    /// Processes started.
    pub cold_starts: u64,
    /// Processes killed because an event took too long.
    pub timeouts: u64,
    /// Processes now.
    pub processes: usize,
    /// Events that wait for a process now.
    pub waiting: usize,
}

/// An event as the Runtime API hands it out.
#[derive(Debug)]
pub(super) struct NextEvent {
    pub(super) request_id: String,
    pub(super) event: Bytes,
    /// Milliseconds since the epoch.
    pub(super) deadline: u64,
}

impl Function {
    pub(crate) fn new(bootstrap: Bootstrap) -> Self {
        Self { bootstrap: Arc::new(bootstrap), state: Mutex::default() }
    }

    pub(crate) fn name(&self) -> &str {
        &self.bootstrap.name
    }

    /// Hands the function an event, and waits for its answer: the one seam through which every event goes.
    ///
    /// A caller who stops waiting doesn't stop the function, as on AWS.
    pub(crate) async fn invoke(
        self: &Arc<Self>,
        request_id: String,
        event: Bytes,
        patience: Duration,
    ) -> Result<Bytes, InvocationError> {
        let result = if event.len() > PAYLOAD_LIMIT {
            Err(InvocationError::TooLarge)
        } else {
            let answer = self.enqueue(request_id, event);
            match tokio::time::timeout(patience, answer).await {
                Ok(Ok(answer)) => answer,
                Ok(Err(_)) => Err(InvocationError::Stopping),
                Err(_) => Err(InvocationError::NoAnswer(patience)),
            }
        };
        let mut state = self.lock();
        state.counters.invocations += 1;
        state.counters.errors += u64::from(result.is_err());
        drop(state);
        match &result {
            Ok(_) | Err(InvocationError::Stopping) => {}
            Err(error) => tracing::warn!(function = self.name(), %error, "no answer to an event"),
        }
        result
    }

    fn enqueue(
        self: &Arc<Self>,
        request_id: String,
        event: Bytes,
    ) -> oneshot::Receiver<Result<Bytes, InvocationError>> {
        let (answer, receiver) = oneshot::channel();
        let mut invocation = Invocation { request_id, event, answer };
        let mut state = self.lock();
        if state.stopping {
            let _ = invocation.answer.send(Err(InvocationError::Stopping));
            return receiver;
        }
        while let Some((id, waiter)) = state.idle.pop() {
            match self.hand_out(&mut state, id, invocation) {
                Ok(event) => {
                    // A process whose poll has just broken is about to be found dead, and fails the event then.
                    let _ = waiter.send(event);
                    return receiver;
                }
                Err(back) => invocation = back,
            }
        }
        if let Some(until) = state.no_start_before
            && state.processes.is_empty()
            && Instant::now() < until
        {
            let error = InvocationError::Init("it failed to start a moment ago".into());
            let _ = invocation.answer.send(Err(error));
            return receiver;
        }
        state.waiting.push_back(invocation);
        self.start_processes(&mut state);
        receiver
    }

    /// Makes an event the current one of a process.
    fn hand_out(&self, state: &mut State, id: u64, invocation: Invocation) -> Result<NextEvent, Invocation> {
        let Some(process) = state.processes.get_mut(&id) else { return Err(invocation) };
        let event = NextEvent {
            request_id: invocation.request_id.clone(),
            event: invocation.event.clone(),
            deadline: epoch_millis().saturating_add(as_millis(self.bootstrap.timeout)),
        };
        process.take(invocation, Instant::now() + self.bootstrap.timeout);
        Ok(event)
    }

    /// Starts processes until each waiting event has one on its way, within the limit. Those that are starting or have
    /// just answered count: a process of its own for each of two events in a row would be a waste that AWS avoids too.
    fn start_processes(self: &Arc<Self>, state: &mut State) {
        if state.waiting.is_empty() {
            return;
        }
        let mut expected =
            state.processes.values().filter(|process| process.is_expected(BETWEEN_EVENTS)).count();
        while expected < state.waiting.len() && state.processes.len() < self.bootstrap.limit {
            let id = state.next_process;
            state.next_process += 1;
            state.counters.cold_starts += 1;
            match process::spawn(&self.bootstrap, id) {
                Ok((process, child)) => {
                    state.processes.insert(id, process);
                    tokio::spawn(process::supervise(Arc::clone(self), id, child));
                    expected += 1;
                }
                Err(error) => {
                    self.start_failed(state, &error.to_string());
                    return;
                }
            }
        }
    }

    /// A process asks for its next event. `None` if it is none of ours.
    pub(super) fn next(&self, id: u64) -> Option<oneshot::Receiver<NextEvent>> {
        let mut state = self.lock();
        let process = state.processes.get_mut(&id)?;
        process.asks();
        // A runtime that asks without having answered has dropped its event.
        let dropped = process.finish();
        state.failed_starts = 0;
        state.no_start_before = None;
        if let Some(invocation) = dropped {
            let _ = invocation.answer.send(Err(InvocationError::Exited("it dropped the event".into())));
        }
        let (sender, receiver) = oneshot::channel();
        let mut sender = Some(sender);
        while let Some(invocation) = state.waiting.pop_front() {
            if invocation.answer.is_closed() {
                continue; // nobody waits for it: its integration timeout passed in the queue
            }
            if let Ok(event) = self.hand_out(&mut state, id, invocation)
                && let Some(sender) = sender.take()
            {
                let _ = sender.send(event);
            }
            break;
        }
        if let Some(sender) = sender {
            state.idle.retain(|(other, _)| *other != id);
            state.idle.push((id, sender));
        }
        Some(receiver)
    }

    /// A process answers. False if the event isn't its current one.
    pub(super) fn answer(&self, id: u64, request_id: &str, answer: Result<Bytes, InvocationError>) -> bool {
        let invocation = {
            let mut state = self.lock();
            match state.processes.get_mut(&id) {
                Some(process) if process.holds(request_id) => process.answers(),
                _ => None,
            }
        };
        let Some(invocation) = invocation else { return false };
        let answer = match answer {
            Ok(bytes) if bytes.len() > PAYLOAD_LIMIT => Err(InvocationError::AnswerTooLarge),
            other => other,
        };
        // The caller may have gone; the work is done all the same.
        let _ = invocation.answer.send(answer);
        true
    }

    /// A process reports that it can't start; its end follows.
    pub(super) fn init_failed(&self, id: u64, reason: String) {
        if let Some(process) = self.lock().processes.get_mut(&id) {
            process.blame(reason);
        }
    }

    /// A process has ended.
    pub(super) fn ended(self: &Arc<Self>, id: u64, how: &str, first_words: &str) {
        let mut state = self.lock();
        state.idle.retain(|(other, _)| *other != id);
        let Some(mut process) = state.processes.remove(&id) else { return };
        if state.stopping {
            return;
        }
        if process.is_starting() {
            let reason = process.reason().unwrap_or(how).to_owned();
            let reason = if first_words.is_empty() { reason } else { format!("{reason}\n{first_words}") };
            self.start_failed(&mut state, &reason);
            return;
        }
        if let Some(invocation) = process.finish() {
            let error = match process.reason() {
                Some(_) => InvocationError::TimedOut(self.bootstrap.timeout),
                None => InvocationError::Exited(how.to_owned()),
            };
            let _ = invocation.answer.send(Err(error));
        }
        self.start_processes(&mut state);
    }

    /// Fails what waits for a process when none can be had, and starts nothing for a while.
    fn start_failed(&self, state: &mut State, reason: &str) {
        let back_off = BACK_OFF.0.saturating_mul(1 << state.failed_starts.min(8)).min(BACK_OFF.1);
        state.no_start_before = Some(Instant::now() + back_off);
        state.failed_starts = state.failed_starts.saturating_add(1);
        if state.failed_starts == 1 {
            tracing::error!(function = self.name(), "doesn't start: {reason}");
        } else {
            tracing::debug!(function = self.name(), "still doesn't start: {reason}");
        }
        if state.processes.is_empty() {
            for invocation in state.waiting.drain(..) {
                let _ = invocation.answer.send(Err(InvocationError::Init(reason.to_owned())));
            }
        }
    }

    /// Kills processes whose time is up, and starts one for events that waited for a process that didn't come back.
    pub(super) fn reap(self: &Arc<Self>) {
        let now = Instant::now();
        let mut state = self.lock();
        let mut timeouts = 0;
        for process in state.processes.values_mut() {
            if process.is_late(now, INIT_TIMEOUT) {
                let at = if process.is_starting() { "its init" } else { "an event" };
                tracing::warn!(function = %self.bootstrap.name, "killed: {at} took too long");
                process.blame("it ran out of time".into());
                process.kill();
                timeouts += 1;
            }
        }
        state.counters.timeouts += timeouts;
        if !state.stopping {
            self.start_processes(&mut state);
        }
    }

    /// Kills every process and takes no more events.
    pub(super) fn stop(&self) {
        let mut state = self.lock();
        state.stopping = true;
        state.idle.clear();
        for invocation in state.waiting.drain(..) {
            let _ = invocation.answer.send(Err(InvocationError::Stopping));
        }
        for process in state.processes.values_mut() {
            process.kill();
        }
    }

    pub(super) fn processes(&self) -> usize {
        self.lock().processes.len()
    }

    pub(crate) fn status(&self) -> FunctionStatus {
        let state = self.lock();
        FunctionStatus {
            invocations: state.counters.invocations,
            errors: state.counters.errors,
            cold_starts: state.counters.cold_starts,
            timeouts: state.counters.timeouts,
            processes: state.processes.len(),
            waiting: state.waiting.len(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn epoch_millis() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, as_millis)
}

fn as_millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
