//! The command line.

use crate::{
    error::{Error, Naming},
    system::{Paths, repository},
};
use lexopt::{Arg, Parser, ValueExt};

pub(crate) const USAGE: &str = "\
alongside-bench: measures Alongside, each figure beside a floor of the same run

Usage: alongside-bench [FIGURE]... [OPTIONS]

Figures (all by default):
  cold-start   start to first poll, first invocation and size of every function
  relay        latency and loss under load, and what it costs the database
  database     what a session's life costs the database
  visitor      what a customer's browser loads
  page-change  from a change of the page to the viewer's screen

  --bootstraps FOLDER  release builds of functions, alongside-seed and hello-world [beside this program]
  --rehearse           in any build, and without a report: whether everything can be measured at all
  --help               this text

Writes target/report/bench.json; with figures named, target/report/bench-partial.json.";

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Figure {
    ColdStart,
    Relay,
    Database,
    Visitor,
    PageChange,
}

impl Figure {
    pub(crate) const ALL: [Self; 5] =
        [Self::ColdStart, Self::Relay, Self::Database, Self::Visitor, Self::PageChange];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::ColdStart => "cold-start",
            Self::Relay => "relay",
            Self::Database => "database",
            Self::Visitor => "visitor",
            Self::PageChange => "page-change",
        }
    }
}

/// What is asked for.
pub(crate) enum Command {
    Help,
    Measure(Run),
}

/// A run.
pub(crate) struct Run {
    /// None: all of them.
    pub(crate) figures: Vec<Figure>,
    pub(crate) paths: Paths,
    pub(crate) is_rehearsal: bool,
}

pub(crate) fn read() -> Result<Command, Error> {
    let here = std::env::current_exe().naming("finding this program")?;
    let folder = here.parent().naming("this program lies nowhere")?;
    let mut paths = Paths { repository: repository()?, bootstraps: folder.to_owned() };
    let (mut figures, mut is_rehearsal) = (Vec::new(), false);
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next().naming("the command line")? {
        match argument {
            Arg::Value(name) => {
                let figure = Figure::ALL.into_iter().find(|figure| name == figure.name());
                figures.push(figure.naming(format!("there is no figure {}", name.to_string_lossy()))?);
            }
            Arg::Long("bootstraps") => {
                let folder = parser.value().naming("the command line")?;
                paths.bootstraps = folder.parse().naming("the command line")?;
            }
            Arg::Long("rehearse") => is_rehearsal = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected()).naming("the command line"),
        }
    }
    Ok(Command::Measure(Run { figures, paths, is_rehearsal }))
}
