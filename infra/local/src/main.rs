//! The gateway's command line.

mod arguments;

use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
};

use alongside_local::{Error, Gateway, Options, manifest::Manifest};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match arguments::read() {
        Ok(arguments::Command::Run(arguments)) => arguments,
        Ok(arguments::Command::Help) => {
            say(arguments::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("alongside-local: {error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("alongside-local: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: arguments::Arguments) -> Result<(), Error> {
    let mut manifest = Manifest::read(&arguments.manifest)?;
    if arguments.any_ports {
        manifest = manifest.with_ephemeral_ports();
    }
    let gateway = Gateway::start(Options {
        template: arguments.template,
        manifest,
        bootstraps: arguments.bootstraps,
        state: arguments.state,
        time_scale: arguments.time_scale,
        record: arguments.record,
    })
    .await?;
    say(&format!("ready\n{}", gateway.ready()));
    asked_to_stop().await?;
    gateway.stop().await;
    Ok(())
}

async fn asked_to_stop() -> Result<(), Error> {
    let failed = |source| Error::System { what: "waiting for signals", source };
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result.map_err(failed),
        _ = terminate.recv() => Ok(()),
    }
}

/// Prints to whoever reads; nobody reading is no error.
fn say(text: &str) {
    let mut output = std::io::stdout().lock();
    let _ = writeln!(output, "{text}");
    let _ = output.flush();
}
