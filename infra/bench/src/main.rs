//! Measures Alongside: what `make bench` runs. README.md says what each figure means.

mod arguments;
mod client;
mod cold_start;
mod database;
mod error;
mod page_change;
mod relay;
mod report;
mod samples;
mod session;
mod system;
mod threads;
mod visitor;

use arguments::{Command, Figure, Run};
use error::Error;
use report::Entry;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use system::Paths;

/// How long one figure may take: all of them end long before, unless something hangs.
const PATIENCE: Duration = Duration::from_secs(300);

// One thread: what is measured has threads of its own (`threads`).
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let outcome = match arguments::read() {
        Ok(Command::Help) => {
            println!("{}", arguments::USAGE);
            return ExitCode::SUCCESS;
        }
        Ok(Command::Measure(run)) => measure(&run).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("alongside-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(Run { figures, paths, is_rehearsal }: &Run) -> Result<(), Error> {
    if cfg!(debug_assertions) && !is_rehearsal {
        return Err(Error::wrong(
            "a debug build measures nothing of use: cargo run --release -p alongside-bench",
        ));
    }
    let asked = if figures.is_empty() { &Figure::ALL[..] } else { figures };
    let mut entries = Vec::new();
    for figure in asked {
        let begun = Instant::now();
        let measured = tokio::time::timeout(PATIENCE, measure_one(*figure, paths)).await;
        let name = figure.name();
        match measured {
            Ok(Ok(measured)) => entries.extend(measured),
            Ok(Err(error)) => return Err(Error::wrong(format!("{name}: {error}"))),
            Err(_) => return Err(Error::wrong(format!("{name}: it took longer than {PATIENCE:?}"))),
        }
        eprintln!("{name}: measured in {:.1?}", begun.elapsed());
    }
    print!("\n{}", report::table(&entries));
    if *is_rehearsal {
        return Ok(());
    }
    let file = if figures.is_empty() { "report/bench.json" } else { "report/bench-partial.json" };
    let path = paths.target().join(file);
    report::write(&entries, &path)?;
    println!("\nwritten to {}", path.display());
    Ok(())
}

async fn measure_one(figure: Figure, paths: &Paths) -> Result<Vec<Entry>, Error> {
    match figure {
        Figure::ColdStart => cold_start::measure(paths).await,
        Figure::Relay => relay::measure(paths).await,
        Figure::Database => database::measure(paths).await,
        Figure::Visitor => visitor::measure(paths),
        Figure::PageChange => page_change::measure(paths).await,
    }
}
