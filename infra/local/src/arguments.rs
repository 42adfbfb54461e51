//! The command line.

use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

/// How the binary is used.
pub(crate) const USAGE: &str = "\
alongside-local: runs a SAM template on this machine, on 127.0.0.1 only

Usage: alongside-local run [OPTIONS]

  --template FILE      the SAM template [template.yaml]
  --manifest FILE      ports, people, sites, seed [infra/one-machine.yaml]
  --bootstraps FOLDER  where the functions' binaries are [target/local]
  --state FOLDER       what survives a restart [.alongside]
  --time-scale N       idle cuts, two-hour cuts and schedules pass N times faster [1]
  --record FILE        append every inbound request and message as JSON lines
  --any-ports          take free ports instead of the manifest's
  --help               this text

RUST_LOG sets what is logged (info).";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Command {
    Run(Arguments),
    Help,
}

/// The options of `run`.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) template: PathBuf,
    pub(crate) manifest: PathBuf,
    pub(crate) bootstraps: PathBuf,
    pub(crate) state: PathBuf,
    pub(crate) time_scale: f64,
    pub(crate) record: Option<PathBuf>,
    pub(crate) any_ports: bool,
}

/// Reads the command line.
pub(crate) fn read() -> Result<Command, lexopt::Error> {
    let mut arguments = Arguments {
        template: "template.yaml".into(),
        manifest: "infra/one-machine.yaml".into(),
        bootstraps: "target/local".into(),
        state: ".alongside".into(),
        time_scale: 1.0,
        record: None,
        any_ports: false,
    };
    let mut parser = Parser::from_env();
    let mut run = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(word) if word == "run" && !run => run = true,
            Arg::Long("template") => arguments.template = parser.value()?.into(),
            Arg::Long("manifest") => arguments.manifest = parser.value()?.into(),
            Arg::Long("bootstraps") => arguments.bootstraps = parser.value()?.into(),
            Arg::Long("state") => arguments.state = parser.value()?.into(),
            Arg::Long("time-scale") => arguments.time_scale = parser.value()?.parse()?,
            Arg::Long("record") => arguments.record = Some(parser.value()?.into()),
            Arg::Long("any-ports") => arguments.any_ports = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(if run { Command::Run(arguments) } else { Command::Help })
}
