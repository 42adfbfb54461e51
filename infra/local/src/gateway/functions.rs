//! From the template's functions to bootstraps that can be started.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    Error,
    lambda::{Bootstrap, Function, Functions},
    template::{self, Template},
};

/// The part of a `Cargo.toml` that names the binary.
#[derive(Deserialize)]
struct Cargo {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    name: String,
}

/// Finds every function's bootstrap, and gathers what its processes need.
pub(super) fn build(
    template: &Template,
    root: &Path,
    bootstraps: &Path,
    processes: usize,
    environment: &BTreeMap<String, String>,
    runtime_api: &str,
) -> Result<Functions, Error> {
    let mut functions = Vec::new();
    for function in template.functions.values() {
        functions.push(Function::new(Bootstrap {
            name: function.name.clone(),
            program: program(function, root, bootstraps)?,
            timeout: function.timeout,
            limit: function.reserved_concurrency.unwrap_or(processes).max(1),
            environment: environment_of(function, environment),
            runtime_api: runtime_api.to_owned(),
        }));
    }
    Ok(Functions::new(functions))
}

/// `<bootstraps>/<package>`, where the package is named by the `Cargo.toml` in `CodeUri`.
fn program(function: &template::Function, root: &Path, bootstraps: &Path) -> Result<PathBuf, Error> {
    let name = match &function.binary {
        Some(binary) => binary.clone(),
        None => {
            let path = root.join(&function.code).join("Cargo.toml");
            let failed = |reason: String| Error::Package {
                function: function.name.clone(),
                path: path.clone(),
                reason,
            };
            let text = std::fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
            toml::from_str::<Cargo>(&text).map_err(|error| failed(error.to_string()))?.package.name
        }
    };
    let path = bootstraps.join(name);
    // A path without a folder would be looked for in PATH.
    let path = std::path::absolute(&path).unwrap_or(path);
    if path.is_file() {
        Ok(path)
    } else {
        Err(Error::BootstrapMissing { function: function.name.clone(), path })
    }
}

/// What Lambda puts into a function's environment, with the template's variables on top.
fn environment_of(
    function: &template::Function,
    shared: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut environment = shared.clone();
    let memory = function.memory_mb.to_string();
    let log_group = format!("/aws/lambda/{}", function.name);
    for (name, value) in [
        ("_HANDLER", function.handler.as_str()),
        ("AWS_EXECUTION_ENV", "AWS_Lambda_provided.al2023"),
        ("AWS_LAMBDA_FUNCTION_NAME", &function.name),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", &memory),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", &log_group),
        ("AWS_LAMBDA_LOG_FORMAT", "JSON"),
        ("LAMBDA_TASK_ROOT", "/var/task"),
        ("TZ", ":UTC"),
        ("LANG", "en_US.UTF-8"),
    ] {
        environment.insert(name.to_owned(), value.to_owned());
    }
    environment.extend(function.environment.clone());
    environment
}
