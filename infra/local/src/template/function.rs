//! `AWS::Serverless::Function`, `Globals.Function`, and the events that invoke it.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use serde_json::Value as Json;
use serde_norway::Value;

use super::{
    HttpRoute, Schedule, TemplateError, document::Resource, intrinsics::Scope, properties::Properties,
};

/// Properties that AWS acts on and that change nothing here: one machine has one architecture, its own log and no
/// roles.
const WITHOUT_EFFECT: [&str; 12] = [
    "Architectures",
    "AutoPublishAlias",
    "DeploymentPreference",
    "Description",
    "FunctionName",
    "LoggingConfig",
    "PermissionsBoundary",
    "Policies",
    "Role",
    "RolePath",
    "Tags",
    "Tracing",
];

/// Lambda's own defaults (the template says otherwise as a rule).
const DEFAULT_MEMORY_MB: u64 = 128;
const DEFAULT_TIMEOUT_SECONDS: u64 = 3;

/// A function: which bootstrap it is, and what it is given.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its logical name, which is its name on this machine too.
    pub name: String,
    /// Folder of the package's `Cargo.toml`, relative to the template.
    pub code: PathBuf,
    /// The binary, where the package has several.
    pub binary: Option<String>,
    /// `Handler`, passed on as `_HANDLER`.
    pub handler: String,
    /// `MemorySize`, passed on and not enforced.
    pub memory_mb: u64,
    /// How long one event may take before the process is killed.
    pub timeout: Duration,
    /// `ReservedConcurrentExecutions`: how many processes at most.
    pub reserved_concurrency: Option<usize>,
    /// Environment variables, globals included.
    pub environment: BTreeMap<String, String>,
}

/// What invokes a function.
#[derive(Debug, Default)]
pub(super) struct Events {
    pub(super) routes: Vec<HttpRoute>,
    pub(super) schedules: Vec<Schedule>,
}

/// `Globals.Function`: what every function has unless it says otherwise.
#[derive(Debug, Default)]
pub(super) struct Globals {
    settings: Settings,
}

/// The settings that a function and `Globals` share.
#[derive(Debug, Default)]
struct Settings {
    handler: Option<String>,
    memory_mb: Option<u64>,
    timeout: Option<u64>,
    environment: BTreeMap<String, String>,
}

impl Globals {
    pub(super) fn read(scope: &Scope<'_>, section: Option<&Value>) -> Result<Self, TemplateError> {
        let Some(section) = section else { return Ok(Self::default()) };
        let mut globals = Properties::of("Globals", section.clone())?;
        let settings = match globals.mapping("Function")? {
            None => Settings::default(),
            Some(mut function) => {
                let settings = Settings::read(scope, &mut function)?;
                function.finish()?;
                settings
            }
        };
        globals.finish()?;
        Ok(Self { settings })
    }
}

impl Settings {
    fn read(scope: &Scope<'_>, properties: &mut Properties) -> Result<Self, TemplateError> {
        properties.without_effect(&WITHOUT_EFFECT);
        if let Some(runtime) = properties.text(scope, "Runtime")?
            && !runtime.starts_with("provided.")
        {
            return Err(TemplateError::Unsupported {
                at: format!("{} {runtime}", properties.place("Runtime")),
            });
        }
        let mut environment = BTreeMap::new();
        if let Some(mut section) = properties.mapping("Environment")? {
            if let Some(variables) = section.mapping("Variables")? {
                let at = properties.place("Environment.Variables");
                for (name, value) in variables.into_entries() {
                    let value = match scope.resolve(&format!("{at}.{name}"), &value)? {
                        Json::String(text) => text,
                        other => other.to_string(),
                    };
                    environment.insert(name, value);
                }
            }
            section.finish()?;
        }
        Ok(Self {
            handler: properties.text(scope, "Handler")?,
            memory_mb: properties.number(scope, "MemorySize")?,
            timeout: properties.number(scope, "Timeout")?,
            environment,
        })
    }
}

impl Function {
    pub(super) fn read(
        scope: &Scope<'_>,
        resource: &Resource,
        mut properties: Properties,
        globals: &Globals,
    ) -> Result<(Self, Events), TemplateError> {
        let name = &resource.name;
        let settings = Settings::read(scope, &mut properties)?;
        let code = properties.required_text(scope, "CodeUri")?.into();
        let reserved = properties.number(scope, "ReservedConcurrentExecutions")?;
        let events = match properties.mapping("Events")? {
            None => Events::default(),
            Some(events) => read_events(scope, name, events)?,
        };
        properties.finish()?;
        let shared = &globals.settings;
        let mut environment = shared.environment.clone();
        environment.extend(settings.environment);
        let function = Self {
            name: name.clone(),
            code,
            binary: binary(resource)?,
            handler: settings
                .handler
                .or_else(|| shared.handler.clone())
                .unwrap_or_else(|| "bootstrap".into()),
            memory_mb: settings.memory_mb.or(shared.memory_mb).unwrap_or(DEFAULT_MEMORY_MB),
            timeout: Duration::from_secs(
                settings.timeout.or(shared.timeout).unwrap_or(DEFAULT_TIMEOUT_SECONDS),
            ),
            reserved_concurrency: reserved.and_then(|number| usize::try_from(number).ok()),
            environment,
        };
        Ok((function, events))
    }
}

/// `Metadata.BuildProperties.Binary`, as `sam build` reads it for Rust.
fn binary(resource: &Resource) -> Result<Option<String>, TemplateError> {
    let Some(metadata) = &resource.metadata else { return Ok(None) };
    let at = format!("{}.Metadata", resource.name);
    let mut metadata = Properties::of(&at, metadata.clone())?;
    match metadata.take_raw("BuildMethod") {
        Some(Value::String(method)) if method == "rust-cargolambda" => {}
        Some(_) => return Err(TemplateError::Unsupported { at: format!("{at}.BuildMethod") }),
        None => {}
    }
    let Some(mut build) = metadata.mapping("BuildProperties")? else { return Ok(None) };
    let binary = build.take_raw("Binary");
    build.without_effect(&["CargoLambdaFlags", "Features"]);
    build.finish()?;
    match binary {
        None => Ok(None),
        Some(Value::String(name)) => Ok(Some(name)),
        Some(_) => {
            Err(TemplateError::Malformed { at: format!("{at}.BuildProperties.Binary"), expected: "a string" })
        }
    }
}

fn read_events(scope: &Scope<'_>, function: &str, events: Properties) -> Result<Events, TemplateError> {
    let mut read = Events::default();
    for (name, value) in events.into_entries() {
        let at = format!("{function}.Events.{name}");
        let mut event = Properties::of(&at, value)?;
        let kind = event.required_text(scope, "Type")?;
        let properties = event
            .mapping("Properties")?
            .ok_or_else(|| TemplateError::Missing { at: format!("{at}.Properties") })?;
        event.finish()?;
        match kind.as_str() {
            "HttpApi" => read.routes.push(HttpRoute::read(scope, function, &at, properties)?),
            "ScheduleV2" | "Schedule" => {
                read.schedules.push(Schedule::read(
                    scope,
                    function,
                    &name,
                    kind == "ScheduleV2",
                    properties,
                )?);
            }
            _ => return Err(TemplateError::Unsupported { at: format!("{at} (event type {kind})") }),
        }
    }
    Ok(read)
}
