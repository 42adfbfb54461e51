//! Cold starts: from the start of a process to its first poll for an event, and from there to the first answer. The
//! second answer tells how much of the first was the work itself.
//!
//! Every process of a function runs between processes of `hello-world`, so that both saw the same machine. Behind the
//! functions stand the gateway's DynamoDB and Secrets Manager, and a stub of `@connections` that takes every post: on
//! loopback, without TLS, and with tables in memory where there is such a place. So what is measured is the function's
//! own work, not a network's or a disk's.

mod connections;
mod events;
mod process;
mod runtime_api;

use crate::{
    error::{Error, Naming},
    report::Entry,
    samples::Samples,
    system::{Paths, Storage, System},
};
use alongside_local::template::{Document, Surroundings, Template};
use connections::Connections;
use events::Events;
use process::{ColdStart, Launcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Processes of each function, and as many of the floor's beside them.
const PROCESSES: u32 = 25;

/// What the floor's cold start may be exceeded by.
const GOAL_TIMES_FLOOR: f64 = 2.0;

/// What a bootstrap may weigh.
const GOAL_MEGABYTES: f64 = 6.0;

/// A function as the template has it.
struct Function {
    package: String,
    bootstrap: PathBuf,
    environment: BTreeMap<String, String>,
}

pub(crate) async fn measure(paths: &Paths) -> Result<Vec<Entry>, Error> {
    let system = System::start(paths, 0, Storage::Memory).await?;
    let connections = Connections::default();
    let template = template(paths, &system, connections.serve().await?)?;
    let launcher = Launcher::start(system.sdk_environment()).await?;
    let events = Events::prepare(&system).await?;
    let floor = paths.bootstraps.join("hello-world");
    let mut entries = Vec::new();
    for function in functions(paths, &template)? {
        entries.extend(cold_start(&launcher, &events, &connections, &function, &floor).await?);
    }
    for function in functions(paths, &template)? {
        let size = Entry::new(
            format!("bootstrap size, {}", function.package),
            megabytes(&function.bootstrap)?,
            "MB",
        );
        entries.push(size.with_floor(megabytes(&floor)?).at_most(GOAL_MEGABYTES));
    }
    system.stop().await?;
    Ok(entries)
}

/// The template with the addresses of this run, so that every function has exactly its own variables.
fn template(paths: &Paths, system: &System, socket_endpoint: String) -> Result<Template, Error> {
    let document = Document::read(&paths.template()).naming("reading the template")?;
    let parameters = [
        ("OidcIssuer", system.addresses().oidc.as_str()),
        ("OidcAudience", "alongside"),
        ("ConsoleOrigin", system.site("console")?),
    ];
    let surroundings = Surroundings {
        parameters: parameters.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        http_endpoint: system.addresses().http.clone(),
        socket_endpoint,
    };
    document.resolve(&surroundings).naming("resolving the template")
}

fn functions(paths: &Paths, template: &Template) -> Result<Vec<Function>, Error> {
    let functions = template.functions.values().map(|function| {
        let package = function.code.file_name().and_then(|name| name.to_str());
        let package = package.naming(format!("{} has no package", function.name))?.to_owned();
        let mut environment = function.environment.clone();
        environment.insert("AWS_LAMBDA_FUNCTION_NAME".into(), function.name.clone());
        environment.insert("AWS_LAMBDA_FUNCTION_MEMORY_SIZE".into(), function.memory_mb.to_string());
        environment.insert("AWS_LAMBDA_FUNCTION_VERSION".into(), "$LATEST".into());
        environment.insert("AWS_LAMBDA_LOG_FORMAT".into(), "JSON".into());
        Ok(Function { bootstrap: paths.bootstraps.join(&package), package, environment })
    });
    functions.collect()
}

async fn cold_start(
    launcher: &Launcher,
    events: &Events<'_>,
    connections: &Connections,
    function: &Function,
    floor: &Path,
) -> Result<[Entry; 4], Error> {
    let package = &function.package;
    let (mut starts, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..PROCESSES {
        let two = [events.of(package).await?, events.of(package).await?];
        floors.push(launcher.launch(floor, &function.environment, &two).await?);
        let start = launcher.launch(&function.bootstrap, &function.environment, &two).await?;
        events::check(package, &start.answers, &connections.take()?)?;
        starts.push(start);
    }
    let entry = |what: &str, part: fn(&ColdStart) -> Duration| {
        let value = Samples::of(starts.iter().map(part))?.percentile(50)?;
        let floor = Samples::of(floors.iter().map(part))?.percentile(50)?;
        Ok::<_, Error>(Entry::new(format!("cold start, {package}, {what}p50"), value, "ms").with_floor(floor))
    };
    Ok([
        entry("", |start| start.to_first_poll + start.first_invocation)?
            .at_most_times_floor(GOAL_TIMES_FLOOR),
        entry("start to first poll, ", |start| start.to_first_poll)?,
        entry("first invocation, ", |start| start.first_invocation)?,
        entry("second invocation, ", |start| start.second_invocation)?,
    ])
}

fn megabytes(file: &Path) -> Result<f64, Error> {
    let size = std::fs::metadata(file).naming(format!("looking at {}", file.display()))?.len();
    let size = u32::try_from(size).naming(format!("{} is far too large", file.display()))?;
    Ok(f64::from(size) / 1e6)
}
