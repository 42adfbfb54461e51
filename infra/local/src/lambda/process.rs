//! One child process of a function, from its start to its end.

use std::{
    process::{ExitStatus, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncRead, BufReader},
    process::{Child, Command},
    sync::Notify,
};

use super::{
    function::{Bootstrap, Function},
    invocation::Invocation,
};

/// How many of a process's lines are told when it doesn't start.
const FIRST_WORDS: usize = 20;

/// A line of a function's output that is longer is cut here.
const LINE_LIMIT: usize = 8 * 1024;

/// What the function's lock guards of one process.
pub(super) struct Process {
    begun: Instant,
    has_asked: bool,
    answered: Option<Instant>,
    current: Option<(Invocation, Instant)>,
    blame: Option<String>,
    kill: Arc<Notify>,
}

/// What the supervisor holds of it.
pub(super) struct Supervised {
    child: Child,
    kill: Arc<Notify>,
    first_words: tokio::sync::mpsc::Receiver<String>,
}

impl Process {
    /// It asks for an event, so it has started.
    pub(super) fn asks(&mut self) {
        self.has_asked = true;
        self.answered = None;
    }

    /// It has answered its event, and will ask for the next one in a moment.
    pub(super) fn answers(&mut self) -> Option<Invocation> {
        self.answered = Some(Instant::now());
        self.finish()
    }

    /// Whether it is about to ask for an event: it has just been started, or has just answered. A process that does
    /// other work between events is waited for no longer than `between`.
    pub(super) fn is_expected(&self, between: Duration) -> bool {
        !self.has_asked || self.answered.is_some_and(|at| at.elapsed() < between)
    }

    pub(super) fn is_starting(&self) -> bool {
        !self.has_asked
    }

    pub(super) fn take(&mut self, invocation: Invocation, deadline: Instant) {
        self.current = Some((invocation, deadline));
    }

    pub(super) fn holds(&self, request_id: &str) -> bool {
        self.current.as_ref().is_some_and(|(invocation, _)| invocation.request_id == request_id)
    }

    pub(super) fn finish(&mut self) -> Option<Invocation> {
        self.current.take().map(|(invocation, _)| invocation)
    }

    /// Remembers why it will end; the first reason stands.
    pub(super) fn blame(&mut self, reason: String) {
        self.blame.get_or_insert(reason);
    }

    pub(super) fn reason(&self) -> Option<&str> {
        self.blame.as_deref()
    }

    pub(super) fn is_late(&self, now: Instant, init_timeout: Duration) -> bool {
        self.blame.is_none()
            && match &self.current {
                Some((_, deadline)) => now >= *deadline,
                None => !self.has_asked && now >= self.begun + init_timeout,
            }
    }

    pub(super) fn kill(&mut self) {
        self.kill.notify_one();
    }
}

/// Starts a process.
pub(super) fn spawn(bootstrap: &Bootstrap, id: u64) -> std::io::Result<(Process, Supervised)> {
    let mut child = Command::new(&bootstrap.program)
        .env_clear()
        .envs(&bootstrap.environment)
        .env("AWS_LAMBDA_RUNTIME_API", format!("{}/{}/{id}", bootstrap.runtime_api, bootstrap.name))
        .env("AWS_LAMBDA_LOG_STREAM_NAME", format!("local/[$LATEST]{id}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        // A Ctrl-C in the terminal is for the gateway, which ends its processes itself.
        .process_group(0)
        .spawn()?;
    let (words, first_words) = tokio::sync::mpsc::channel(FIRST_WORDS);
    if let Some(output) = child.stdout.take() {
        tokio::spawn(log_lines(bootstrap.name.clone(), output, words.clone()));
    }
    if let Some(output) = child.stderr.take() {
        tokio::spawn(log_lines(bootstrap.name.clone(), output, words));
    }
    let kill = Arc::new(Notify::new());
    let process = Process {
        begun: Instant::now(),
        has_asked: false,
        answered: None,
        current: None,
        blame: None,
        kill: Arc::clone(&kill),
    };
    Ok((process, Supervised { child, kill, first_words }))
}

/// Waits for the end of a process, or brings it about, and tells the function.
pub(super) async fn supervise(function: Arc<Function>, id: u64, mut supervised: Supervised) {
    let how = tokio::select! {
        status = supervised.child.wait() => describe(status),
        () = supervised.kill.notified() => {
            // Errors mean that it is gone already.
            let _ = supervised.child.kill().await;
            "killed".to_owned()
        }
    };
    let mut first_words = Vec::new();
    // The output's readers end when the pipes close; a grandchild that keeps them open isn't waited for.
    let _ = tokio::time::timeout(Duration::from_millis(200), async {
        while let Some(line) = supervised.first_words.recv().await {
            first_words.push(line);
        }
    })
    .await;
    function.ended(id, &how, &first_words.join("\n"));
}

fn describe(status: std::io::Result<ExitStatus>) -> String {
    status.map_or_else(|error| error.to_string(), |status| status.to_string())
}

/// Passes a process's output on to the gateway's log, line by line.
async fn log_lines(
    function: String,
    output: impl AsyncRead + Unpin,
    words: tokio::sync::mpsc::Sender<String>,
) {
    let mut lines = BufReader::new(output);
    let mut line = Vec::new();
    loop {
        line.clear();
        match lines.read_until(b'\n', &mut line).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        let text = String::from_utf8_lossy(&line[..line.len().min(LINE_LIMIT)]);
        let text = text.trim_end();
        if !text.is_empty() {
            tracing::info!(target: "function", "{function}: {text}");
            // Only the first lines are kept: a process that doesn't start says why before it says much else.
            let _ = words.try_send(text.to_owned());
        }
    }
}
